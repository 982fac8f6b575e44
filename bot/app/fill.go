package app

import (
	"context"
	"errors"
	"fmt"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/app/demo"
	"github.com/gehoor/gehoor/bot/bus/local"
	"github.com/gehoor/gehoor/bot/desk"
)

// fillDemo fills an empty store with the demo's people and stories. A store
// that holds a conversation or a user is left as it is.
func (a *App) fillDemo(ctx context.Context) error {
	counts, err := a.store.Count(ctx)
	if err != nil {
		return err
	}
	users, err := a.store.FindUsers(ctx)
	if err != nil {
		return err
	}
	if len(counts) > 0 || len(users) > 0 {
		return nil
	}
	people, err := a.hireDemo(ctx)
	if err != nil {
		return err
	}
	stories, err := demo.Stories()
	if err != nil {
		return err
	}
	clock := &demo.Clock{}
	clock.Set(a.kit.Now())
	kit := *a.kit
	kit.Now = clock.Now
	bus := local.New()
	waiting := func() int {
		page, err := a.store.Find(ctx, bot.Query{Statuses: []bot.Status{bot.StatusQueued}, Limit: 1})
		if err != nil {
			return 0
		}
		return page.Total
	}
	runtime := actor.New(kit.runtime(a.store, bus, waiting, actor.Watch{}))
	stage := demo.Stage{Door: runtime, Clock: clock, Policy: kit.Policy, People: people, Now: a.kit.Now()}
	for _, story := range stories {
		if err := stage.Tell(ctx, story); err != nil {
			return errors.Join(err, runtime.Close(ctx), bus.Close())
		}
	}
	a.log.Info("demo filled", "conversations", len(stories))
	return errors.Join(runtime.Close(ctx), bus.Close())
}

// hireDemo makes the demo's users and returns them by key.
func (a *App) hireDemo(ctx context.Context) (map[string]bot.Person, error) {
	all, err := demo.People()
	if err != nil {
		return nil, err
	}
	d := desk.New(desk.Options{Accounts: a.store, Summaries: a.store, Zone: a.kit.Zone})
	out := map[string]bot.Person{}
	for _, p := range all {
		u := bot.User{Email: p.Email, Name: p.Name, Role: bot.UserRole(p.Role), Locale: a.settings.DefaultLocale}
		u, _, err := d.AddUser(ctx, Operator, u, demo.Password, a.kit.Now())
		if err != nil {
			return nil, fmt.Errorf("demo: %s: %w", p.Email, err)
		}
		out[p.Key] = bot.Person{Role: bot.Agent, Name: u.Name, ID: u.ID}
	}
	return out, nil
}

// Operator is who works from the command line: whoever can reach the store may
// do everything.
var Operator = desk.Actor{ID: "operator", Name: "operator", Role: bot.RoleAdmin}

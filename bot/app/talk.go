package app

import (
	"context"
	"errors"
	"log/slog"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/assist"
	"github.com/gehoor/gehoor/bot/bus/local"
)

// Talk is what it takes to hold a conversation without a server: store, kit and
// runtime. A server may run on the same store.
type Talk struct {
	*actor.Runtime
	crew  *crew
	store Store
	bus   bot.Bus
}

// OpenTalk opens the store that the settings name and starts a runtime on it.
func OpenTalk(ctx context.Context, s config.Settings, log *slog.Logger) (*Talk, error) {
	kit, err := NewKit(s, log)
	if err != nil {
		return nil, err
	}
	if err := kit.keepEditions(log); err != nil {
		return nil, err
	}
	store, err := OpenStore(ctx, s)
	if err != nil {
		return nil, err
	}
	bus := local.New()
	waiting := func() int {
		page, err := store.Find(ctx, bot.Query{Statuses: []bot.Status{bot.StatusQueued}, Limit: 1})
		if err != nil {
			return 0 // the store will refuse the decision that wanted to know
		}
		return page.Total
	}
	model := kit.runner(assist.Watch{})
	t := &Talk{
		Runtime: actor.New(attend(kit.runtime(store, bus, waiting, actor.Watch{}), model)),
		crew:    newCrew(log, func(string, error) {}), store: store, bus: bus,
	}
	t.crew.Go("runtime", t.Runtime.Run)
	if model != nil {
		t.crew.Go("model", func(ctx context.Context) error { return model.Run(ctx, t.Runtime) })
	}
	return t, nil
}

// Resume returns the conversation that token opens. It returns a BadToken error
// for a token that opens none.
func (t *Talk) Resume(ctx context.Context, token bot.Token) (bot.ID, error) {
	id := token.Conversation()
	bad := bot.E(bot.BadToken, "error.bad_token", nil)
	if id == "" {
		return "", bad
	}
	var hash string
	err := t.View(ctx, id, func(s *bot.State) { hash = s.Opened.Token })
	switch {
	case errors.Is(err, bot.ErrNotFound):
		return "", bad
	case err != nil:
		return "", err
	case !token.Matches(hash):
		return "", bad
	}
	return id, nil
}

// Load reads the log from the store, so that it also has what other programs
// added.
func (t *Talk) Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	return t.store.Load(ctx, id, after)
}

// Changed tells when conversation id has grown, until stop is called.
func (t *Talk) Changed(id bot.ID) (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	return c, t.bus.Subscribe(func(a bot.Announcement) {
		if a.Conversation != id {
			return
		}
		select {
		case c <- struct{}{}:
		default:
		}
	})
}

// Close ends the runtime and closes the store.
func (t *Talk) Close(ctx context.Context) error {
	return errors.Join(t.Runtime.Close(ctx), t.crew.stop(ctx), t.bus.Close(), t.store.Close())
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/desk"
)

// withStore opens the store for the time of use. It must be there: a command
// with a mistyped --data must not find an empty store and call it good.
func withStore(ctx context.Context, s config.Settings, use func(store app.Store) error) error {
	if !app.StoreExists(s) {
		return fmt.Errorf("there is no store in %s: check --data, or start gehoor there first", s.Data)
	}
	return withNewStore(ctx, s, use)
}

// withNewStore is withStore for what may come before the first start: people,
// tokens, an import.
func withNewStore(ctx context.Context, s config.Settings, use func(store app.Store) error) error {
	store, err := app.OpenStore(ctx, s)
	if err != nil {
		return err
	}
	return errors.Join(use(store), store.Close())
}

// withDesk opens the store and a desk on it. From the command line nobody is
// logged in: who can reach the store may do everything.
func withDesk(ctx context.Context, c *Console, s config.Settings, use func(d *desk.Desk) error) error {
	return withStore(ctx, s, deskWork(c, s, use))
}

// withNewDesk is withDesk for what may come before the first start.
func withNewDesk(ctx context.Context, c *Console, s config.Settings, use func(d *desk.Desk) error) error {
	return withNewStore(ctx, s, deskWork(c, s, use))
}

func deskWork(c *Console, s config.Settings, use func(d *desk.Desk) error) func(app.Store) error {
	return func(store app.Store) error {
		zone, err := s.Zone()
		if err != nil {
			return err
		}
		return use(desk.New(desk.Options{Accounts: store, Summaries: store, Zone: zone, Log: app.NewLog(c.Err, quiet(s))}))
	}
}

// clockNow reads the machine's clock for commands that have no other.
func clockNow() time.Time { return time.Now().UTC() }

// quiet lets a command's log say only what went wrong: what it did, the command
// prints.
func quiet(s config.Settings) config.Settings {
	if s.LogLevel == "info" {
		s.LogLevel = "warn"
	}
	return s
}

package app

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Repairs are due every minute, and look back further than the clocks of nodes
// differ.
const (
	repairEvery   = time.Minute
	repairOverlap = 10 * time.Minute
)

// repairer is a store whose summaries follow their commits, so that a crash
// between the two leaves one behind (MongoDB).
type repairer interface {
	Repair(ctx context.Context, since time.Time, sum func(bot.ID, []bot.Commit) bot.Summary) (int, error)
}

// keepSummaries brings summaries up that a stopped node left behind: all at
// the start, then the recent ones, until ctx ends. A store that can't be
// reached is tried again a minute later.
func (a *App) keepSummaries(ctx context.Context, store repairer) error {
	tick := time.NewTicker(repairEvery)
	defer tick.Stop()
	var since time.Time
	for {
		began := a.kit.Now()
		n, err := store.Repair(ctx, since, a.summarise)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			a.log.Warn("summaries not repaired", "error", err)
		default:
			since = began.Add(-repairOverlap)
		}
		if n > 0 {
			a.log.Info("summaries repaired", "conversations", n)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

func (a *App) summarise(_ bot.ID, log []bot.Commit) bot.Summary {
	s := bot.Replay(log)
	return s.Summary(s.NextDue(a.kit.Policy))
}

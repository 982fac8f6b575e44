package app

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// housekeepingEvery is how often what has ended is cleared away.
const housekeepingEvery = 10 * time.Minute

// keepHouse clears away, until ctx ends, what nobody may keep any longer:
// logins and invites that ended, conversations past their retention.
func (a *App) keepHouse(ctx context.Context) error {
	tick := time.NewTicker(housekeepingEvery)
	defer tick.Stop()
	for {
		if err := a.desk.Sweep(ctx, a.kit.Now()); err != nil {
			return err
		}
		if err := a.eraseOld(ctx); err != nil {
			return err
		}
		if err := a.sweepFiles(ctx); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
	}
}

// eraseOld erases conversations whose retention has passed, counted from their
// last change. A complaint that waits for its answer is never erased.
func (a *App) eraseOld(ctx context.Context) error {
	yes, no := true, false
	r := a.settings.Retention
	if err := a.eraseBefore(ctx, r.Unfinished, bot.Query{
		Complaint: &no, Statuses: []bot.Status{bot.StatusOpened, bot.StatusIntake, bot.StatusAside, bot.StatusClosed},
	}, "unfinished"); err != nil {
		return err
	}
	return a.eraseBefore(ctx, r.Complaints, bot.Query{
		Complaint: &yes, Statuses: []bot.Status{bot.StatusResolved, bot.StatusClosed},
	}, "retention")
}

func (a *App) eraseBefore(ctx context.Context, after time.Duration, q bot.Query, why string) error {
	if after == 0 {
		return nil
	}
	now := a.kit.Now()
	old := now.Add(-after)
	erased := 0
	q.Limit = 500
	for {
		page, err := a.store.Find(ctx, q)
		if err != nil {
			return err
		}
		for _, s := range page.Summaries {
			if !s.UpdatedAt.Before(old) {
				continue
			}
			err := a.store.Erase(ctx, bot.Tombstone{
				Conversation: s.Conversation, Reference: s.Reference, At: now, Why: why, By: "retention",
			})
			if err != nil {
				return err
			}
			a.runtime.Forget(s.Conversation)
			erased++
		}
		if page.Next == "" {
			break
		}
		q.Cursor = page.Next
	}
	if erased > 0 {
		a.log.Info("erased", "conversations", erased, "why", why)
	}
	return nil
}

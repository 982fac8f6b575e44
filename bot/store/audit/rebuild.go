package audit

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
)

// Rebuild writes every summary anew from its log and returns how many
// conversations there are and how many summaries were missing or different.
// Logs that can't be read are left as they are; the Corrupt errors are
// returned when all others are done.
//
// On a store in use a conversation may grow meanwhile. Its summary is then
// the business of whoever let it grow, and is looked at once more.
func Rebuild(ctx context.Context, store bot.Store, sum Sum) (total, changed int, err error) {
	err = store.Walk(ctx, func(id bot.ID, log []bot.Commit, stored *bot.Summary) error {
		total++
		want := sum(log)
		if stored != nil && differences(want, *stored) == "" {
			return nil
		}
		changed++
		return put(ctx, store, id, want, sum)
	})
	return total, changed, err
}

// put writes want, and again while the log has grown in between: an older
// summary must not stay in the place of a newer one.
func put(ctx context.Context, store bot.Store, id bot.ID, want bot.Summary, sum Sum) error {
	for {
		err := store.PutSummary(ctx, want)
		if err != nil {
			return unlessErased(err)
		}
		log, err := store.Load(ctx, id, 0)
		if err != nil {
			return unlessErased(err)
		}
		if log[len(log)-1].Last() <= want.LastSeq {
			return nil
		}
		want = sum(log)
	}
}

// unlessErased drops the error of a conversation that is gone meanwhile.
func unlessErased(err error) error {
	if errors.Is(err, bot.ErrNotFound) {
		return nil
	}
	return err
}

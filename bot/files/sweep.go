package files

import (
	"context"
	"errors"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// orphaned is how old a file is that no conversation names before it is swept:
// far longer than one may take to come in.
const orphaned = 2 * time.Hour

// Store keeps files, and the conversations that name them.
type Store interface {
	bot.Files
	Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
}

// Sweep drops the files of which no conversation knows: a stop between keeping
// a file and telling the conversation leaves one. It returns how many.
func Sweep(ctx context.Context, store Store, now time.Time) (int, error) {
	return store.SweepFiles(ctx, now.Add(-orphaned), func(ctx context.Context, conversation bot.ID, id bot.FileID) (bool, error) {
		log, err := store.Load(ctx, conversation, 0)
		if errors.Is(err, bot.ErrNotFound) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		for _, c := range log {
			for _, e := range c.Events {
				if a, ok := e.(bot.Attached); ok && a.File.ID == id {
					return true, nil
				}
			}
		}
		return false, nil
	})
}

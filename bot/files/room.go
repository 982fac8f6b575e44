package files

import (
	"context"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// recount is how long the sum of all files is believed, between which what
// comes in here is added to it.
const recount = time.Minute

// taken is how many bytes all files take, as last counted.
type taken struct {
	mu    sync.Mutex
	bytes int64
	at    time.Time
}

func (t *taken) add(n int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes += n
}

// room returns Full when all files together have reached their bound: files
// must not take the room that complaints need.
func (in *Intake) room(ctx context.Context) error {
	if in.All <= 0 {
		return nil
	}
	t, now := &in.taken, in.Now()
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.at.IsZero() || now.Sub(t.at) > recount {
		n, err := in.Files.SumFiles(ctx)
		if err != nil {
			return err
		}
		t.bytes, t.at = n, now
	}
	if t.bytes+in.Limits.Size > in.All {
		return bot.E(bot.Full, "error.file_full", nil)
	}
	return nil
}

package mongo

import (
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// maxTails bounds the memory of the tails, to some 10 MB.
const maxTails = 1 << 17

// tail is the end of a log that this node has written.
type tail struct {
	last  uint64
	print int64 // of the summary that went with it
}

// tails remembers where the logs end that this node has appended to, which
// saves the look for a predecessor. An entry may be old: a commit that another
// node has appended since begins at the same seq as ours would, so the unique
// index refuses ours. It must only hold what a majority has acknowledged.
type tails struct {
	mu    sync.Mutex
	known map[bot.ID]tail
}

func (t *tails) put(id bot.ID, at tail) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil || len(t.known) >= maxTails {
		t.known = map[bot.ID]tail{}
	}
	t.known[id] = at
}

// find returns the zero tail for a log that this node doesn't know.
func (t *tails) find(id bot.ID) tail {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.known[id]
}

func (t *tails) drop(id bot.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.known, id)
}

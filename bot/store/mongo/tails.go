package mongo

import (
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// maxTails bounds the memory of the tails, to some 10 MB.
const maxTails = 1 << 17

// tails remembers where the logs end that this node has appended to, which
// saves the look for a predecessor. An entry may be old: a commit that another
// node has appended since begins at the same seq as ours would, so the unique
// index refuses ours. It must only hold what a majority has acknowledged.
type tails struct {
	mu    sync.Mutex
	known map[bot.ID]uint64
}

func (t *tails) put(id bot.ID, last uint64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil || len(t.known) >= maxTails {
		t.known = map[bot.ID]uint64{}
	}
	t.known[id] = last
}

func (t *tails) is(id bot.ID, last uint64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.known[id] == last
}

func (t *tails) drop(id bot.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.known, id)
}

// Package local is the bus of a single node: it stays inside the process.
package local

import (
	"maps"
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// maxPending bounds what waits for one subscriber. Beyond it announcements are
// dropped; so many conversations that grow at once are news in themselves.
const maxPending = 1 << 16

// Bus is a bot.Bus inside the process. Announcements of one conversation that
// wait for the same subscriber are merged into the latest.
type Bus struct {
	mu          sync.RWMutex
	subscribers map[*subscriber]struct{}
	closed      bool
}

var _ bot.Bus = (*Bus)(nil)

// New returns a bus without subscribers.
func New() *Bus { return &Bus{subscribers: map[*subscriber]struct{}{}} }

// Announce implements bot.Bus.
func (b *Bus) Announce(a bot.Announcement) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for s := range b.subscribers {
		s.put(a)
	}
}

// Subscribe implements bot.Bus. hear is called by one goroutine, which ends
// with stop or with the bus.
func (b *Bus) Subscribe(hear func(bot.Announcement)) (stop func()) {
	s := &subscriber{hear: hear, pending: map[bot.ID]uint64{}, wake: make(chan struct{}, 1), gone: make(chan struct{})}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return func() {}
	}
	b.subscribers[s] = struct{}{}
	go s.run()
	return sync.OnceFunc(func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.drop(s)
	})
}

// Close ends all subscriptions. It returns nil.
func (b *Bus) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	for s := range maps.Keys(b.subscribers) {
		b.drop(s)
	}
	return nil
}

// drop ends s unless it has ended. The caller holds the lock.
func (b *Bus) drop(s *subscriber) {
	if _, ok := b.subscribers[s]; ok {
		delete(b.subscribers, s)
		close(s.gone)
	}
}

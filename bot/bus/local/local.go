// Package local is the bus of one process: announcements go from the part that
// stored a commit to the parts that show it.
package local

import (
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// Bus is a bot.Bus in memory. The zero Bus isn't ready; use New. It is safe
// for use by many goroutines.
type Bus struct {
	mu     sync.RWMutex
	ears   map[int]func(bot.Announcement)
	next   int
	closed bool
}

// New makes a bus.
func New() *Bus { return &Bus{ears: map[int]func(bot.Announcement){}} }

// Announce calls every subscriber, one after another, in the caller's
// goroutine: they return at once, as bot.Bus asks. After Close it does nothing.
func (b *Bus) Announce(a bot.Announcement) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, hear := range b.ears {
		hear(a)
	}
}

// Subscribe implements bot.Bus. After stop has returned hear is not called any
// more. stop must not be called from within hear.
func (b *Bus) Subscribe(hear func(bot.Announcement)) (stop func()) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return func() {}
	}
	id := b.next
	b.next++
	b.ears[id] = hear
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.ears, id)
	}
}

// Close ends all subscriptions. Closing twice is harmless.
func (b *Bus) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.closed = true
	clear(b.ears)
	return nil
}

package demo

import (
	"sync"
	"time"
)

// Clock is a clock that stands still until it is set. It is safe for use by
// many goroutines.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now is what the clock shows.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set sets the clock.
func (c *Clock) Set(now time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = now.UTC()
}

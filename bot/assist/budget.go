package assist

import (
	"sync"
	"time"
)

// day counts the calls of a civil day on this node. A restart begins anew: it
// bounds a bill, it doesn't keep books.
type day struct {
	mu   sync.Mutex
	on   string
	used int
}

// take spends a call if the day has one left.
func (d *day) take(now time.Time, most int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.turn(now)
	if d.used >= most {
		return false
	}
	d.used++
	return true
}

// left reports whether there is a call to spend.
func (d *day) left(now time.Time, most int) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.turn(now)
	return d.used < most
}

func (d *day) turn(now time.Time) {
	if on := now.Format(time.DateOnly); on != d.on {
		d.on, d.used = on, 0
	}
}

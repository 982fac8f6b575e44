package assist

import (
	"sync"
	"time"
)

// The breaker's measures. A count of consecutive failures alone never opens it
// when one call in three succeeds, and each of the others costs the customer
// its whole wait: so the ratio over the last calls counts too.
const (
	window     = 20               // calls that are remembered
	enoughSeen = 10               // before which a ratio says nothing
	inARow     = 5                // failures in a row that open it
	coolDown   = 30 * time.Second // before one call may try again
)

// BreakerState is whether a model is asked at all.
type BreakerState int

// The states.
const (
	Closed   BreakerState = iota // it is asked
	HalfOpen                     // one call tries
	Open                         // it isn't
)

// breaker keeps from asking a model that doesn't answer.
type breaker struct {
	mu sync.Mutex
	tally
}

// tally is what the breaker remembers.
type tally struct {
	failed  [window]bool
	seen    int // calls in failed, at most window
	next    int
	row     int // failures in a row
	state   BreakerState
	until   time.Time // Open until then
	probing bool
}

// allow reports whether a call may be made now. Who is allowed must tell done
// or forget.
func (b *breaker) allow(now time.Time) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.thaw(now)
	switch b.state {
	case Open:
		return false
	case HalfOpen:
		if b.probing {
			return false
		}
		b.probing = true
	}
	return true
}

// done takes how a call went.
func (b *breaker) done(now time.Time, ok bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.state == HalfOpen {
		b.probing = false
		if ok {
			b.tally = tally{}
		} else {
			b.open(now)
		}
		return
	}
	b.failed[b.next] = !ok
	b.next = (b.next + 1) % window
	b.seen = min(b.seen+1, window)
	b.row++
	if ok {
		b.row = 0
	}
	failures := 0
	for _, f := range b.failed[:b.seen] {
		if f {
			failures++
		}
	}
	if b.row >= inARow || b.seen >= enoughSeen && 2*failures >= b.seen {
		b.open(now)
	}
}

// forget gives up a call that says nothing about the model: we were stopping.
func (b *breaker) forget() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.probing = false
}

// State is the state now.
func (b *breaker) State(now time.Time) BreakerState {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.thaw(now)
	return b.state
}

func (b *breaker) open(now time.Time) {
	b.tally = tally{state: Open, until: now.Add(coolDown)}
}

func (b *breaker) thaw(now time.Time) {
	if b.state == Open && !now.Before(b.until) {
		b.state = HalfOpen
	}
}

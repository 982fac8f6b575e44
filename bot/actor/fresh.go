package actor

import (
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// freshMax is how many conversations in which nothing was said yet stay in
// memory. Most customers who open one say something at once or not for long;
// ten thousand open ones must not cost ten thousand states.
const freshMax = 1024

// fresh lists the conversations that were opened last.
type fresh struct {
	mu     sync.Mutex
	actors [freshMax]*actor
	next   int
}

// push adds a and returns the one whose place it takes, nil if that was free.
func (f *fresh) push(a *actor) *actor {
	f.mu.Lock()
	defer f.mu.Unlock()
	oldest := f.actors[f.next]
	f.actors[f.next] = a
	f.next = (f.next + 1) % freshMax
	return oldest
}

// welcome keeps a conversation that was just opened in memory for a while.
func (r *Runtime) welcome(s *bot.State, c bot.Commit, due time.Time) {
	a := r.wake(c.Conversation)
	a.mu.Lock()
	if a.busy || a.state != nil || a.gone {
		a.mu.Unlock()
		return
	}
	a.state, a.due, a.tail = s, due, []bot.Commit{c}
	a.last, a.known = c.Last(), c.Last()
	next := a.next()
	a.mu.Unlock()
	r.wakes.bring(a, next)
	if oldest := r.fresh.push(a); oldest != nil {
		r.release(oldest)
	}
}

// release drops a from memory if nothing was done in it since it was opened.
func (r *Runtime) release(a *actor) {
	a.mu.Lock()
	idle := !a.worked && !a.busy && !a.gone
	if idle {
		a.gone = true
	}
	a.mu.Unlock()
	if idle {
		r.drop(a)
	}
}

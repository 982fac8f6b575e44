package actor

import (
	"container/heap"
	"context"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// wakes is one heap of moments for all live conversations: when a Tick is due,
// or when to drop one from memory. An entry is brought forward at once and put
// off only when it comes up, so that a conversation in which much is said
// seldom touches it.
type wakes struct {
	mu   sync.Mutex
	heap byTime
	kick chan struct{} // the first moment came nearer
}

// bring puts a into the heap at moment t, or moves it there if that is sooner
// than planned: of two who wake a conversation at once, neither puts off what
// the other wants.
func (w *wakes) bring(a *actor, t time.Time) {
	w.mu.Lock()
	switch {
	case a.index == 0:
		a.at = t
		heap.Push(&w.heap, a)
	case t.Before(a.at):
		a.at = t
		heap.Fix(&w.heap, a.index-1)
	default:
		w.mu.Unlock()
		return
	}
	first := w.heap[0] == a
	w.mu.Unlock()
	if first {
		select {
		case w.kick <- struct{}{}:
		default:
		}
	}
}

func (w *wakes) remove(a *actor) {
	w.mu.Lock()
	if a.index > 0 {
		heap.Remove(&w.heap, a.index-1)
	}
	w.mu.Unlock()
}

// take removes and returns the first actor whose moment has come; else nil and
// the next moment, zero if there is none.
func (w *wakes) take(now time.Time) (*actor, time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.heap) == 0 {
		return nil, time.Time{}
	}
	if next := w.heap[0].at; next.After(now) {
		return nil, next
	}
	return heap.Pop(&w.heap).(*actor), time.Time{}
}

// Run tells live conversations that time has passed when it has, and drops
// those that rest, until ctx ends. It is the only timer there is.
func (r *Runtime) Run(ctx context.Context) error {
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		now := r.Now()
		a, next := r.wakes.take(now)
		if a != nil {
			r.rouse(a, now)
			continue
		}
		wait := time.Hour
		if !next.IsZero() {
			wait = next.Sub(now)
		}
		timer.Reset(wait)
		select {
		case <-ctx.Done():
			return nil
		case <-r.wakes.kick:
		case <-timer.C:
		}
	}
}

// rouse looks what a was to be woken for.
func (r *Runtime) rouse(a *actor, now time.Time) {
	a.mu.Lock()
	switch {
	case a.gone:
		a.mu.Unlock()
		return
	case a.busy: // it asks to be woken when it is done
		a.mu.Unlock()
		return
	case a.tickable(now):
		a.mu.Unlock()
		if r.enter() {
			if err := r.post(a.id, &job{ctx: context.Background(), cmd: bot.Tick{}}); err != nil {
				r.leave()
			}
		}
		return
	case !now.Before(a.used.Add(r.Idle)):
		a.gone = true
		a.mu.Unlock()
		r.drop(a)
		return
	}
	next := a.next()
	a.mu.Unlock()
	r.wakes.bring(a, next)
}

// tickable reports whether a Tick is due and the customer isn't typing (C09).
func (a *actor) tickable(now time.Time) bool {
	return !a.due.IsZero() && !now.Before(a.due) && !now.Before(a.typing)
}

// next is when a is to be looked at again.
func (a *actor) next() time.Time {
	t := a.used.Add(a.rt.Idle)
	if a.due.IsZero() {
		return t
	}
	due := a.due
	if due.Before(a.typing) {
		due = a.typing
	}
	if due.Before(t) {
		return due
	}
	return t
}

// Ticks that change nothing, or that the store refuses, come again after a
// while, not at once.
const (
	tickAgain = time.Second
	tickRetry = 5 * time.Second
)

func (a *actor) ticked(stored bool, err error) {
	if stored && err == nil {
		return
	}
	wait := tickAgain
	if err != nil {
		wait = tickRetry
	}
	a.mu.Lock()
	if soonest := a.rt.Now().Add(wait); !a.due.IsZero() && a.due.Before(soonest) {
		a.due = soonest
	}
	a.mu.Unlock()
}

// byTime is a heap.Interface; index is kept one higher than the place.
type byTime []*actor

func (h byTime) Len() int           { return len(h) }
func (h byTime) Less(i, j int) bool { return h[i].at.Before(h[j].at) }
func (h byTime) Swap(i, j int) {
	h[i], h[j] = h[j], h[i]
	h[i].index, h[j].index = i+1, j+1
}

func (h *byTime) Push(x any) {
	a := x.(*actor)
	a.index = len(*h) + 1
	*h = append(*h, a)
}

func (h *byTime) Pop() any {
	old := *h
	n := len(old) - 1
	a := old[n]
	old[n] = nil
	*h = old[:n]
	a.index = 0
	return a
}

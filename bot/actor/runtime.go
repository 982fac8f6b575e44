// Package actor is the runtime of conversations: the one door through which
// sockets, agents, timers and other parts of the program tell a conversation
// something.
//
// A conversation that has work to do is owned by one goroutine, which takes
// its commands one after another: read what was said, decide, store, fold,
// announce, answer. A conversation without work costs no goroutine; a minute
// after its last work it is dropped from memory, and the next command folds it
// anew from the log.
//
// Between nodes the store's unique key decides (house rule: no locks): who
// loses reads what it missed and decides again.
package actor

import (
	"context"
	"hash/maphash"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// shards spreads the live conversations over as many locks.
const shards = 64

// Runtime runs conversations. Make one with New; it is safe for use by many
// goroutines.
type Runtime struct {
	Options
	seed    maphash.Seed
	live    [shards]shard
	wakes   wakes
	limit   limit
	fresh   fresh
	ready   chan *actor // to workers that wait
	closed  chan struct{}
	close   func()
	idle    atomic.Int64
	jobs    sync.Pool
	stop    func()
	closing atomic.Bool
	working atomic.Int64
	drained chan struct{}
}

type shard struct {
	mu     sync.Mutex
	actors map[bot.ID]*actor
}

// New makes a runtime. It hears the bus until Close. Its timers run while Run
// does.
func New(o Options) *Runtime {
	r := &Runtime{Options: o.withDefaults(), seed: maphash.MakeSeed(), drained: make(chan struct{}, 1), ready: make(chan *actor), closed: make(chan struct{})}
	r.close = sync.OnceFunc(func() { close(r.closed) })
	for i := range r.live {
		r.live[i].actors = map[bot.ID]*actor{}
	}
	r.wakes.kick = make(chan struct{}, 1)
	r.limit.span = r.AppendLimit
	r.jobs.New = func() any { return &job{done: make(chan struct{}, 1)} }
	r.stop = r.Bus.Subscribe(r.hear)
	return r
}

// Close refuses new commands and waits until those under way are answered, or
// until ctx ends, whose error it then returns.
func (r *Runtime) Close(ctx context.Context) error {
	r.closing.Store(true)
	defer r.stop()
	defer r.close()
	for r.working.Load() > 0 {
		select {
		case <-r.drained:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// enter counts a command in, unless the runtime is closing.
func (r *Runtime) enter() bool {
	r.working.Add(1)
	if r.closing.Load() {
		r.leave()
		return false
	}
	return true
}

func (r *Runtime) leave() {
	if r.working.Add(-1) == 0 && r.closing.Load() {
		select {
		case r.drained <- struct{}{}:
		default:
		}
	}
}

// Live returns how many conversations are in memory.
func (r *Runtime) Live() int {
	n := 0
	for i := range r.live {
		s := &r.live[i]
		s.mu.Lock()
		n += len(s.actors)
		s.mu.Unlock()
	}
	return n
}

func (r *Runtime) shard(id bot.ID) *shard {
	return &r.live[maphash.String(r.seed, string(id))%shards]
}

// find returns the live actor of id, nil if there is none.
func (r *Runtime) find(id bot.ID) *actor {
	s := r.shard(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.actors[id]
}

// wake returns the actor of id, a new one without state if none is live.
func (r *Runtime) wake(id bot.ID) *actor {
	s := r.shard(id)
	s.mu.Lock()
	a := s.actors[id]
	if a != nil {
		s.mu.Unlock()
		return a
	}
	now := r.Now()
	a = &actor{rt: r, id: id, used: now}
	s.actors[id] = a
	s.mu.Unlock() // from here on others find it, and what it holds is under its own lock
	r.wakes.bring(a, now.Add(r.Idle))
	return a
}

// drop removes a from memory. The caller has seen to it that nobody owns it.
func (r *Runtime) drop(a *actor) {
	s := r.shard(a.id)
	s.mu.Lock()
	if s.actors[a.id] == a {
		delete(s.actors, a.id)
	}
	s.mu.Unlock()
	r.wakes.remove(a)
}

// Forget drops what is in memory of a conversation that was erased.
func (r *Runtime) Forget(id bot.ID) {
	if a := r.find(id); a != nil {
		a.mu.Lock()
		a.tail, a.last, a.reload = nil, 0, true
		a.mu.Unlock()
	}
}

// hear notes that a live conversation has grown, perhaps on another node.
func (r *Runtime) hear(n bot.Announcement) {
	if a := r.find(n.Conversation); a != nil {
		a.mu.Lock()
		a.known = max(a.known, n.Seq)
		a.mu.Unlock()
	}
}

// limit hands out one context to all appends of about a second, instead of a
// timer to each: an append is cut off between one and one and a second more
// than span after it began.
type limit struct {
	mu    sync.Mutex
	span  time.Duration
	made  time.Time
	ctx   context.Context
	close context.CancelFunc
}

func (l *limit) context(now time.Time) context.Context {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ctx == nil || l.ctx.Err() != nil || now.Sub(l.made) >= time.Second || now.Before(l.made) {
		l.ctx, l.close = context.WithTimeout(context.Background(), l.span+time.Second)
		l.made = now
	}
	return l.ctx
}

package actor

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// tailMax is how many commits an actor keeps for those who are a little behind.
const tailMax = 16

// actor is a conversation in memory.
type actor struct {
	rt *Runtime
	id bot.ID

	mu     sync.Mutex
	box    []*job       // commands that wait, in order
	busy   bool         // a goroutine owns the conversation
	gone   bool         // evicted: ask the runtime for another
	worked bool         // something was done in it
	reload bool         // the state in memory is not to be trusted
	tail   []bot.Commit // the latest commits, without a gap; elements never change
	last   uint64       // seq of the last event folded here
	known  uint64       // seq that the conversation is said to have reached
	typing time.Time    // the customer counts as typing until then
	due    time.Time    // when a Tick is due; zero for never
	used   time.Time    // of the last work

	// Owned by the goroutine while busy.
	state *bot.State   // nil until loaded
	ref   string       // a reference for when one is needed
	heard *bot.Reading // of the message in hand, where somebody follows

	// Guarded by the lock of wakes.
	at    time.Time
	index int // in the heap plus one; 0: not in it
}

// job is a command, or a look at the state, that waits for its turn.
type job struct {
	ctx     context.Context
	cmd     bot.Command
	look    func(*bot.State)
	done    chan struct{} // nil: nobody waits
	receipt bot.Receipt
	err     error
}

// post puts j into the mailbox of conversation id, and sees to it that a
// goroutine works it off.
func (r *Runtime) post(id bot.ID, j *job) error {
	for {
		a := r.wake(id)
		a.mu.Lock()
		if a.gone {
			a.mu.Unlock()
			continue
		}
		if len(a.box) >= r.Mailbox {
			a.mu.Unlock()
			return bot.E(bot.TooFast, "error.too_fast", nil)
		}
		a.box = append(a.box, j)
		idle := !a.busy
		a.busy, a.worked = true, true
		a.mu.Unlock()
		if idle {
			r.start(a)
		}
		return nil
	}
}

// work takes jobs until there are none.
func (a *actor) work() {
	for {
		a.mu.Lock()
		if len(a.box) == 0 {
			a.rest()
			return
		}
		j := a.box[0]
		a.box = a.box[:copy(a.box, a.box[1:])] // short, nearly always one
		a.mu.Unlock()
		a.do(j)
	}
}

// rest gives up ownership and says when the actor is to be woken. It is called
// with the lock held and releases it.
func (a *actor) rest() {
	a.busy = false
	a.used = a.rt.Now()
	if a.state == nil { // there is no such conversation, or it can't be read
		a.gone = a.typing.IsZero()
	}
	gone, next := a.gone, a.next()
	a.mu.Unlock()
	if gone {
		a.rt.drop(a)
		return
	}
	a.rt.wakes.bring(a, next)
}

// do carries out one job. A panic costs this command an error and the actor its
// memory: the next command starts from the log.
func (a *actor) do(j *job) {
	defer func() {
		if what := recover(); what != nil {
			a.rt.Watch.Panicked(a.id, what, debug.Stack())
			a.distrust()
			j.err = bot.E(bot.Internal, "error.internal", errPanic)
		}
		if j.err != nil {
			a.rt.Watch.Refused(a.id, bot.CodeOf(j.err), j.err)
		}
		if j.done != nil {
			j.done <- struct{}{}
		}
		a.rt.leave()
	}()
	if j.err = j.ctx.Err(); j.err != nil { // who asked has left
		j.err = bot.E(bot.Unavailable, "error.unavailable", j.err)
		return
	}
	if j.look != nil {
		if j.err = a.ready(j.ctx); j.err == nil {
			j.look(a.state)
		}
		return
	}
	j.receipt, j.err = a.take(j.cmd)
	if _, tick := j.cmd.(bot.Tick); tick {
		a.ticked(j.receipt.New, j.err)
	}
}

var errPanic = errors.New("actor: the decision panicked")

// distrust forgets the state, so that the next command loads it from the log.
func (a *actor) distrust() {
	a.state = nil
	a.mu.Lock()
	a.tail, a.last = nil, 0
	a.mu.Unlock()
}

package actor

import (
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/dialogs"
)

// Options is what a Runtime is made of. Store, Bus, Understander, Script,
// Speaker, Policy and Now are required.
type Options struct {
	Store        bot.Store
	Bus          bot.Bus
	Understander bot.Understander
	Speaker      bot.Speaker

	// Script returns the dialog that a conversation keeps to ("complaint@v3",
	// as bot.Opened.Dialog has it), or the one that new conversations begin
	// with for "". It returns nil for a version that isn't there.
	Script func(pinned string) (*dialogs.Dialog, bot.Topics)
	// Policy returns the policy in force.
	Policy func() *bot.Policy
	// Now reads the clock.
	Now func() time.Time
	// Ahead returns how many conversations wait for a human. nil: none do.
	Ahead func() int

	// Await returns how long an answer to a story may be put off for a model. nil
	// or 0: there is none to wait for.
	Await func() time.Duration
	// Follow is shown every commit that this node has stored, with the command
	// it follows from and the state after it, in the conversation's own
	// goroutine: it must return at once, and keep or change nothing of s. It is
	// how a model comes to be asked. May be nil.
	Follow func(s *bot.State, cmd bot.Command, c bot.Commit)

	// Watch hears what happens, for metrics and logs. Its fields may be nil.
	Watch Watch

	// Idle is how long a conversation stays in memory after its last work. 0
	// means a minute.
	Idle time.Duration
	// Mailbox is how many commands may wait in one conversation. 0 means 64.
	Mailbox int
	// AppendLimit bounds one append. 0 means ten seconds.
	AppendLimit time.Duration
}

// Watch is told what happens in a Runtime. Nothing of what a customer said is
// ever passed to it.
type Watch struct {
	// Committed is called after every commit with its number of events, and how
	// long deciding and storing took.
	Committed func(id bot.ID, events int, took time.Duration)
	// Refused is called for every command that was not carried out.
	Refused func(id bot.ID, code bot.Code, err error)
	// Conflict is called when another node was first and the decision is made
	// again.
	Conflict func(id bot.ID)
	// Panicked is called when a decision panicked: the command was refused and
	// the conversation is reloaded from its log.
	Panicked func(id bot.ID, what any, stack []byte)
	// Typing is called when a customer begins or stops typing.
	Typing func(id bot.ID, on bool)
}

func (o Options) withDefaults() Options {
	if o.Idle <= 0 {
		o.Idle = time.Minute
	}
	if o.Mailbox <= 0 {
		o.Mailbox = 64
	}
	if o.AppendLimit <= 0 {
		o.AppendLimit = 10 * time.Second
	}
	if o.Ahead == nil {
		o.Ahead = func() int { return 0 }
	}
	w := &o.Watch
	if w.Committed == nil {
		w.Committed = func(bot.ID, int, time.Duration) {}
	}
	if w.Refused == nil {
		w.Refused = func(bot.ID, bot.Code, error) {}
	}
	if w.Conflict == nil {
		w.Conflict = func(bot.ID) {}
	}
	if w.Panicked == nil {
		w.Panicked = func(bot.ID, any, []byte) {}
	}
	if w.Typing == nil {
		w.Typing = func(bot.ID, bool) {}
	}
	return o
}

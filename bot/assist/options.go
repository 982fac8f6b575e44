// Package assist asks a language model on behalf of conversations, within
// bounds: what leaves is masked, what it costs is limited, and whatever goes
// wrong, the customer is answered as if there were no model.
//
// It stands beside the conversations, not in them: it is shown commits, asks in
// goroutines of its own, and brings what it hears as a command.
package assist

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Mode is how far a model is listened to.
type Mode string

// The modes.
const (
	On     Mode = "on"
	Shadow Mode = "shadow" // it is asked and recorded; nothing is used
	Off    Mode = "off"
)

// Conversations is the one door into conversations.
type Conversations interface {
	Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	View(ctx context.Context, id bot.ID, look func(*bot.State)) error
	Since(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
}

// Options is what a Runner is made of. Model, Topics, Mask, Mode, Now and Zone
// are required.
type Options struct {
	Model bot.Assistant
	// Topics returns those of the dialog that bot.Opened.Dialog names.
	Topics func(dialog string) bot.Topics
	// Mask replaces personal data in a text. It goes over everything that
	// leaves, also what was masked when it came in: a rule that was added since
	// counts for old messages too.
	Mask func(text, locale string) string
	// Mode is asked before every call: turning a model off takes effect at once.
	Mode func() Mode
	Now  func() time.Time
	Zone *time.Location // whose midnight begins a new day's budget

	Timeout   time.Duration // of one reading, with its retry; 1.5 s
	DraftTime time.Duration // of one draft that an agent waits for; 10 s
	Wait      time.Duration // that the answer to a story may be put off; at most Timeout
	Sentences bool          // the model may word the acknowledgement itself
	Day       int           // calls a day; 2000
	Calls     int           // answers in one conversation; 12
	Tokens    int           // and what they may cost; 20,000
	Parallel  int           // calls at once; 8
	Queue     int           // conversations that wait to be asked about; 256

	Watch Watch
}

// Watch is told what happens, for metrics and logs. Nothing that anybody said
// is passed to it.
type Watch struct {
	// Called is told of every request: what for, how it went ("ok" or a
	// bot.Fault), how long it took, what it cost.
	Called func(task Task, result string, took time.Duration, tokens int)
	// Skipped is told of every request that was not made.
	Skipped func(task Task, why Skip)
	// Weighed is told what became of a finding, or of an acknowledgement.
	Weighed func(fate bot.Fate)
	// Held is told which filter held a sentence back.
	Held func(filter string)
	// Failed is told of a command that was refused.
	Failed func(id bot.ID, err error)
}

// Task is what a model is asked for. The names are labels of metrics.
type Task string

// The tasks.
const (
	Consider Task = "consider"
	Summary  Task = "summary"
	Reply    Task = "reply"
)

// Tasks lists them.
var Tasks = []Task{Consider, Summary, Reply}

// Skip is why a model was not asked.
type Skip string

// The reasons.
const (
	SkipOff          Skip = "off"
	SkipConversation Skip = "conversation" // its budget is spent
	SkipDay          Skip = "day"          // the day's is
	SkipBreaker      Skip = "breaker"      // it hasn't been answering
	SkipQueue        Skip = "queue"        // too many wait
)

// Skips lists them.
var Skips = []Skip{SkipOff, SkipConversation, SkipDay, SkipBreaker, SkipQueue}

func (o Options) withDefaults() Options {
	wait := func(d *time.Duration, def time.Duration) {
		if *d <= 0 {
			*d = def
		}
	}
	count := func(n *int, def int) {
		if *n <= 0 {
			*n = def
		}
	}
	wait(&o.Timeout, 1500*time.Millisecond)
	wait(&o.DraftTime, 10*time.Second)
	o.Wait = min(o.Wait, o.Timeout)
	count(&o.Calls, 12)
	count(&o.Tokens, 20_000)
	count(&o.Parallel, 8)
	count(&o.Queue, 256)
	w := &o.Watch
	if w.Called == nil {
		w.Called = func(Task, string, time.Duration, int) {}
	}
	if w.Skipped == nil {
		w.Skipped = func(Task, Skip) {}
	}
	if w.Weighed == nil {
		w.Weighed = func(bot.Fate) {}
	}
	if w.Held == nil {
		w.Held = func(string) {}
	}
	if w.Failed == nil {
		w.Failed = func(bot.ID, error) {}
	}
	return o
}

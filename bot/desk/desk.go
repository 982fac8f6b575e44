package desk

import (
	"context"
	"log/slog"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Conversations is the one door into conversations.
type Conversations interface {
	// Tell sends a command and returns once its events are stored.
	Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	// View shows the present state. look must not keep it.
	View(ctx context.Context, id bot.ID, look func(*bot.State)) error
	// Since returns the commits that hold an event numbered above after.
	Since(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
}

// Summaries finds conversations in the read model.
type Summaries interface {
	Find(ctx context.Context, q bot.Query) (bot.Page, error)
	Count(ctx context.Context) (map[bot.Status]int, error)
}

// Options is all that a desk needs. Log may be nil.
type Options struct {
	Accounts      bot.Accounts
	Conversations Conversations
	Summaries     Summaries
	Files         bot.Files      // of conversations; nil: none can be opened
	Zone          *time.Location // of the organisation: its today decides what is late
	Outcomes      []string       // that an agent may give; nil: all that the register knows
	Log           *slog.Logger
	Drafts        Drafts // nil: there is no language model
	// Cost is what a password costs to check. The zero Cost is the strength for
	// production; tests take a cheap one.
	Cost Cost
}

// Desk is what people at the desk may see and do. It is safe for use by many
// requests at once. Every method that depends on the time takes it.
type Desk struct {
	accounts bot.Accounts
	talks    Conversations
	lists    Summaries
	files    bot.Files
	zone     *time.Location
	outcomes []string
	log      *slog.Logger
	drafts   Drafts
	hasher   *hasher
	tries    *tries
	why      reasons
}

// New builds a desk.
func New(o Options) *Desk {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if len(o.Outcomes) == 0 {
		o.Outcomes = Outcomes
	}
	return &Desk{
		accounts: o.Accounts, talks: o.Conversations, lists: o.Summaries, files: o.Files, zone: o.Zone,
		outcomes: o.Outcomes, log: o.Log, drafts: o.Drafts, hasher: newHasher(o.Cost), tries: newTries(),
		why: reasons{known: map[bot.ID]reason{}},
	}
}

// Outcomes are the judgements that the register knows (Awb 9:12 and practice).
var Outcomes = []string{
	"upheld", "partly_upheld", "not_upheld", "no_finding", "not_admitted", "withdrawn", "informal_resolution",
}

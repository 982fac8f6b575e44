package bot

import (
	"time"

	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/dialogs"
)

// Env is all that a decision may depend on besides the state and the command.
// A decision with the same state, command and Env is the same decision.
type Env struct {
	Now    time.Time // UTC
	Script *dialogs.Dialog
	Topics Topics // of Script, as NewTopics makes them
	Say    Speaker
	Policy *Policy
	// Typing reports that the customer is typing now: the bot doesn't speak (C09).
	Typing bool
	// Await is how long the bot's answer to a story may be put off for a model
	// that is asked about it; 0 where none is.
	Await time.Duration
	// Reference is a fresh complaint reference, for the case that one is needed.
	Reference string
	// Ahead is how many conversations wait for a human now.
	Ahead int
}

// Policy is what the organisation has decided and code must keep to. It is
// read-only once built.
type Policy struct {
	Organisation string
	Zone         *time.Location // of the organisation; dates are shown in it
	Book         *deadline.Book // regimes and calendars
	Regime       string
	Hours        Hours
	StoryPause   time.Duration // the silence that ends a story
	HumanWait    time.Duration // after which a waiting customer is offered a call back
	Abandon      time.Duration // after which a story that was left is registered as it stands
	Form         string        // u or je
	// Numbers are the emergency numbers of the country, by the name under
	// which texts use them: emergency, suicide, gas, ...
	Numbers map[string]string
	Files   FileLimits // what customers may add
	// Outcomes that an agent may give.
	Outcomes []string
}

// Hours tells when humans are there.
type Hours interface {
	Open(at time.Time) bool
	// Next is the next moment at or after at when they are; zero if never.
	Next(at time.Time) time.Time
}

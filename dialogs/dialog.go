// Package dialogs holds the dialogs as data: which facts a conversation
// gathers, in which order, under which conditions, and how an answer is
// checked. It knows ids only: words live in package locales, logic in package
// bot.
package dialogs

import "slices"

// Dialog is one dialog, loaded and checked. It is read-only: many
// conversations share it.
type Dialog struct {
	ID      string   // name, such as "complaint"
	Version string   // changes with the content of its file; a conversation keeps the one it began with
	Locales []string // languages in which every text must exist
	Facts   []Fact   // in the order of the file
	Steps   []Step   // in the order in which they are taken
	// Unclear is after how many failed understandings in a row a human is
	// called in (C35).
	Unclear int
	// EscalateOn are the triage flags that bring a human at once.
	EscalateOn map[string]bool
	// Questions is how many are asked before the summary, as far as that is
	// possible: what is needed is asked in any case, what is Extra only while
	// they last. 0 is no bound.
	Questions int
	Extra     []*Fact // good to know, the most useful first
	File      string  // it was read from, for messages

	byID   map[string]*Fact
	source []byte
}

// Edition names the dialog in this very version, such as
// "complaint@0c4f1a6b2d9e"; Set.At finds it again.
func (d *Dialog) Edition() string { return d.ID + "@" + d.Version }

// Source returns the file as it was read, with line ends as \n; Parse makes
// the same dialog of it. A runtime that keeps it can go on with a conversation
// after the file has changed.
func (d *Dialog) Source() []byte { return slices.Clone(d.source) }

// Fact is one thing that the dialog may ask for.
type Fact struct {
	ID   string
	Type Type
	// Text keys. Ask is the question, Again rephrases it for the second time,
	// Why answers "why do you ask", Help says where to find the answer, Label
	// names the fact in the summary. There may be no text for Help.
	Ask, Again, Why, Help, Label string
	Skip                         bool // may be skipped
	When                         Expr // nil: always
	Check                        []Check
	Options                      []Option
	Several                      bool // more than one option may hold
	// Assume is the option that is taken to hold where nobody said otherwise:
	// it stands in the summary, to be corrected, instead of being asked. "" for
	// none.
	Assume string
	// Beside are the facts with whose question this one is invited along, in the
	// words of With, where it has no question of its own.
	Beside []*Fact
	With   string // text key
	Line   int    // in the file

	column    int
	needsHelp bool // the file names Help, so that its text must be there
}

// Type is the type of a fact's value.
type Type string

// The types.
const (
	TypeText    Type = "text"
	TypeChoice  Type = "choice"
	TypeDate    Type = "date_period"
	TypeMoney   Type = "money"
	TypeRef     Type = "reference"
	TypeContact Type = "contact"
	TypeYesNo   Type = "yesno"
)

// Option is one answer of a choice, and how customers speak of it.
type Option struct {
	ID       string
	Label    string              // text key
	Offer    bool                // whether it is among the choices that are shown; it can be typed in any case
	Keywords map[string][]string // by locale
	Examples map[string][]string // by locale: they train the classifier
}

// Check is a test that an answer must pass.
type Check struct {
	Kind CheckKind
	N    int // years for within_years, characters for max_length
}

// CheckKind names a check.
type CheckKind string

// The checks.
const (
	NotFuture   CheckKind = "not_future"
	WithinYears CheckKind = "within_years"
	MaxLength   CheckKind = "max_length"
)

// Step is one step of the dialog: a fact to gather, or one of the fixed steps.
type Step struct {
	Fact *Fact // nil for a fixed step
	Kind StepKind
	Line int
}

// StepKind names a step.
type StepKind string

// The steps. StepFact gathers a fact; StepConfirm sums up and lets the
// customer correct (C15); StepRegister puts the complaint into the register.
const (
	StepFact     StepKind = "fact"
	StepConfirm  StepKind = "confirm"
	StepRegister StepKind = "register"
)

// Known is what a condition can ask about a conversation.
type Known interface {
	// Known reports whether the fact has a value or was declined.
	Known(fact string) bool
	// Declined reports whether the customer declined to give the fact.
	Declined(fact string) bool
	// Is returns the fact's value for comparing: the id of a choice, "yes" or
	// "no", a text; "" where it has none.
	Is(fact string) string
}

// Fact returns the fact with this id, nil where there is none.
func (d *Dialog) Fact(id string) *Fact { return d.byID[id] }

// Next returns the first step at or after step from that is not done: a fact
// that is neither known nor ruled out by its condition, or a fixed step. It
// returns its index, or len(d.Steps) when all is done.
func (d *Dialog) Next(k Known, from int) int {
	for i := from; i < len(d.Steps); i++ {
		s := d.Steps[i]
		if s.Fact == nil {
			return i
		}
		if k.Known(s.Fact.ID) || (s.Fact.When != nil && !s.Fact.When.Holds(k)) {
			continue
		}
		return i
	}
	return len(d.Steps)
}

// IsExtra reports whether f is only asked while the questions last.
func (d *Dialog) IsExtra(f *Fact) bool { return slices.Contains(d.Extra, f) }

// Step returns the index of the first step of this kind, len(d.Steps) where
// the dialog has none.
func (d *Dialog) Step(kind StepKind) int {
	for i, s := range d.Steps {
		if s.Kind == kind {
			return i
		}
	}
	return len(d.Steps)
}

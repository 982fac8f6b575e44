package bot

import (
	"context"
	"time"
)

// Understander reads what a customer said. It never blocks past ctx. The
// rules implementation can't fail; one that asks a model may, and its caller
// then goes on with what the rules read.
type Understander interface {
	Read(ctx context.Context, in Input) (Reading, error)
}

// Input is all that a reading may depend on. The same input gives the same
// reading, so that a decision can be replayed.
type Input struct {
	Text   string    // as the customer typed it, already cleaned by CleanText
	Now    time.Time // when it was said
	Zone   *time.Location
	Locale string // the conversation's language, "nl" or "en"; the prior
	Pinned bool   // the customer chose the language; a sentence in another doesn't switch it

	Asked   string   // slot of the question that is open, "" at the open start
	Beside  []string // slots that it invited an answer to along with that
	Choices []Choice // what the last bot message offered; its labels can be typed
	Pending string   // slot a bare yes or no answers ("confirm", "urgency_check", ...), "" if none
	Known   map[string]Value

	Dialog Topics // the slots, processes and choices the dialog knows
}

// Topics is what a reading needs of a dialog: what may be filled and by which
// words an organisation's own processes are known.
type Topics interface {
	// Slots lists the ids of the facts the dialog gathers, in its order.
	Slots() []string
	// Options lists a slot's choices, nil where it has none.
	Options(slot string) []Option
	// ID identifies dialog and version, so that what was trained on it can be
	// kept.
	ID() string
}

// Option is one value of a slot with choices, and how customers speak of it.
type Option struct {
	ID       string
	Labels   map[string]string   // by locale: as shown
	Keywords map[string][]string // by locale: words that point at it
	Examples map[string][]string // by locale: sentences that speak of it
}

// Reading is what a text was understood to say.
type Reading struct {
	Lang      Guess      `json:"lang"`             // language of this text: nl, en, or another ISO 639-1 code
	Acts      []Act      `json:"acts"`             // in the order in which they were said
	Flags     []Flag     `json:"flags"`            // triage: who goes to a human at once (T1 to T17)
	Doubts    []Flag     `json:"doubts,omitempty"` // triage that may be meant: the customer is asked
	Nature    Guess      `json:"nature"`           // complaint, praise, question, or "" where it can't be told
	Sentiment Sentiment  `json:"sentiment"`        // for routing and wording only
	Masked    string     `json:"masked"`           // the text as a model may see it
	Stored    string     `json:"stored"`           // the text as it is kept
	Unneeded  []string   `json:"unneeded"`         // kinds of personal data masked in Stored: iban, bsn, card, password ...
	Closing   bool       `json:"closing"`          // the text itself ends the story: a greeting at the end, "that is all"
	Source    string     `json:"source"`           // rules, or the model's name
	Version   string     `json:"version"`          // of the rules, or of model and prompt
	Trace     []Evidence `json:"trace,omitempty"`  // which rule said what
}

// Guess is a value with how sure the reading is of it, from 0 to 1.
type Guess struct {
	Value string  `json:"value"`
	Conf  float64 `json:"conf"`
}

// Sentiment tells the mood, never who is right. Levels run from 0 to 3.
type Sentiment struct {
	Anger    int `json:"anger"`
	Distress int `json:"distress"`
}

// Flag is a triage category that fired, with the words that fired it.
type Flag struct {
	ID      string `json:"id"`   // t1 to t17, injection
	Rule    string `json:"rule"` // which rule fired; goes into alerts instead of the text
	Quote   string `json:"quote"`
	Negated bool   `json:"negated,omitempty"` // denied, quoted or about a third party: a human still, with less haste
	Doubt   bool   `json:"doubt,omitempty"`   // it may be meant: the customer is asked before a human is called
}

// Evidence names a rule that took part in a reading.
type Evidence struct {
	Rule  string `json:"rule"`
	Quote string `json:"quote,omitempty"`
}

// ActKind is what a customer does by saying something.
type ActKind string

// The acts. Their spelling is a contract with others' programs.
const (
	Provide         ActKind = "provide"
	Correct         ActKind = "correct"
	Affirm          ActKind = "affirm"
	Deny            ActKind = "deny"
	Skip            ActKind = "skip"
	DontKnow        ActKind = "dont_know"
	Refuse          ActKind = "refuse"
	AskWhy          ActKind = "ask_why"
	AskHow          ActKind = "ask_how"
	AskStatus       ActKind = "ask_status"
	AskRepeat       ActKind = "ask_repeat"
	GoBack          ActKind = "go_back"
	Cancel          ActKind = "cancel"
	Restart         ActKind = "restart"
	Resume          ActKind = "resume"
	Handoff         ActKind = "handoff"
	SwitchLang      ActKind = "switch_lang"
	StartTopic      ActKind = "start_topic"
	SecondComplaint ActKind = "second_complaint"
	Attach          ActKind = "attach"
	Greet           ActKind = "greet"
	Thanks          ActKind = "thanks"
	Chitchat        ActKind = "chitchat"
	Abuse           ActKind = "abuse"
	Unclear         ActKind = "unclear"
)

// Act is one thing the customer did in a message.
type Act struct {
	Kind ActKind `json:"kind"`
	// Slot is what the act is about: the fact provided or corrected, the
	// choice picked ("choice"), the language asked for ("locale"), the topic
	// of a digression ("duration", "promise", "cost", "privacy", "bot").
	Slot         string  `json:"slot,omitempty"`
	Value        *Value  `json:"value,omitempty"`
	Old          *Value  `json:"old,omitempty"` // what a correction says it replaces
	Conf         float64 `json:"conf"`
	Span         [2]int  `json:"span"`  // byte offsets in Stored; [0,0] for the whole text
	Quote        string  `json:"quote"` // occurs in Stored, word for word
	Alternatives []Value `json:"alternatives,omitempty"`
}

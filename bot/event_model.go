package bot

import "time"

// The kinds that a model takes part in.
const (
	KindConsidered Kind = "considered"
	KindAwaited    Kind = "awaited"
	KindDrafted    Kind = "drafted"
)

// Considered is what a model made of a message, and what became of it. What is
// used of it follows as events of their own.
type Considered struct {
	About    uint64    `json:"about"` // seq of the message
	Run      ModelRun  `json:"run"`
	Fate     Fate      `json:"fate"`
	Facts    []Weighed `json:"facts,omitempty"`
	Flags    []Weighed `json:"flags,omitempty"`
	Ack      string    `json:"ack,omitempty"`
	Quote    string    `json:"quote,omitempty"`
	Sentence string    `json:"sentence,omitempty"`
	Refused  string    `json:"refused,omitempty"` // the filter that held a sentence back
	Re       string    `json:"re,omitempty"`
}

// Weighed is a finding with its fate.
type Weighed struct {
	Finding
	Fate Fate `json:"fate"`
}

// Fate is what became of a model's word.
type Fate string

// The fates.
const (
	FateUsed    Fate = "used"
	FateShadow  Fate = "shadow"  // the organisation only watches
	FateHuman   Fate = "human"   // a human has the conversation
	FateLate    Fate = "late"    // the conversation has moved on: it was asked or summed up
	FateKnown   Fate = "known"   // the rules, or the customer, had said it
	FateDiffers Fate = "differs" // and said otherwise: they win, or the customer is asked
	FateQuote   Fate = "quote"   // the customer never said that
	FateClosed  Fate = "closed"  // not for a model to say
	FateUnsure  Fate = "unsure"
)

// Awaited puts the bot's answer off for a model that is being asked. It is
// over when the model's word comes, and at Until whatever happens.
type Awaited struct {
	Until time.Time `json:"until"`
	For   string    `json:"for"` // end or pause: how the story ended
}

// Drafted is what a model wrote for agents. The customer never sees it.
type Drafted struct {
	Want     Want       `json:"want"`
	Run      ModelRun   `json:"run"`
	Lines    []Citation `json:"lines,omitempty"`
	Text     string     `json:"text,omitempty"`
	Lang     string     `json:"lang,omitempty"`
	Warnings []string   `json:"warnings,omitempty"` // filters that the text didn't pass
	By       *Person    `json:"by,omitempty"`       // who asked; nil where a handover did
	Re       string     `json:"re,omitempty"`
}

// Want is what an agent wants of a model.
type Want string

// The wants.
const (
	WantSummary Want = "summary"
	WantReply   Want = "reply"
)

// Kind implements Event.
func (Considered) Kind() Kind { return KindConsidered }
func (Awaited) Kind() Kind    { return KindAwaited }
func (Drafted) Kind() Kind    { return KindDrafted }

func (e Considered) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Model.Calls++
	s.Model.Tokens += e.Run.Tokens
	s.Model.Considered = max(s.Model.Considered, e.About)
	if e.Fate != FateUsed {
		return
	}
	s.Model.Latest = &e
	for _, w := range e.Facts {
		if w.Fate == FateDiffers {
			f := w.Finding
			s.Model.Doubt = &f
		}
	}
}

func (e Awaited) apply(s *State, _ At) { s.Model.Await, s.Model.For = e.Until, e.For }

func (e Drafted) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Model.Calls++
	s.Model.Tokens += e.Run.Tokens
}

// ModelState is what a conversation knows of the model's part in it.
type ModelState struct {
	Calls      int         // answers
	Tokens     int         // and what they cost
	Considered uint64      // seq up to which messages were considered
	Latest     *Considered // in force; nil for none
	Doubt      *Finding    // what it read otherwise than the rules did last; nil for nothing
	Await      time.Time   // until when the bot's answer is put off, zero for not
	For        string      // how the story ended that is to be answered then
}

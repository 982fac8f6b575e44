package bot

import (
	"maps"
	"strings"
	"time"
)

// Phase is where the bot's part of a conversation stands.
type Phase string

// The phases, in the order in which a complaint passes them.
const (
	Listening  Phase = "listening"  // the customer tells the story (C08)
	Asking     Phase = "asking"     // what is missing is asked, one thing a turn
	Confirming Phase = "confirming" // the summary lies before the customer (C15)
	Closing    Phase = "closing"    // contact, then registration
	Settled    Phase = "settled"    // registered and told so; more can be added
	Aside      Phase = "aside"      // praise or a question (C44)
	Handed     Phase = "handed"     // a human was called in; the bot asks nothing more
)

// State is what the events of a conversation amount to. It is rebuilt from the
// log at will; nothing else is kept. The zero State is a conversation that has
// not begun.
type State struct {
	ID      ID
	Seq     uint64 // number of the last event
	Opened  Opened
	At      time.Time // of the first event
	Updated time.Time // of the last commit

	Locale string
	Pinned bool
	Phase  Phase

	Facts    map[string]Learned
	Declined map[string]string // slot -> why
	Asks     string            // the fact that the last question asks for
	Pending  string            // what else the last bot message waits for
	Offered  []Choice          // by the last bot message
	Asked    []string          // slots in the order in which they were asked, for going back
	AskedN   map[string]int    // how often
	Spoken   map[string]int    // how often each text key was used (C35)
	Puzzles  int               // failed understandings in a row
	Hint     *Value            // the value that a pending yes or no is about

	Seen      map[string]uint64 // command keys -> seq of their event
	ShownTo   uint64            // seq up to which the customer has been shown
	Story     []StoryLine
	Files     []AttachedFile
	FilesTold bool       // the bot has said that the last files are there
	Messages  int        // by the customer
	Insults   []string   // in the customer\'s messages: never said back
	Mood      int        // the highest of the customer's messages, 0 to 3
	Heard     time.Time  // of the customer's last message
	Waiting   bool       // the customer spoke and the bot has not answered yet
	Invited   bool       // "do you want to add anything?" was asked (C08)
	LastBot   string     // what the bot said last, so that it never says it twice (C35)
	Last      StoryLine  // the customer's last message
	Contacts  []*Contact // what was known before of who complains: a model doesn't see that either
	AgentAt   uint64     // seq of the last message by an agent

	Flags    []Flag
	Priority Priority

	Agent     *Person // who has the conversation; the bot is silent while set
	Assignee  *Person
	Queued    *Escalated // waits for a human
	QueuedAt  time.Time
	Escalated bool // a human was called in at some time

	Complaint *Registered
	Deadline  *DeadlineSet
	Outcome   *Resolved
	Closed    bool

	Model ModelState

	// draft marks the working copy of a decision: its maps belong to the state
	// it was copied from and must not be written.
	draft, owned bool
}

// StoryLine is one message of the customer, most often of the story.
type StoryLine struct {
	Seq    uint64
	Text   string
	Masked string // as a model may see it, "" where that is Text
	At     time.Time
}

func (l StoryLine) masked() string {
	if l.Masked != "" {
		return l.Masked
	}
	return l.Text
}

// Fold applies a commit. It may not refuse: what is in the log has happened.
// It changes s in place, because the goroutine that owns a conversation owns
// its state; Replay gives a fresh one.
func (s *State) Fold(c Commit) {
	s.ID = c.Conversation
	for i, e := range c.Events {
		s.Seq = c.Seq + uint64(i)
		e.apply(s, At{Seq: s.Seq, Time: c.At})
	}
	s.Updated = c.At
}

// Replay folds a whole log.
func Replay(log []Commit) State {
	var s State
	for _, c := range log {
		s.Fold(c)
	}
	return s
}

// ownFacts gives a draft maps of its own before the first fact is written.
func (s *State) ownFacts() {
	if s.draft && !s.owned {
		s.Facts, s.Declined, s.owned = maps.Clone(s.Facts), maps.Clone(s.Declined), true
	}
}

// Known reports whether slot needs no asking: it has a value, or was declined.
func (s *State) Known(slot string) bool {
	if _, ok := s.Facts[slot]; ok {
		return true
	}
	_, ok := s.Declined[slot]
	return ok
}

// Value returns the value of a slot, the zero Value where it has none.
func (s *State) Value(slot string) Value { return s.Facts[slot].Value }

// StoryText is the whole story, its messages joined by line ends.
func (s *State) StoryText() string {
	if len(s.Story) == 1 {
		return s.Story[0].Text
	}
	n := 0
	for _, l := range s.Story {
		n += len(l.Text) + 1
	}
	var b strings.Builder
	b.Grow(n)
	for i, l := range s.Story {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.Text)
	}
	return b.String()
}

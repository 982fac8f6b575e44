package bot

import (
	"time"

	"github.com/gehoor/gehoor/bot/deadline"
)

// The kinds that make the complaint.
const (
	KindLearned    Kind = "learned"
	KindDeclined   Kind = "declined"
	KindFlagged    Kind = "flagged"
	KindCleared    Kind = "cleared"
	KindRegistered Kind = "registered"
	KindDeadline   Kind = "deadline"
	KindEscalated  Kind = "escalated"
	KindAssigned   Kind = "assigned"
	KindJoined     Kind = "joined"
	KindLeft       Kind = "left"
	KindResolved   Kind = "resolved"
)

// Learned is a fact that became known, or known better.
type Learned struct {
	Slot   string  `json:"slot"`
	Value  Value   `json:"value"`
	Source string  `json:"source"`          // story, answer, choice, correction, vouched, agent, model, or assumed
	Conf   float64 `json:"conf,omitempty"`  // 0..1
	Quote  string  `json:"quote,omitempty"` // the customer's words that it rests on
	From   uint64  `json:"from,omitempty"`  // seq of the message with the quote
}

// Declined says that the customer doesn't know, skips or won't tell a fact.
type Declined struct {
	Slot string `json:"slot"`
	Why  string `json:"why"` // skipped, unknown, refused
}

// Flagged says that triage fired (T1 to T17).
type Flagged struct {
	Flags    []Flag   `json:"flags"`
	Priority Priority `json:"priority"`
}

// Cleared says that the customer, when asked, ruled out what triage was in
// doubt about, or took back what it had raised.
type Cleared struct {
	Flags  []string `json:"flags"`            // t1 to t17
	Raised bool     `json:"raised,omitempty"` // not only in doubt: a human was called for it
}

// Priority is how soon a human must look.
type Priority string

// The priorities, the most urgent first.
const (
	Critical Priority = "critical"
	High     Priority = "high"
	Normal   Priority = "normal"
)

// Registered puts the complaint into the register.
type Registered struct {
	Reference  string    `json:"reference"`
	ReceivedAt time.Time `json:"received_at"` // when the story began to be told
	ReceivedOn string    `json:"received_on"` // the civil date of it in the regime's zone
	Confirmed  bool      `json:"confirmed"`   // the customer has agreed to the summary
}

// DeadlineSet states by when the complainant gets an answer, as worked out by
// the deadline engine and frozen here (C25).
type DeadlineSet struct {
	Due      string         `json:"due"` // what the customer is told: Terms.PromiseOn
	Regime   string         `json:"regime"`
	Terms    deadline.Terms `json:"terms"` // every date, the reason day by day, the versions of the rules
	Extended bool           `json:"extended,omitempty"`
	Why      string         `json:"why,omitempty"` // the reason given for extending
	Re       string         `json:"re,omitempty"`
}

// Escalated calls in a human.
type Escalated struct {
	Reason   string   `json:"reason"`          // request, triage, unclear, policy
	Flags    []string `json:"flags,omitempty"` // t1 to t17
	Position int      `json:"position,omitempty"`
	Open     bool     `json:"open"` // within office hours
}

// Assigned gives the conversation to an agent, or to nobody.
type Assigned struct {
	To *Person `json:"to,omitempty"`
	By Person  `json:"by"`
	Re string  `json:"re,omitempty"`
}

// Joined says that an agent has taken over; from here the bot is silent.
type Joined struct {
	By Person `json:"by"`
	Re string `json:"re,omitempty"`
}

// Left says that the agent handed the conversation back.
type Left struct {
	By Person `json:"by"`
	To string `json:"to,omitempty"` // bot or queue
	Re string `json:"re,omitempty"`
}

// Resolved is the organisation's answer.
type Resolved struct {
	By      Person `json:"by"`
	Outcome string `json:"outcome"` // upheld, partly_upheld, not_upheld, no_finding, not_admitted, withdrawn, informal_resolution
	Text    string `json:"text,omitempty"`
	Re      string `json:"re,omitempty"`
}

// Kind implements Event.
func (Learned) Kind() Kind     { return KindLearned }
func (Declined) Kind() Kind    { return KindDeclined }
func (Flagged) Kind() Kind     { return KindFlagged }
func (Cleared) Kind() Kind     { return KindCleared }
func (Registered) Kind() Kind  { return KindRegistered }
func (DeadlineSet) Kind() Kind { return KindDeadline }
func (Escalated) Kind() Kind   { return KindEscalated }
func (Assigned) Kind() Kind    { return KindAssigned }
func (Joined) Kind() Kind      { return KindJoined }
func (Left) Kind() Kind        { return KindLeft }
func (Resolved) Kind() Kind    { return KindResolved }

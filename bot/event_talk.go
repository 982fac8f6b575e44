package bot

import "time"

// Moment is an instant in UTC, to the millisecond.
type Moment = time.Time

// The kinds of talking.
const (
	KindOpened   Kind = "opened"
	KindSaid     Kind = "said"
	KindNoted    Kind = "noted"
	KindSwitched Kind = "switched"
	KindMoved    Kind = "moved"
	KindPuzzled  Kind = "puzzled"
	KindClosed   Kind = "closed"
	KindReopened Kind = "reopened"
	KindSeen     Kind = "seen"
)

// Role is who speaks.
type Role string

// The roles, as the chat protocol spells them.
const (
	Customer Role = "customer"
	Bot      Role = "bot"
	Agent    Role = "agent"
	System   Role = "system"
)

// Person is who did something. ID is a user's id for agents, "" otherwise.
type Person struct {
	Role Role   `json:"role"`
	Name string `json:"name,omitempty"`
	ID   string `json:"id,omitempty"`
}

// Opened begins a conversation.
type Opened struct {
	Locale  string   `json:"locale"`
	Pinned  bool     `json:"pinned,omitempty"`
	Dialog  string   `json:"dialog"`            // id and version it keeps to its end
	Channel string   `json:"channel"`           // web, form, terminal, desk, demo
	Token   string   `json:"token"`             // hash of the secret that resumes it
	Page    string   `json:"page,omitempty"`    // where on the site it began, without query or fragment
	Vouched *Contact `json:"vouched,omitempty"` // a signed-in customer, vouched for by the site
	Number  string   `json:"number,omitempty"`  // and their number there
}

// Said is a message that the customer may see. What was shown is kept as it
// was shown, so that the record outlives a later edit of the texts.
type Said struct {
	By      Person   `json:"by"`
	Text    string   `json:"text"`
	Lang    string   `json:"lang,omitempty"`    // of the text
	Asks    string   `json:"asks,omitempty"`    // the one fact that a bot message asks for
	Pending string   `json:"pending,omitempty"` // what else a bot message waits for: more, cancel, date, edit, satisfaction ...
	Choices []Choice `json:"choices,omitempty"`
	Re      string   `json:"re,omitempty"`     // the sender's own key
	Hint    *Value   `json:"hint,omitempty"`   // the value that a yes or no to this message is about
	Choice  string   `json:"choice,omitempty"` // the choice that a customer picked instead of typing
	Keys    []string `json:"keys,omitempty"`   // keys of the texts that a bot message was made of (C35)
	Mood    int      `json:"mood,omitempty"`   // 0 to 3: how angry or sad a customer's message is; for wording only
	Story   bool     `json:"story,omitempty"`  // a customer's message that is part of the story
	// Insults are words in a customer's message that the bot doesn't say back.
	Insults []string `json:"insults,omitempty"`
	Masked  string   `json:"masked,omitempty"` // a customer's message as a model may see it, where that differs from Text
}

// Noted is a remark between agents; the customer never sees it.
type Noted struct {
	By   Person `json:"by"`
	Text string `json:"text"`
	Re   string `json:"re,omitempty"`
}

// Switched changes the conversation's language from here on.
type Switched struct {
	Locale string `json:"locale"`
	Pinned bool   `json:"pinned,omitempty"` // the customer asked for it
	Re     string `json:"re,omitempty"`
}

// Moved brings the conversation into another phase.
type Moved struct {
	To Phase `json:"to"`
}

// Puzzled says that the bot could not make sense of an answer. Two in a row
// bring a human (C35).
type Puzzled struct{}

// ClosedUp ends a conversation; a new message reopens it.
type ClosedUp struct {
	By  Person `json:"by"`
	Why string `json:"why,omitempty"` // resolved, withdrawn, agent
	Re  string `json:"re,omitempty"`
}

// Reopened undoes ClosedUp.
type Reopened struct {
	Why string `json:"why,omitempty"`
}

// SeenUpTo says how far the customer's client has shown the conversation.
type SeenUpTo struct {
	Seq uint64 `json:"seq"`
}

// Kind implements Event.
func (Opened) Kind() Kind   { return KindOpened }
func (Said) Kind() Kind     { return KindSaid }
func (Noted) Kind() Kind    { return KindNoted }
func (Switched) Kind() Kind { return KindSwitched }
func (Moved) Kind() Kind    { return KindMoved }
func (Puzzled) Kind() Kind  { return KindPuzzled }
func (ClosedUp) Kind() Kind { return KindClosed }
func (Reopened) Kind() Kind { return KindReopened }
func (SeenUpTo) Kind() Kind { return KindSeen }

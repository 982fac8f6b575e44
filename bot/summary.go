package bot

import "time"

// Status is where a conversation stands.
type Status string

// The statuses.
const (
	StatusOpened     Status = "opened"     // greeted, nothing said yet
	StatusIntake     Status = "intake"     // the bot listens and asks
	StatusAside      Status = "aside"      // praise or a question: no complaint (C44)
	StatusQueued     Status = "queued"     // waits for a human
	StatusHuman      Status = "human"      // a human has it
	StatusRegistered Status = "registered" // in the register, to be answered
	StatusResolved   Status = "resolved"   // answered
	StatusClosed     Status = "closed"     // ended without a complaint to answer
)

// Statuses lists them in the order of a complaint's life.
var Statuses = []Status{StatusOpened, StatusIntake, StatusAside, StatusQueued, StatusHuman, StatusRegistered, StatusResolved, StatusClosed}

// Summary is what lists and the register show of a conversation: derived from
// the log by State.Summary, rebuilt at will.
type Summary struct {
	Conversation ID        `json:"conversation" bson:"_id"`
	LastSeq      uint64    `json:"last_seq" bson:"last_seq"`
	Status       Status    `json:"status" bson:"status"`
	Locale       string    `json:"locale" bson:"locale"`
	Channel      string    `json:"channel" bson:"channel"`
	OpenedAt     time.Time `json:"opened_at" bson:"opened_at"`
	UpdatedAt    time.Time `json:"updated_at" bson:"updated_at"`

	Reference string `json:"reference" bson:"reference"`
	// Complaint is false for praise, questions and conversations without a
	// story: they are no part of the register.
	Complaint       bool      `json:"complaint" bson:"complaint"`
	ReceivedAt      time.Time `json:"received_at" bson:"received_at"` // zero until registered
	ReceivedOn      string    `json:"received_on" bson:"received_on"`
	Regime          string    `json:"regime" bson:"regime"`
	PromiseOn       string    `json:"promise_on" bson:"promise_on"`
	StatutoryLastOn string    `json:"statutory_last_on" bson:"statutory_last_on"`

	Priority Priority `json:"priority" bson:"priority"`
	Flags    []string `json:"flags" bson:"flags"`
	Process  string   `json:"process" bson:"process"`
	Assignee string   `json:"assignee" bson:"assignee"` // user id
	Agent    string   `json:"agent" bson:"agent"`       // the assignee's name

	QueuedAt time.Time `json:"queued_at" bson:"queued_at"` // zero unless it waits for a human
	NextAt   time.Time `json:"next_at" bson:"next_at"`     // when a Tick is due, zero for never
	Outcome  string    `json:"outcome" bson:"outcome"`
	Messages int       `json:"messages" bson:"messages"` // by the customer

	Title  string `json:"title" bson:"title"`   // the first words of the story
	Search string `json:"search" bson:"search"` // what q searches: lower case, folded
	// Facts is the register's record as JSON, so that a list of complaints
	// needs no log. It is nil for what is not in the register.
	Facts []byte `json:"facts" bson:"facts"`
}

// Query asks for summaries. Zero fields don't filter. Dates are civil dates,
// YYYY-MM-DD, ends included.
type Query struct {
	Reference string
	Statuses  []Status
	Process   string
	Flag      string
	Priority  Priority
	Assignee  string
	Locale    string
	From, To  string // received_on; conversations that aren't registered are left out
	DueBefore string // promise_on before this date
	Text      string // all its words occur in Summary.Search
	Complaint *bool  // only the register, or only what isn't in it
	Spoken    bool   // the customer has said something

	Order  Order
	Limit  int    // 1 to 500; 0 means 50
	Cursor string // from Page.Next
}

// Order is how a page is sorted. Ties are broken by conversation.
type Order string

// The orders.
const (
	ByUpdated  Order = ""         // the latest change first
	ByReceived Order = "received" // the latest receipt first
	ByDue      Order = "due"      // the first promise first
	ByQueue    Order = "queue"    // critical before high before normal, then the longest waiting
)

// Page is a part of an answer.
type Page struct {
	Summaries []Summary
	Next      string // cursor of the next page, "" on the last
	Total     int    // how many match in all
}

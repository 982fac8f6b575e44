package bot

// Command is something that somebody wants to happen in a conversation. It
// may be refused. Every command that a person can send twice carries the
// sender's own key, and the same key twice has the effect of once.
type Command interface {
	// CommandKey is the sender's key, "" where sending twice does no harm.
	CommandKey() string
}

// Open begins a conversation. It is the first command and only the first.
type Open struct {
	Locale  string
	Pinned  bool
	Channel string
	Token   string // hash
	Page    string
	Vouched *Contact
	Number  string
}

// Say is a customer's message. Reading is what it was understood to say.
type Say struct {
	Key     string
	Text    string
	Reading Reading
}

// Choose picks one of the choices that the last bot message offered.
type Choose struct {
	Key    string
	Choice string
}

// SetLocale is the customer's wish to go on in another language.
type SetLocale struct {
	Key    string
	Locale string
}

// Tick says that time has passed: Env.Now is the moment. It is told to a
// conversation when State.NextDue has come, and does no harm before.
type Tick struct{}

// See says how far the customer has been shown the conversation.
type See struct{ Seq uint64 }

// Join lets an agent take over.
type Join struct {
	Key string
	By  Person
}

// Reply is an agent's message to the customer.
type Reply struct {
	Key  string
	By   Person
	Text string
}

// Note is an agent's remark to colleagues.
type Note struct {
	Key  string
	By   Person
	Text string
}

// Assign makes the conversation an agent's work, or nobody's.
type Assign struct {
	Key string
	By  Person
	To  *Person // nil: nobody's
}

// Leave hands the conversation back: To is "bot" or "queue".
type Leave struct {
	Key string
	By  Person
	To  string
}

// Resolve gives the organisation's answer.
type Resolve struct {
	Key     string
	By      Person
	Outcome string
	Text    string
}

// Extend moves the deadline, as far as the regime allows. On is the new civil
// date YYYY-MM-DD, "" for the longest the regime allows.
type Extend struct {
	Key     string
	By      Person
	On      string
	Reason  string
	Consent bool // the complainant has agreed in writing (Awb 9:11(3))
}

// Close ends the conversation.
type Close struct {
	Key string
	By  Person
	Why string
}

// CommandKey implements Command.
func (Open) CommandKey() string        { return "" }
func (c Say) CommandKey() string       { return c.Key }
func (c Choose) CommandKey() string    { return c.Key }
func (c SetLocale) CommandKey() string { return c.Key }
func (Tick) CommandKey() string        { return "" }
func (See) CommandKey() string         { return "" }
func (c Join) CommandKey() string      { return c.Key }
func (c Reply) CommandKey() string     { return c.Key }
func (c Note) CommandKey() string      { return c.Key }
func (c Assign) CommandKey() string    { return c.Key }
func (c Leave) CommandKey() string     { return c.Key }
func (c Resolve) CommandKey() string   { return c.Key }
func (c Extend) CommandKey() string    { return c.Key }
func (c Close) CommandKey() string     { return c.Key }

package bot

import (
	"context"
	"time"
)

// Assistant is a language model, or none. It reads and selects words; what
// follows from them is decided by Decide. It is never asked within a decision:
// its word comes back as a command, Consider or Draft, and is recorded.
type Assistant interface {
	// Consider reads what a customer said. It returns a *ModelFault when there
	// is no answer to be had, and never blocks past ctx.
	Consider(ctx context.Context, b Brief) (Proposal, error)
	// Sum picks the sentences that a colleague should read first.
	Sum(ctx context.Context, b Brief) (Extract, error)
	// Suggest writes a reply that an agent may take over, change or leave.
	Suggest(ctx context.Context, b Brief) (Suggestion, error)
}

// Brief is all that a model is shown of a conversation. Its texts are masked;
// it holds no dates, no promises and nothing that the bot said.
type Brief struct {
	Conversation ID     // for budgets; it is never sent
	About        uint64 // seq of the message that it is about
	Locale       string
	Asked        string      // the fact that the customer was asked for, "" in the story
	Lines        []BriefLine // oldest first
	Open         []string    // slots that a model may fill
	Dialog       Topics
	Sentence     bool // a sentence of its own is wanted besides the choice of one
	Calls        int  // answers that models gave in this conversation so far
	Tokens       int  // and what they cost
}

// BriefLine is one message. Text is masked.
type BriefLine struct {
	Seq  uint64
	Role Role
	Text string
}

// ModelRun says which model gave an answer, to which prompt, at what cost.
type ModelRun struct {
	Model   string `json:"model"`             // as it is configured
	Version string `json:"version,omitempty"` // as the endpoint calls what answered
	Prompt  string `json:"prompt"`            // hash of instructions and schema
	Millis  int64  `json:"millis"`            // from question to answer
	Tokens  int    `json:"tokens,omitempty"`  // in and out, as the endpoint counts them
}

// Proposal is what a model makes of a customer's message.
type Proposal struct {
	Run      ModelRun
	Facts    []Finding
	Flags    []Finding // triage, Slot t1 to t17
	Ack      string    // which of Acknowledgements fits, "" for none
	Quote    string    // the customer's words to say back with it
	Sentence string    // one of its own, which has passed every filter; "" for none
	Refused  string    // the filter that held a sentence back, "" for none
}

// Finding is something that a model found in a customer's words.
type Finding struct {
	Slot   string  `json:"slot"`
	Choice string  `json:"choice,omitempty"` // of a slot with options
	Quote  string  `json:"quote"`
	Conf   float64 `json:"conf,omitempty"`
}

// Extract is a summary in others' words only: every line is a quote and names
// the message in which it stands.
type Extract struct {
	Run   ModelRun
	Lines []Citation
}

// Citation is a sentence of a message.
type Citation struct {
	Topic string `json:"topic"` // one of CitationTopics
	Quote string `json:"quote"`
	Seq   uint64 `json:"seq"`
}

// CitationTopics are what a line of a summary can be about.
var CitationTopics = []string{"happened", "expected", "wanted", "impact", "open"}

// Suggestion is a draft of a reply. Nobody sends it but an agent.
type Suggestion struct {
	Run      ModelRun
	Text     string
	Warnings []string // filters that it didn't pass
}

// Acknowledgements are the approved ways to say that we heard; each has a text
// heard.ID, which takes a quote.
var Acknowledgements = []string{"sorry", "upset", "waiting", "broken", "money", "rude", "ignored", "promise"}

// Fault is why a model gave no answer. The names are labels of metrics.
type Fault string

// The faults.
const (
	FaultConnect   Fault = "connect"   // it could not be reached
	FaultBusy      Fault = "busy"      // 429
	FaultStatus    Fault = "status"    // another status than 200
	FaultRefused   Fault = "refused"   // 200 with an error in it, or the model refused
	FaultDeadline  Fault = "deadline"  // it took too long
	FaultEmpty     Fault = "empty"     // no choice in it
	FaultCut       Fault = "cut"       // it doesn't end as an answer ends
	FaultThinking  Fault = "thinking"  // thoughts where the answer should be
	FaultMalformed Fault = "malformed" // no JSON, or none of the schema
	FaultTooBig    Fault = "too_big"   // more than an answer can be
	FaultSetup     Fault = "setup"     // the settings make no request that the endpoint takes
	FaultOff       Fault = "off"       // there is no model
)

// Faults lists them.
var Faults = []Fault{
	FaultConnect, FaultBusy, FaultStatus, FaultRefused, FaultDeadline, FaultEmpty, FaultCut, FaultThinking,
	FaultMalformed, FaultTooBig, FaultSetup, FaultOff,
}

// ModelFault is the error of an Assistant. Its text holds nothing that anybody
// said.
type ModelFault struct {
	Why    Fault
	Status int           // of HTTP, where there was one
	After  time.Duration // how long the endpoint asks to be left alone, 0 where it doesn't say
	Cause  error         // may be nil; it may hold words: never shown, never logged
}

// Error implements error.
func (f *ModelFault) Error() string { return "model: " + string(f.Why) }

// Unwrap gives the cause.
func (f *ModelFault) Unwrap() error { return f.Cause }

package audit

import (
	"fmt"

	"github.com/gehoor/gehoor/bot"
)

// Kind is what is wrong. It is printed and counted: never rename one.
type Kind string

// The kinds of faults.
const (
	Gap           Kind = "gap"             // an event number is missing
	Duplicate     Kind = "duplicate"       // an event number occurs twice
	Disorder      Kind = "disorder"        // a commit is earlier than the one before it
	Unreadable    Kind = "unreadable"      // the events can't be decoded
	NoSummary     Kind = "no_summary"      // the conversation is in no list
	LaggingBehind Kind = "summary_lags"    // the summary doesn't know the last commits
	Ahead         Kind = "summary_ahead"   // the summary knows commits that aren't there
	Differs       Kind = "summary_differs" // the summary says something else than the log
	SameReference Kind = "same_reference"  // two complaints have one reference
	NoFile        Kind = "no_file"         // a file that the conversation names isn't there
	FileDiffers   Kind = "file_differs"    // its bytes are not those that were added
)

// Fault is one thing that is wrong with a store. It holds no customer's words.
type Fault struct {
	Kind         Kind   `json:"kind"`
	Conversation bot.ID `json:"conversation"`
	Seq          uint64 `json:"seq,omitempty"`    // where in the log, 0 for the summary
	Detail       string `json:"detail,omitempty"` // names of fields, numbers; never their texts
}

// String is the fault in one line.
func (f Fault) String() string {
	s := fmt.Sprintf("%s: conversation %s", f.Kind, f.Conversation)
	if f.Seq > 0 {
		s += fmt.Sprintf(", event %d", f.Seq)
	}
	if f.Detail != "" {
		s += ": " + f.Detail
	}
	return s
}

// maxFaults bounds the faults that a report lists; all are counted.
const maxFaults = 1000

// Report is what an audit saw.
type Report struct {
	Conversations int          `json:"conversations"`
	Commits       int          `json:"commits"`
	Events        int          `json:"events"`
	Files         int          `json:"files"`
	Counts        map[Kind]int `json:"counts"` // faults by kind; empty when all is well
	Faults        []Fault      `json:"faults"` // the first 1,000
}

// OK reports whether nothing is wrong.
func (r *Report) OK() bool { return len(r.Counts) == 0 }

func (r *Report) add(f Fault) {
	if r.Counts == nil {
		r.Counts = map[Kind]int{}
	}
	r.Counts[f.Kind]++
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, f)
	}
}

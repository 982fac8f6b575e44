// Package transfer carries conversations out of a store and into another, as
// lines of JSON or as a table for spreadsheets. What Export writes, Import
// reads.
package transfer

import (
	"encoding/json"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Record is one conversation in a file: what the register shows of it, for
// people and their programs, and its log, which is all that Import needs.
type Record struct {
	Conversation    bot.ID     `json:"conversation"`
	Reference       string     `json:"reference,omitempty"`
	Status          bot.Status `json:"status"`
	Complaint       bool       `json:"complaint"`
	Locale          string     `json:"locale"`
	Channel         string     `json:"channel"`
	OpenedAt        time.Time  `json:"opened_at"`
	UpdatedAt       time.Time  `json:"updated_at"`
	ReceivedAt      *time.Time `json:"received_at,omitempty"`
	ReceivedOn      string     `json:"received_on,omitempty"`
	Regime          string     `json:"regime,omitempty"`
	PromiseOn       string     `json:"promise_on,omitempty"`
	StatutoryLastOn string     `json:"statutory_last_on,omitempty"`
	Priority        string     `json:"priority"`
	Flags           []string   `json:"flags,omitempty"`
	Assignee        string     `json:"assignee,omitempty"`
	Outcome         string     `json:"outcome,omitempty"`
	Messages        int        `json:"messages"`

	Record bot.Record `json:"record"`
	Log    []Commit   `json:"log"`
}

// Commit is a commit in a file: its events as the store keeps them.
type Commit struct {
	Seq    uint64          `json:"seq"`
	At     time.Time       `json:"at"`
	Events json.RawMessage `json:"events"`
}

func newRecord(id bot.ID, log []bot.Commit) (Record, error) {
	s := bot.Replay(log)
	sum := s.Summary(time.Time{})
	r := Record{
		Conversation: id, Reference: sum.Reference, Status: sum.Status, Complaint: sum.Complaint, Locale: sum.Locale,
		Channel: sum.Channel, OpenedAt: sum.OpenedAt, UpdatedAt: sum.UpdatedAt, ReceivedOn: sum.ReceivedOn,
		Regime: sum.Regime, PromiseOn: sum.PromiseOn, StatutoryLastOn: sum.StatutoryLastOn, Priority: string(sum.Priority),
		Flags: sum.Flags, Assignee: sum.Agent, Outcome: sum.Outcome, Messages: sum.Messages,
		Record: s.Record(), Log: make([]Commit, 0, len(log)),
	}
	if !sum.ReceivedAt.IsZero() {
		r.ReceivedAt = &sum.ReceivedAt
	}
	for _, c := range log {
		events, err := bot.MarshalEvents(c.Events)
		if err != nil {
			return Record{}, err
		}
		r.Log = append(r.Log, Commit{Seq: c.Seq, At: c.At, Events: events})
	}
	return r, nil
}

// commits reads the log back. It refuses a log that doesn't begin at 1 or has
// a gap: a part of a conversation is none.
func (r Record) commits() ([]bot.Commit, error) {
	out := make([]bot.Commit, 0, len(r.Log))
	next := uint64(1)
	for _, c := range r.Log {
		events, err := bot.UnmarshalEvents(c.Events)
		if err != nil {
			return nil, err
		}
		if c.Seq != next || len(events) == 0 {
			return nil, errGap
		}
		commit := bot.Commit{Conversation: r.Conversation, Seq: c.Seq, At: c.At.UTC().Truncate(time.Millisecond), Events: events}
		next = commit.Last() + 1
		out = append(out, commit)
	}
	if len(out) == 0 {
		return nil, errGap
	}
	return out, nil
}

package bot

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// Summary is what lists and the register show of s. nextAt is when a Tick is
// due, as State.NextDue says.
func (s *State) Summary(nextAt time.Time) Summary {
	sum := Summary{
		Conversation: s.ID, LastSeq: s.Seq, Status: s.Status(), Locale: s.Locale, Channel: s.Opened.Channel,
		OpenedAt: s.At, UpdatedAt: s.Updated, Priority: s.Priority, Flags: s.FlagIDs(),
		Process: s.Value("process").Choice, Messages: s.Messages, NextAt: nextAt,
		Complaint: s.Complaint != nil,
	}
	if s.Assignee != nil {
		sum.Assignee, sum.Agent = s.Assignee.ID, s.Assignee.Name
	}
	if s.Queued != nil {
		sum.QueuedAt = s.QueuedAt
	}
	if s.Complaint != nil {
		sum.Reference, sum.ReceivedAt, sum.ReceivedOn = s.Complaint.Reference, s.Complaint.ReceivedAt, s.Complaint.ReceivedOn
	}
	if s.Deadline != nil {
		sum.Regime, sum.PromiseOn, sum.StatutoryLastOn = s.Deadline.Regime, s.Deadline.Due, s.Deadline.Terms.StatutoryLastOn.String()
	}
	if s.Outcome != nil {
		sum.Outcome = s.Outcome.Outcome
	}
	if len(s.Story) == 0 && s.Complaint == nil {
		return sum // most commits by far: nothing to show or search yet
	}
	record := s.Record()
	sum.Title = Shorten(s.StoryText(), 120)
	sum.Search = searchText(sum.Reference, s.StoryText(), record)
	sum.Facts, _ = json.Marshal(record) // a struct of strings: can't fail
	return sum
}

// Status is where the conversation stands.
func (s *State) Status() Status {
	switch {
	case s.Closed && s.Outcome != nil:
		return StatusResolved
	case s.Closed:
		return StatusClosed
	case s.Agent != nil:
		return StatusHuman
	case s.Queued != nil:
		return StatusQueued
	case s.Outcome != nil:
		return StatusResolved
	case s.Complaint != nil:
		return StatusRegistered
	case s.Phase == Aside:
		return StatusAside
	case s.Messages == 0:
		return StatusOpened
	}
	return StatusIntake
}

// FlagIDs lists the triage categories that fired, each once.
func (s *State) FlagIDs() []string {
	var ids []string
next:
	for _, f := range s.Flags {
		for _, id := range ids {
			if id == f.ID {
				continue next
			}
		}
		ids = append(ids, f.ID)
	}
	return ids
}

// Shorten cuts text to at most n runes at the end of a word, and says so with
// an ellipsis. Line ends become spaces.
func Shorten(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	cut := 0
	for i := range text {
		if n--; n == 0 {
			cut = i
			break
		}
	}
	text = text[:cut]
	if i := strings.LastIndexByte(text, ' '); i > cut/2 {
		text = text[:i]
	}
	return strings.TrimRight(text, " ,;:.-") + "…"
}

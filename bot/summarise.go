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
	story := s.StoryText()
	sum.Title = Shorten(story, 120)
	sum.Search = s.searchText(story)
	if s.Complaint != nil {
		sum.Facts, _ = json.Marshal(s.record(story)) // a struct of strings: can't fail
	}
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

// FlagIDs lists the triage categories that fired, each once. Those in doubt
// have not.
func (s *State) FlagIDs() []string {
	var ids []string
next:
	for _, f := range s.Flags {
		if f.Doubt {
			continue
		}
		for _, id := range ids {
			if id == f.ID {
				continue next
			}
		}
		ids = append(ids, f.ID)
	}
	return ids
}

// firstWords is the beginning of text, its white space narrowed to single
// spaces, of a little more than n runes. all says that it is the whole. A long
// story is not gone through for its first words.
func firstWords(text string, n int) (_ string, all bool) {
	b := make([]byte, 0, n+n/4)
	runes := 0
	for word := range strings.FieldsSeq(text) {
		if runes > n {
			return string(b), false
		}
		if len(b) > 0 {
			b = append(b, ' ')
			runes++
		}
		b = append(b, word...)
		runes += utf8.RuneCountInString(word)
	}
	return string(b), runes <= n
}

// Shorten cuts text to at most n runes at the end of a word, and says so with
// an ellipsis. Line ends become spaces.
func Shorten(text string, n int) string {
	text, all := firstWords(text, n)
	if all {
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

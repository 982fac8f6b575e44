package bot

import (
	"slices"
	"strings"
	"time"
)

func (e Opened) apply(s *State, at At) {
	s.Opened = e
	s.At = at.Time
	s.Locale, s.Pinned = e.Locale, e.Pinned
	s.Phase = Listening
	s.Priority = Normal
	s.Facts = map[string]Learned{}
	s.Declined = map[string]string{}
	s.AskedN = map[string]int{}
	s.Spoken = map[string]int{}
	s.Seen = map[string]uint64{}
}

func (e Said) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	switch e.By.Role {
	case Customer:
		s.Messages++
		s.Mood = max(s.Mood, e.Mood)
		s.Insults = append(s.Insults[:len(s.Insults):len(s.Insults)], e.Insults...)
		s.Heard = at.Time
		s.Waiting = true
		s.FilesTold = false
		s.Last = StoryLine{Seq: at.Seq, Text: e.Text, Masked: e.Masked, At: at.Time}
		if e.Story {
			s.Story = append(s.Story, s.Last)
		}
	case Bot:
		// A remark while the story is told (a masked number, "go on") is no
		// answer to it: the pause that ends the story still counts.
		s.Waiting = s.Waiting && s.Phase == Listening && e.Pending == ""
		s.Asks, s.Pending, s.Offered, s.Hint, s.LastBot = e.Asks, e.Pending, e.Choices, e.Hint, e.Text
		if e.Pending != "" {
			s.Model.Await = time.Time{}
		}
		if e.Pending == PendingMore || e.Pending == PendingConcern {
			s.Invited = true
		}
		s.FilesTold = s.FilesTold || len(e.Keys) > 0 && strings.HasPrefix(e.Keys[0], keyAttached)
		if s.draft {
			return
		}
		if e.Asks != "" {
			if s.AskedN[e.Asks] == 0 {
				s.Asked = append(s.Asked, e.Asks)
			}
			s.AskedN[e.Asks]++
		}
		for _, k := range e.Keys {
			s.Spoken[k]++
		}
	case Agent:
		s.Waiting = false
		s.AgentAt = at.Seq
	}
}

func (e Noted) apply(s *State, at At) { s.see(e.Re, at.Seq) }

func (e Switched) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Locale, s.Pinned = e.Locale, s.Pinned || e.Pinned
}

func (e Moved) apply(s *State, _ At) { s.Phase, s.Model.Await = e.To, time.Time{} }

func (e Learned) apply(s *State, _ At) {
	s.ownFacts()
	if old := s.Facts[e.Slot].Value.Contact; old != nil {
		s.Contacts = append(s.Contacts[:len(s.Contacts):len(s.Contacts)], old)
	}
	s.Facts[e.Slot] = e
	delete(s.Declined, e.Slot)
	if e.Source != fromModel { // the customer is no better understood for it
		s.Puzzles = 0
	}
}

func (e Declined) apply(s *State, _ At) {
	s.ownFacts()
	delete(s.Facts, e.Slot)
	s.Declined[e.Slot] = e.Why
	s.Puzzles = 0
}

func (Puzzled) apply(s *State, _ At) { s.Puzzles++ }

func (e Flagged) apply(s *State, _ At) {
	s.Flags = append(s.Flags, e.Flags...)
	if e.Priority.Before(s.Priority) {
		s.Priority = e.Priority
	}
}

func (e Cleared) apply(s *State, _ At) {
	// A slice of its own: a draft shares its flags with the state.
	s.Flags = slices.DeleteFunc(slices.Clone(s.Flags), func(f Flag) bool { return (f.Doubt || e.Raised) && slices.Contains(e.Flags, f.ID) })
	s.Priority = soonest(s.Flags)
}

func (e Registered) apply(s *State, _ At) { s.Complaint = &e }

func (e DeadlineSet) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Deadline = &e
}

func (e Escalated) apply(s *State, at At) {
	s.Queued, s.QueuedAt, s.Escalated = &e, at.Time, true
	s.Puzzles = 0
}

func (e Assigned) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Assignee = e.To
}

func (e Joined) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	by := e.By
	s.Agent, s.Assignee = &by, &by
	s.Queued = nil
	s.Waiting = false
}

func (e Left) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Agent = nil
	s.Asks, s.Pending, s.Offered = "", "", nil
	if e.To == ToQueue {
		s.Queued = &Escalated{Reason: "handed_back"}
		s.QueuedAt = at.Time
		s.Assignee = nil
	}
}

func (e Resolved) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Outcome = &e
	s.Queued = nil
}

func (e ClosedUp) apply(s *State, at At) {
	s.see(e.Re, at.Seq)
	s.Closed, s.Waiting, s.Queued, s.Agent = true, false, nil, nil
}

func (Reopened) apply(s *State, _ At) { s.Closed, s.Outcome = false, nil }

func (e SeenUpTo) apply(s *State, _ At) { s.ShownTo = e.Seq }

func (s *State) see(key string, seq uint64) {
	if key != "" && !s.draft {
		s.Seen[key] = seq
	}
}

// Before reports whether p is more urgent than q.
func (p Priority) Before(q Priority) bool { return urgency[p] > urgency[q] }

var urgency = map[Priority]int{Normal: 1, High: 2, Critical: 3}

// Where an agent hands a conversation to.
const (
	ToBot   = "bot"
	ToQueue = "queue"
)

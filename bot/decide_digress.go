package bot

import "time"

// topics of digression: what customers ask on the way. The answers come from
// policy and code, never from a model (C17, C22, C25).
var digressions = map[string]bool{
	"promise": true, "cost": true, "privacy": true, "bot": true, "procedure": true,
}

// digress answers a question that is no part of the complaint. It reports
// whether there was one; the caller asks the open question again.
func (t *turn) digress(r Reading) bool {
	for _, a := range r.Acts {
		switch {
		case a.Kind == AskStatus && t.s.Phase == Listening:
			t.tellStatus()
		case a.Kind == AskWhy && t.s.Phase == Listening:
			t.add("why.general", nil)
		case a.Kind == Chitchat && a.Slot == "bot", a.Kind == StartTopic && a.Slot == "bot":
			t.add("digress.bot", nil)
		case a.Kind == Chitchat && a.Slot == "pause" && pauses(r):
			t.add("digress.pause", nil)
		case a.Kind == StartTopic && a.Slot == "duration":
			t.tellDuration()
		case a.Kind == StartTopic && a.Slot == "procedure" && t.s.Complaint != nil:
			t.tellStatus() // "what is happening with my complaint?"
		case a.Kind == Attach && asksToAttach(r):
			t.tellHowToAttach()
		case a.Kind == StartTopic && digressions[a.Slot]:
			t.add("digress."+a.Slot, nil)
		default:
			continue
		}
		return true
	}
	return false
}

// pauses reports whether the customer says to be right back, and nothing else:
// "a second complaint" is no second.
func pauses(r Reading) bool {
	found := false
	for _, a := range r.Acts {
		switch {
		case a.Kind == Chitchat && a.Slot == "pause":
			found = true
		case a.Kind == Chitchat, a.Kind == Thanks, a.Kind == Greet, a.Kind == Affirm, a.Kind == Unclear:
		default:
			return false
		}
	}
	return found
}

// tellDuration says by when an answer comes: the stated date, or the date that
// the engine would state now.
func (t *turn) tellDuration() {
	if t.s.Deadline != nil {
		t.add("digress.duration_known", map[string]any{"Date": t.day(t.s.Deadline.Due)})
		return
	}
	received := t.env.Now
	if len(t.s.Story) > 0 {
		received = t.s.Story[0].At
	}
	terms, err := t.env.Policy.Book.Due(t.env.Policy.Regime, received)
	if err != nil {
		t.must(E(Internal, "error.internal", err))
		return
	}
	t.add("digress.duration", map[string]any{"Date": t.day(terms.PromiseOn.String())})
}

// tellStatus says where the complaint stands (R30, R31).
func (t *turn) tellStatus() {
	switch {
	case t.s.Outcome != nil:
		t.add("status.resolved", nil)
	case t.s.Complaint != nil && t.s.Deadline != nil:
		t.add("status.registered", map[string]any{
			"Reference": t.s.Complaint.Reference, "Date": t.day(t.s.Deadline.Due),
		})
	case t.s.Phase == Listening:
		t.add("status.other", nil)
	default:
		t.add("status.intake", nil)
		t.repeat()
	}
}

// tick does what the passing of time asks for.
func (t *turn) tick() error {
	now, p := t.env.Now, t.env.Policy
	switch {
	case t.s.awaitDue(now) && !t.env.Typing:
		return t.answerNow()
	case t.s.pauseDue(p, now) && !t.env.Typing:
		t.must(t.pause())
	case t.s.waitDue(p, now) && t.isOpen():
		t.add("handed.wait", nil)
		t.askContact(true)
		if t.s.Queued.Reason != "triage" {
			t.offer("continue")
		}
	case t.s.abandonDue(p, now):
		if err := t.register(false); err != nil {
			return err
		}
		t.add("abandoned.registered", map[string]any{"Reference": t.s.Complaint.Reference})
		t.sayDate()
		t.repeat()
	}
	t.send()
	return nil
}

// NextDue is when a Tick has something to do, zero for never. Typing may put
// the end of the story off; the caller knows of that.
func (s *State) NextDue(p *Policy) time.Time {
	var due time.Time
	sooner := func(at time.Time, ok bool) {
		if ok && (due.IsZero() || at.Before(due)) {
			due = at
		}
	}
	sooner(s.Model.Await, s.awaitsModel())
	sooner(s.Heard.Add(p.StoryPause), s.awaitsPause())
	sooner(s.QueuedAt.Add(p.HumanWait), s.awaitsHuman(p))
	sooner(s.Heard.Add(p.Abandon), s.mayBeAbandoned(p))
	return due
}

func (s *State) awaitsPause() bool {
	return s.Waiting && s.Agent == nil && !s.Closed && s.Phase == Listening && len(s.Story) > 0 && !s.awaitsModel()
}

func (s *State) pauseDue(p *Policy, now time.Time) bool {
	return s.awaitsPause() && !now.Before(s.Heard.Add(p.StoryPause))
}

func (s *State) awaitsHuman(p *Policy) bool {
	return s.Queued != nil && s.Agent == nil && p.HumanWait > 0 && s.Spoken["handed.wait"] == 0 &&
		p.Hours != nil && s.Queued.Open
}

func (s *State) waitDue(p *Policy, now time.Time) bool {
	return s.awaitsHuman(p) && !now.Before(s.QueuedAt.Add(p.HumanWait))
}

// mayBeAbandoned: a complaint that was told counts, whether or not the
// customer answered every question (R01).
func (s *State) mayBeAbandoned(p *Policy) bool {
	return p.Abandon > 0 && len(s.Story) > 0 && s.Complaint == nil && !s.Closed && s.Agent == nil &&
		s.Phase != Aside && s.Pending != PendingRegister
}

func (s *State) abandonDue(p *Policy, now time.Time) bool {
	return s.mayBeAbandoned(p) && !now.Before(s.Heard.Add(p.Abandon))
}

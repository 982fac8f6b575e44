package bot

// join lets an agent take over. From here the bot is silent.
func (t *turn) join(c Join) error {
	switch a := t.s.Agent; {
	case a != nil && a.ID == c.By.ID:
		return nil
	case a != nil:
		return E(Conflict, "error.taken", nil).With("Name", a.Name)
	}
	t.reopen()
	t.emit(Joined{By: c.By, Re: c.Key})
	return nil
}

// reply is an agent's message to the customer.
func (t *turn) reply(c Reply) error {
	text := CleanText(c.Text)
	if text == "" {
		return E(Invalid, "error.empty", nil)
	}
	if err := t.mine(c.By); err != nil {
		return err
	}
	t.emit(Said{By: c.By, Text: text, Lang: t.s.Locale, Re: c.Key})
	return nil
}

// mine refuses what only the agent who has the conversation may do.
func (t *turn) mine(by Person) error {
	switch a := t.s.Agent; {
	case a == nil:
		return E(Forbidden, "error.not_joined", nil)
	case a.ID != by.ID:
		return E(Conflict, "error.taken", nil).With("Name", a.Name)
	}
	return nil
}

// assign says whose work the conversation is. It gives nobody the word: who
// talks to the customer joins.
func (t *turn) assign(c Assign) error {
	if a := t.s.Assignee; a == c.To || a != nil && c.To != nil && a.ID == c.To.ID {
		return nil
	}
	t.emit(Assigned{To: c.To, By: c.By, Re: c.Key})
	return nil
}

func (t *turn) note(c Note) error {
	text := CleanText(c.Text)
	if text == "" {
		return E(Invalid, "error.empty", nil)
	}
	t.emit(Noted{By: c.By, Text: text, Re: c.Key})
	return nil
}

// leave hands the conversation back, to the bot or to the queue. The customer
// is told either way.
func (t *turn) leave(c Leave) error {
	if err := t.mine(c.By); err != nil {
		return err
	}
	switch c.To {
	case ToBot:
		t.emit(Left{By: c.By, To: c.To, Re: c.Key})
		if err := t.resumeIntake("left.bot"); err != nil {
			return err
		}
	case ToQueue:
		t.emit(Left{By: c.By, To: c.To, Re: c.Key})
		t.emit(Moved{To: Handed})
		t.add("left.queue", nil)
	default:
		return E(Invalid, "error.leave_to", nil)
	}
	t.send()
	return nil
}

// resolve gives the organisation's answer. A complaint that was told to an
// agent is registered first. Then one question is asked: are you satisfied
// (C42).
func (t *turn) resolve(c Resolve) error {
	text := CleanText(c.Text)
	switch {
	case text == "":
		return E(Invalid, "error.empty", nil)
	case !t.mayGive(c.Outcome):
		return E(Invalid, "error.outcome", nil)
	case t.s.Agent != nil && t.s.Agent.ID != c.By.ID:
		return E(Conflict, "error.taken", nil).With("Name", t.s.Agent.Name)
	}
	if t.s.Complaint == nil {
		if err := t.register(false); err != nil {
			return err
		}
	}
	t.emit(Said{By: c.By, Text: text, Lang: t.s.Locale, Re: c.Key})
	t.emit(Resolved{By: c.By, Outcome: c.Outcome, Text: text})
	if t.s.Agent != nil {
		t.emit(Left{By: c.By, To: ToBot})
	}
	t.emit(Moved{To: Settled})
	t.askSatisfaction()
	t.send()
	return nil
}

func (t *turn) mayGive(outcome string) bool {
	for _, o := range t.env.Policy.Outcomes {
		if o == outcome {
			return true
		}
	}
	return false
}

// asksSatisfaction is asked after the organisation's answer, outside the
// dialog's steps.
const asksSatisfaction = "satisfaction"

func (t *turn) askSatisfaction() {
	t.add("ask.satisfaction", nil)
	t.asks = asksSatisfaction
	t.offer("yes", "no")
}

// satisfied takes the answer: "no" reopens the complaint and brings a human
// (C42).
func (t *turn) satisfied(yes bool) error {
	t.emit(Learned{Slot: asksSatisfaction, Value: Value{Yes: &yes}, Source: "answer", Conf: 1, From: t.heardSeq()})
	if !yes {
		t.emit(Reopened{Why: "unsatisfied"})
		return t.escalate("unsatisfied", nil)
	}
	t.add("satisfied.yes", nil)
	t.send()
	t.emit(ClosedUp{By: Person{Role: Customer}, Why: "resolved"})
	return nil
}

// close ends a conversation without an answer to a complaint: praise, a
// question, a test. What stands in the register is resolved, not closed.
func (t *turn) close(c Close) error {
	switch {
	case t.s.Closed:
		return nil
	case t.s.Agent != nil && t.s.Agent.ID != c.By.ID:
		return E(Conflict, "error.taken", nil).With("Name", t.s.Agent.Name)
	case t.s.Complaint != nil && t.s.Outcome == nil:
		return E(Invalid, "error.unanswered", nil)
	}
	t.add("closed.notice", nil)
	t.send()
	t.emit(ClosedUp{By: c.By, Why: c.Why, Re: c.Key})
	return nil
}

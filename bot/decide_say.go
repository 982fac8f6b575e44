package bot

import "slices"

// hear takes a customer's message. Whatever happens next, the message is in
// the log first.
func (t *turn) hear(c Say) error {
	r := c.Reading
	if r.Stored == "" {
		return E(BadFrame, "error.empty", nil)
	}
	t.reopen()
	t.emit(Said{
		By: Person{Role: Customer}, Text: r.Stored, Lang: r.Lang.Value, Re: c.Key,
		Masked: maskedText(r),
		Story:  t.listens() && tells(r), Mood: max(r.Sentiment.Anger, r.Sentiment.Distress),
		Insults: insults(r),
	})
	return t.respond(r)
}

// choose takes a choice. It must be one that the last bot message offered, or
// one that is there in every state.
func (t *turn) choose(c Choose) error {
	label, ok := "", false
	for _, o := range t.s.Offered {
		if o.ID == c.Choice {
			label, ok = o.Label, true
		}
	}
	if !ok && (c.Choice == "human" || c.Choice == "done" && t.s.Phase == Listening) {
		label, ok = t.label(c.Choice), true
	}
	if !ok {
		return E(UnknownChoice, "error.unknown_choice", nil)
	}
	t.reopen()
	t.emit(Said{By: Person{Role: Customer}, Text: label, Lang: t.s.Locale, Re: c.Key, Choice: c.Choice})
	return t.respond(Reading{Acts: []Act{{Kind: Provide, Slot: slotChoice, Value: &Value{Choice: c.Choice}, Conf: 1}}})
}

// slotChoice is the slot of an act that picks a choice instead of filling a fact.
const slotChoice = "choice"

// respond goes through what a message asks of the bot, the most pressing first.
func (t *turn) respond(r Reading) error {
	t.withoutDenied(&r)
	t.flag(slices.Concat(r.Flags, r.Doubts))
	t.setOrdersAside(&r)
	t.unneeded = r.Unneeded
	t.learnAll(r)
	if t.s.Agent != nil {
		return nil // the agent answers; the bot only takes notes
	}
	t.followLanguage(r)
	if called, err := t.callHuman(r); called || err != nil {
		t.send()
		return err
	}
	t.warnUnneeded()
	if settled, err := t.settleConcern(r); settled || err != nil {
		t.send()
		return err
	}
	var err error
	switch t.s.Phase {
	case Listening, Aside:
		err = t.listen(r)
	case Handed:
		err = t.attend(r)
	default:
		err = t.answer(r)
	}
	t.send()
	return err
}

// listens reports whether what is told now is part of the story: while it is
// told, and while somebody who asked for a human first tells it after all.
func (t *turn) listens() bool {
	return t.s.Phase == Listening || t.s.Phase == Aside || t.s.Phase == Handed && t.s.Complaint == nil
}

// reopen undoes the end of a conversation: a new message reopens it.
func (t *turn) reopen() {
	if !t.s.Closed {
		return
	}
	withdrawn := t.s.Outcome != nil && t.s.Outcome.Outcome == "withdrawn"
	t.emit(Reopened{Why: "message"})
	if withdrawn && t.s.Complaint != nil {
		t.add("reopened.withdrawn", map[string]any{"Reference": t.s.Complaint.Reference})
	}
}

// seen records that an agent's message was shown. The bot's own messages are
// not worth a commit each.
func (t *turn) seen(c See) error {
	if c.Seq <= t.s.Seq && t.s.ShownTo < t.s.AgentAt && c.Seq >= t.s.AgentAt {
		t.emit(SeenUpTo(c))
	}
	return nil
}

// warnUnneeded tells the customer that personal data that we don't need was
// left out.
func (t *turn) warnUnneeded() {
	for _, kind := range t.unneeded {
		t.add("masked."+kind, nil)
	}
	if len(t.unneeded) > 0 && t.s.Phase == Listening {
		t.offer("done", "human")
	}
	t.unneeded = nil
}

package bot

import (
	"errors"

	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/dialogs"
)

// register puts the complaint into the register and sets its deadline. It was
// received when the story began to be told: from then on it has reached us,
// whether or not the customer finished every question.
func (t *turn) register(confirmed bool) error {
	received := t.env.Now
	if len(t.s.Story) > 0 {
		received = t.s.Story[0].At
	}
	terms, err := t.env.Policy.Book.Due(t.env.Policy.Regime, received)
	if err != nil {
		return E(Internal, "error.internal", err)
	}
	t.learnStory()
	t.emit(Registered{
		Reference: t.env.Reference, ReceivedAt: received.UTC(), ReceivedOn: terms.ReceivedOn.String(), Confirmed: confirmed,
	})
	t.emit(DeadlineSet{Due: terms.PromiseOn.String(), Regime: terms.Regime, Terms: terms})
	return nil
}

// settle registers at the end of the intake and tells all that the customer
// needs to know: reference, date with its rule, what happens next and who does
// it, how we reach them, what if it is late, where to go if unhappy (C24, C26,
// C27), and thanks (C04).
func (t *turn) settle() error {
	if t.s.Complaint == nil {
		if err := t.register(true); err != nil {
			return err
		}
		t.add("registered.reference", map[string]any{"Reference": t.s.Complaint.Reference})
	} else {
		confirmed := *t.s.Complaint
		confirmed.Confirmed = true
		t.emit(confirmed)
		t.add("registered.completed", map[string]any{"Reference": t.s.Complaint.Reference})
	}
	t.sayDate()
	t.add("registered.next", nil)
	t.sayReach()
	t.add("registered.late", nil)
	t.add(t.s.Deadline.Terms.ExternalKey(), nil)
	t.add("registered.thanks", nil)
	t.emit(Moved{To: Settled})
	t.send()
	return t.nextOrNothing()
}

// nextOrNothing asks what is left after registering, without a word when there
// is nothing.
func (t *turn) nextOrNothing() error {
	if i := t.env.Script.Next(known{t.s}, t.env.Script.Step(dialogs.StepRegister)+1); i < len(t.env.Script.Steps) {
		return t.next()
	}
	t.recallSecond()
	return nil
}

// sayDate states the date in full and the rule in one line (C24). Both come
// from the deadline engine (C25).
func (t *turn) sayDate() {
	d := t.s.Deadline
	t.addText("registered.date",
		t.text("registered.date", map[string]any{"Date": t.day(d.Due)})+" "+t.text(d.Terms.RuleKey(), nil)+t.earlier(d))
}

// earlier says that the promise is before the end of the term that the rule
// names, where it is: the last day is no day to plan on.
func (t *turn) earlier(d *DeadlineSet) string {
	if !d.Terms.PromiseOn.Before(d.Terms.NominalOn) {
		return ""
	}
	return " " + t.text("registered.earlier", nil)
}

func (t *turn) sayReach() {
	c := t.s.Value("contact").Contact
	switch {
	case c == nil || !c.Reachable():
		t.add("registered.reach.chat", nil)
	case c.Email != "" && c.Preferred != "phone":
		t.add("registered.reach.email", map[string]any{"Email": c.Email})
	default:
		t.add("registered.reach.phone", map[string]any{"Phone": c.Phone})
	}
}

// addToComplaint keeps what the customer adds once the complaint is
// registered.
func (t *turn) addToComplaint(r Reading) error {
	switch {
	case bare(r, Thanks) || bare(r, Greet):
		t.add("settled.thanks", nil)
	case bare(r, Affirm) || bare(r, Deny):
		t.add("settled.done", nil)
	case has(r, Unclear) && len(r.Acts) == 1 || has(r, Abuse) && len(r.Acts) == 1:
		t.add("settled.unclear", nil)
		t.offer("human")
	default:
		t.add("settled.added", map[string]any{"Reference": t.s.Complaint.Reference})
	}
	return nil
}

// afterYesNo goes on after a yes-or-no question of the dialog.
func (t *turn) afterYesNo(slot string, yes bool) error {
	key := slot + ".no"
	if yes {
		key = slot + ".yes"
	}
	if t.env.Say.Has(t.s.Locale, key) {
		t.add(key, nil)
	}
	if t.s.Phase == Settled {
		return t.nextOrNothing()
	}
	return t.next()
}

// withdraw ends at the customer's wish. A registered complaint is withdrawn,
// not erased.
func (t *turn) withdraw() {
	if t.s.Complaint != nil {
		t.emit(Resolved{By: Person{Role: Customer}, Outcome: "withdrawn"})
		t.add("cancel.withdrawn", map[string]any{"Reference": t.s.Complaint.Reference})
	} else {
		t.add("cancel.done", nil)
	}
	t.send()
	t.emit(ClosedUp{By: Person{Role: Customer}, Why: "withdrawn"})
}

// extend moves the date, as far as the regime allows, and tells the customer
// before it has passed: the reason, the new date, an apology (C28).
func (t *turn) extend(c Extend) error {
	if t.s.Deadline == nil {
		return E(Invalid, "error.no_deadline", nil)
	}
	var to deadline.Date
	if c.On != "" {
		d, err := deadline.ParseDate(c.On)
		if err != nil {
			return E(Invalid, "error.date", err)
		}
		to = d
	}
	terms, err := t.env.Policy.Book.Extend(t.s.Deadline.Terms, t.env.Now, to, c.Consent)
	if err != nil {
		return extendRefused(err)
	}
	t.emit(DeadlineSet{Due: terms.PromiseOn.String(), Regime: terms.Regime, Terms: terms, Extended: true, Why: c.Reason, Re: c.Key})
	t.add("extended.notice", map[string]any{"Date": t.day(terms.PromiseOn.String())})
	if c.Reason != "" {
		t.add("extended.reason", map[string]any{"Reason": c.Reason})
	}
	t.add("extended.choice", nil)
	t.offer("human")
	t.send()
	return nil
}

func extendRefused(err error) error {
	for _, refusal := range extendRefusals {
		if errors.Is(err, refusal.err) {
			return E(Invalid, refusal.key, err)
		}
	}
	return E(Invalid, "error.extend_date", err)
}

var extendRefusals = []struct {
	err error
	key string
}{
	{deadline.ErrExpired, "error.extend_expired"},
	{deadline.ErrNoExtension, "error.extend_never"},
	{deadline.ErrTooLong, "error.extend_too_long"},
	{deadline.ErrNotLater, "error.extend_not_later"},
}

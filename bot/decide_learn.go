package bot

import (
	"time"

	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/dialogs"
)

// sure is the confidence from which a value is filled silently and shown in
// the summary; between it and likely it is filled but may be replaced by any
// surer word.
const (
	sure   = 0.85
	likely = 0.55
)

// learnAll keeps every fact that the reading found (C11: what was said is not
// asked again), whatever else the message wants: who asks for a human and names
// an order number has named it.
func (t *turn) learnAll(r Reading) {
	source := "answer"
	if t.s.Phase == Listening || t.s.Phase == Aside {
		source = fromStory
	}
	for _, a := range r.Acts {
		if (a.Kind != Provide && a.Kind != Correct) || a.Value == nil || a.Slot == slotChoice || a.Slot == "" {
			continue
		}
		if source == fromStory && r.Nature.Value == natureQuestion && tellsWhat[a.Slot] {
			if r.Nature.Conf >= sure {
				continue // "what are your opening hours?" happened to nobody
			}
			a.Conf = min(a.Conf, likely)
		}
		if o := t.weigh(a); o.key != "" {
			t.odd = append(t.odd, o)
			continue
		}
		if t.learn(a, source) {
			t.learned = append(t.learned, a.Slot)
		}
	}
}

// tellsWhat are the facts that a story tells, and a question doesn't.
var tellsWhat = map[string]bool{"experience": true, "expectation": true, "expectation_source": true, "impact": true, "remedy": true, "process": true}

// learn keeps one fact. A surer or a corrected value replaces an older one; a
// contact is completed.
func (t *turn) learn(a Act, source string) bool {
	v := *a.Value
	old, has := t.s.Facts[a.Slot]
	switch {
	case a.Conf < likely:
		return false
	case a.Slot == "experience" && has && t.s.Phase != Listening && a.Kind == Provide && a.Slot != t.s.Asks:
		v = Value{Text: old.Value.Text + "\n" + v.Text} // "yes, but it was also …" adds to the story (R13)
	case a.Slot == "contact" && has:
		v = Value{Contact: mergeContact(old.Value.Contact, v.Contact)}
	case a.Kind == Correct, !has:
	case t.s.Phase != Listening && (a.Slot == t.s.Asks || t.s.Pending == PendingEdit):
	case a.Conf <= old.Conf:
		return false
	}
	if a.Kind == Correct {
		source = "correction"
	}
	t.emit(Learned{Slot: a.Slot, Value: v, Source: source, Conf: a.Conf, Quote: a.Quote, From: t.heardSeq()})
	return true
}

// heardSeq is the seq of the customer's message that this turn is about.
func (t *turn) heardSeq() uint64 {
	for i, e := range t.events {
		if s, ok := e.(Said); ok && s.By.Role == Customer {
			return t.s.Seq - uint64(len(t.events)-1-i)
		}
	}
	return 0
}

func mergeContact(old, add *Contact) *Contact {
	if old == nil || add == nil {
		if add == nil {
			return old
		}
		return add
	}
	m := *old
	if add.Name != "" {
		m.Name = add.Name
	}
	if add.Email != "" {
		m.Email = add.Email
	}
	if add.Phone != "" {
		m.Phone = add.Phone
	}
	if add.Preferred != "" {
		m.Preferred = add.Preferred
	}
	return &m
}

// oddity is a value that can't be right as it is, with the key of the text
// that says why; a value to confirm where it may be right.
type oddity struct {
	slot string
	key  string
	args map[string]any
	hint *Value // ask yes or no about it
}

// weigh tests a value as the dialog asks: no such day, in the future, too long
// ago, or a date that can be read in two ways.
func (t *turn) weigh(a Act) oddity {
	span := a.Value.Date
	if span == nil {
		return oddity{}
	}
	if span.Invalid != "" {
		return oddity{slot: a.Slot, key: "check." + span.Invalid, args: map[string]any{"Said": a.Quote}}
	}
	today := deadline.DateOf(t.env.Now, t.env.Policy.Zone)
	from := span.From
	if from == "" {
		from = span.To
	}
	f := t.env.Script.Fact(a.Slot)
	if f == nil {
		return oddity{}
	}
	for _, c := range f.Check {
		switch c.Kind {
		case dialogs.NotFuture:
			if from > today.String() {
				return oddity{slot: a.Slot, key: "check.not_future", args: t.dateArgs(from)}
			}
		case dialogs.WithinYears:
			if y := today.AddMonths(-12 * c.N).String(); from < y {
				return oddity{slot: a.Slot, key: "check.within_years", args: t.dateArgs(from), hint: a.Value}
			}
		}
	}
	if span.Ambiguous && a.Slot == t.s.Asks && !t.saidAgain(span) {
		v := *a.Value
		d := *span
		d.Ambiguous = false
		v.Date = &d
		return oddity{slot: a.Slot, key: "check.ambiguous", args: map[string]any{"Date": SpanText(t.env.Say, t.s.Locale, d)}, hint: &v}
	}
	return oddity{}
}

// saidAgain reports whether the customer says the very day that the bot just
// asked about: that is a yes.
func (t *turn) saidAgain(d *DateSpan) bool {
	h := t.s.Hint
	return t.s.Pending == PendingValue && h != nil && h.Date != nil && h.Date.From == d.From && h.Date.To == d.To
}

func (t *turn) dateArgs(date string) map[string]any { return map[string]any{"Date": t.day(date)} }

// decline keeps that a fact won't come, and why (C37).
func (t *turn) decline(slot, why string) {
	if _, told := t.s.Facts[slot]; slot != "" && slot != AsksConfirm && !told { // what was told stays told
		t.emit(Declined{Slot: slot, Why: why})
	}
}

// local is the moment in the organisation's zone.
func (t *turn) local(at time.Time) time.Time { return at.In(t.env.Policy.Zone) }

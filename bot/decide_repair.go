package bot

import (
	"slices"
	"strings"

	"github.com/gehoor/gehoor/dialogs"
)

// offerHuman offers a human to who has had enough of the bot without asking
// for one ("you are not listening"), and lets them go on as well. A wish that
// was read without certainty is an offer, not a handover.
func (t *turn) offerHuman(r Reading) bool {
	if !needsHuman(r) {
		return false
	}
	t.add("repair.offer_human", nil)
	t.repeat()
	t.offer("human")
	return true
}

// needsHuman reports whether somebody needs a human without asking for one.
func needsHuman(r Reading) bool {
	return slices.ContainsFunc(r.Acts, func(a Act) bool { return a.Kind == Handoff && a.Conf < likely })
}

// explain answers why something is asked or where to find it, then asks again.
func (t *turn) explain(slot, general string, text func(*dialogs.Fact) string) {
	key := general
	if f := t.env.Script.Fact(slot); f != nil && t.env.Say.Has(t.s.Locale, text(f)) {
		key = text(f)
	}
	if t.s.Spoken[key] > 0 {
		key = general // it was said, and did not satisfy
	}
	t.add(key, nil)
	t.repeat()
}

// goBack reopens the question before the open one, and says what was answered
// to it: that may stay.
func (t *turn) goBack() {
	before := len(t.s.Asked)
	if i := slices.Index(t.s.Asked, t.s.Asks); i >= 0 {
		before = i
	}
	for i := before - 1; i >= 0; i-- {
		slot := t.s.Asked[i]
		f := t.env.Script.Fact(slot)
		if f == nil || slot == "experience" || t.s.Complaint != nil {
			continue
		}
		t.add("repair.back", nil)
		said := t.show(slot)
		if said != "" {
			t.add("repair.had", map[string]any{"Value": said})
		}
		t.reask(f)
		if said != "" {
			t.offer("keep")
		}
		return
	}
	t.add("repair.no_back", nil)
	t.repeat()
}

// puzzled is the ladder of not understanding: say it in other words, with the
// ways around it, then call a human (C35). It never says the same sentence
// twice.
func (t *turn) puzzled(r Reading) error {
	t.emit(Puzzled{})
	if t.s.Puzzles >= t.env.Script.Unclear {
		return t.escalate("unclear", nil)
	}
	if isQuestion(r.Stored) {
		t.add("repair.question", nil)
	} else {
		t.add("repair.unclear", nil)
	}
	t.repeat()
	t.offer("human")
	return nil
}

// questionWords is from how many words on a text that ends in a question mark
// is a question, and no answer in doubt ("an apology?").
const questionWords = 4

// isQuestion reports whether text asks something. What the bot has no answer
// to it says so, instead of keeping the question as an answer.
func isQuestion(text string) bool {
	return strings.HasSuffix(strings.TrimSpace(text), "?") && len(strings.Fields(text)) >= questionWords
}

// hold keeps the open question open without asking it again: who says "back in
// a minute" or adds a file has not forgotten it.
func (t *turn) hold() {
	t.asks, t.pending, t.choices, t.hint = t.s.Asks, t.s.Pending, t.s.Offered, t.s.Hint
}

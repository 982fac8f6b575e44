package bot

import (
	"slices"
	"strings"
)

// Triage may hear danger where there is none. A customer whose washing machine
// didn't come and who is told where to call in despair must be able to say so,
// and find the way on.

// standing are the dangers that were raised, aren't denied, and that a customer
// can take back. A threat (T3) is an agent's to judge.
func (s *State) standing() []Flag {
	var flags []Flag
	for _, f := range s.Flags {
		if !f.Negated && !f.Doubt && slices.Contains(concerns, f.ID) {
			flags = append(flags, f)
		}
	}
	return flags
}

// waitsAlarmed reports whether a human was called because danger was heard, and
// isn't there yet.
func (s *State) waitsAlarmed() bool {
	return s.Phase == Handed && s.Agent == nil && len(s.standing()) > 0
}

// byEar reports whether every danger that stands was heard by the classifier
// alone: no words were said that a phrase book knows for what they are.
func (s *State) byEar() bool {
	return !slices.ContainsFunc(s.standing(), func(f Flag) bool { return !strings.HasSuffix(f.Rule, RuleLearnt) })
}

// RuleLearnt ends the rule of a flag that no phrase raised, only what a classifier
// has learnt.
const RuleLearnt = ".learnt"

// takesBack reports whether the customer says that there is no danger: by the
// choice, by saying so, or by denying what was heard. "Nobody is hurt" takes no
// fire back (T1): that may have burnt all the same.
func (t *turn) takesBack(r Reading) bool {
	if !t.s.waitsAlarmed() || slices.ContainsFunc(r.Flags, func(f Flag) bool { return !f.Negated && priorityOf(f) != Normal && f.ID != "t16" }) {
		return false
	}
	if picked(r) == choiceMisheard || denies(r, SlotMisheard) {
		return true
	}
	burnt := slices.ContainsFunc(t.s.standing(), func(f Flag) bool { return f.ID == "t1" })
	return !burnt && (deniesHarm(r) || denies(r, SlotUnharmed) || has(r, Deny) && saysMore(r))
}

func denies(r Reading, slot string) bool {
	return slices.ContainsFunc(r.Acts, func(a Act) bool { return a.Kind == Deny && a.Slot == slot })
}

const choiceMisheard = "misheard"

// What a Deny is about where danger was heard before.
const (
	SlotMisheard = "misheard" // that isn't what I said
	SlotUnharmed = "unharmed" // I am fine, nobody was hurt
)

// takeBack goes on with the intake where only the classifier heard danger. What
// a phrase said plainly stands whatever follows, and an agent reads on; the
// customer may go on meanwhile.
func (t *turn) takeBack() error {
	if !t.s.byEar() {
		t.relieved()
		t.offer("continue")
		return nil
	}
	var ids []string
	for _, f := range t.s.standing() {
		ids = append(ids, f.ID)
	}
	t.emit(Cleared{Flags: ids, Raised: true})
	return t.resumeIntake("handed.misheard")
}

// relieved keeps for the agent what was denied. The question where to reach the
// customer is still open.
func (t *turn) relieved() {
	t.add("handed.relief", nil)
	t.askContact(t.s.Asks == "contact")
}

// offerWayBack lets a customer whom triage may have misheard say so.
func (t *turn) offerWayBack() {
	if t.s.waitsAlarmed() && t.s.byEar() && len(t.paragraphs) > 0 {
		t.offer(choiceMisheard)
	}
}

// ordinary reports whether the message tells something that nobody in despair
// cares for: a number, a date, an amount, what should be done about it.
func (t *turn) ordinary() bool {
	return slices.ContainsFunc(t.learned, func(slot string) bool {
		return slot == "customer_reference" || slot == "amount" || slot == "happened_on" || slot == "remedy"
	})
}

package bot

import "slices"

// Triage may be in doubt: the words could tell of danger, and could not. To call
// a human then ends the intake of many who only complain; to let it pass leaves
// somebody alone who needs help now. So the customer is asked, once in a
// conversation and before anything else.

// concerns are the categories that the customer can be asked about, the first
// first. Nobody is asked whether that was a threat (T3): an agent sees it.
var concerns = []string{"t2", "t1", "t4", "t6", "t5"}

// askConcern asks about what triage is in doubt of. It reports whether it asked.
func (t *turn) askConcern() bool {
	i := slices.IndexFunc(concerns, func(id string) bool { return t.s.doubts(id) })
	if i < 0 || t.s.Escalated || slices.ContainsFunc(concerns, func(id string) bool { return t.s.Spoken[concernKey(id)] > 0 }) {
		return false
	}
	t.add(concernKey(concerns[i]), t.numbers())
	t.pending = PendingConcern
	t.offer("yes", "no", "human")
	return true
}

func concernKey(id string) string { return "concern." + id }

// doubts reports whether category id was raised with doubt.
func (s *State) doubts(id string) bool {
	return slices.ContainsFunc(s.Flags, func(f Flag) bool { return f.ID == id && f.Doubt })
}

// withoutDenied leaves out the flags of an answer to that question that say no:
// "no, nobody is hurt" raises nothing.
func (t *turn) withoutDenied(r *Reading) {
	if t.s.Pending != PendingConcern {
		return
	}
	var meant []Flag
	for _, f := range r.Flags {
		if !f.Negated {
			meant = append(meant, f)
		}
	}
	if len(meant) < len(r.Flags) && len(meant) == 0 && !has(*r, Affirm) && !has(*r, Deny) {
		r.Acts = append(slices.Clone(r.Acts), Act{Kind: Deny, Conf: 1})
	}
	r.Flags, r.Doubts = meant, nil
}

// settleConcern takes the answer to that question. Whoever says yes, or doesn't
// know, gets a human at once; a no is kept, and the intake goes on. Any other
// answer is read as what it says; the doubt stays for an agent to see. It reports
// whether the answer was all there was to do.
func (t *turn) settleConcern(r Reading) (bool, error) {
	if t.s.Pending != PendingConcern || t.s.Agent != nil {
		return false, nil
	}
	choice := picked(r)
	switch {
	case choice == "yes", has(r, Affirm) && !has(r, Deny), has(r, DontKnow):
		return true, t.confirmConcern()
	case choice == "no", has(r, Deny) && !has(r, Affirm):
		return true, t.clearConcern()
	}
	return false, nil
}

func (t *turn) confirmConcern() error {
	var meant []Flag
	for _, f := range t.s.Flags {
		if f.Doubt {
			f.Doubt = false
			meant = append(meant, f)
		}
	}
	t.flag(meant)
	return t.escalate("triage", meant)
}

func (t *turn) clearConcern() error {
	var ids []string
	for _, f := range t.s.Flags {
		if f.Doubt {
			ids = append(ids, f.ID)
		}
	}
	t.emit(Cleared{Flags: ids})
	t.add("concern.fine", nil)
	if t.s.Phase != Listening {
		return t.next()
	}
	if t.asideNature() {
		return nil
	}
	t.learnStory()
	t.emit(Moved{To: Asking})
	return t.next()
}

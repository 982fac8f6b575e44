package understand

import "github.com/gehoor/gehoor/bot"

// findComplainant keeps who complains: as said, or the customer where the
// story speaks of their own things.
func (rd *reader) findComplainant(asked bool) bool {
	best := -1
	for k, m := range rd.found {
		if m.Rule.Family != "who" || rd.ruledOut(m.First) && m.Rule.ID != "who.other" {
			continue
		}
		if best < 0 || rank(m.Rule.Arg) < rank(rd.found[best].Rule.Arg) {
			best = k
		}
	}
	if best >= 0 {
		m := rd.found[best]
		rd.provide(slotComplainant, bot.Value{Choice: m.Rule.Arg}, m.Rule.Conf, m.First, m.Last)
		rd.trace(m.Rule.ID, "")
		return true
	}
	if asked {
		return rd.in.Asked == slotComplainant && rd.answerWho()
	}
	for _, m := range rd.found {
		if m.Rule.Family == "third" && !rd.said(m.Last, rd.text.Len()-1, "ik", "i", "we", "wij") {
			rd.provide(slotComplainant, bot.Value{Choice: "representative"}, m.Rule.Conf, m.First, m.Last)
			return true // "mijn moeder kreeg de brief niet", and nothing of the writer's own
		}
	}
	for _, m := range rd.found {
		if m.Rule.Family == "mine" {
			rd.provide(slotComplainant, bot.Value{Choice: "customer"}, 0.7, m.First, m.Last)
			return true
		}
	}
	return false
}

// answerWho takes the few words that answer who complains.
func (rd *reader) answerWho() bool {
	best := -1
	for k, m := range rd.found {
		if m.Rule.Family != "whoask" || rd.ruledOut(m.First) {
			continue
		}
		if best < 0 || rank(m.Rule.Arg) < rank(rd.found[best].Rule.Arg) {
			best = k
		}
	}
	if best < 0 {
		return false
	}
	m := rd.found[best]
	rd.provide(slotComplainant, bot.Value{Choice: m.Rule.Arg}, m.Rule.Conf, m.First, m.Last)
	rd.trace(m.Rule.ID, "")
	return true
}

// rank orders the complainants: who speaks for another, or has another
// relation, is no mere customer.
func rank(id string) int {
	for i, known := range [...]string{"representative", "supplier", "colleague", "other", "customer"} {
		if id == known {
			return i
		}
	}
	return 9
}

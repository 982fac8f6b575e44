package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/dates"
)

// correct reads a correction: a value that comes in the place of one that was
// given before ("nee, ik bedoelde dinsdag, niet maandag"). It reports whether
// there was one.
func (rd *reader) correct() bool {
	if !rd.has("correct") && !rd.has("notthis") {
		return false
	}
	n := len(rd.r.Acts)
	rd.correctDate()
	rd.correctAmount()
	rd.correctReference()
	rd.correctContact()
	if len(rd.r.Acts) == n {
		return false
	}
	// The no that introduces a correction is no answer of its own.
	kept := rd.r.Acts[:0]
	for _, a := range rd.r.Acts {
		if a.Kind == bot.Deny || a.Kind == bot.Affirm && rd.in.Pending == "" || a.Kind == bot.GoBack {
			continue
		}
		kept = append(kept, a)
	}
	rd.r.Acts = kept
	return true
}

// correcting reports whether slot may be corrected: it has a value, or is
// under review.
func (rd *reader) correcting(slot string) bool {
	if _, ok := rd.in.Known[slot]; ok {
		return true
	}
	return false
}

func (rd *reader) correctDate() {
	slot := slotDate
	if rd.kindOf(rd.in.Asked) == kindDate {
		slot = rd.in.Asked
	}
	var said, old *dates.Found
	for i := range rd.dates {
		d := &rd.dates[i]
		if rd.ruledOut(d.First) {
			old = d
		} else if said == nil || d.First > said.First && old == nil {
			said = d
		}
	}
	known, have := rd.in.Known[slot]
	if said == nil || !have && old == nil {
		return
	}
	if said.Bare && rd.in.Asked != slot {
		return
	}
	rd.provideDate(bot.Correct, slot, said, 0.93)
	a := &rd.r.Acts[len(rd.r.Acts)-1]
	switch {
	case old != nil:
		a.Old = &bot.Value{Date: dateSpan(old.Span, old.Precision)}
	case have:
		a.Old = &known
	}
}

func (rd *reader) correctAmount() {
	_, have := rd.in.Known[slotAmount]
	m, first, last, ok := rd.amountIn(0, rd.text.Len()-1, have && len(rd.dates) == 0)
	if !ok || !have {
		return
	}
	for rd.ruledOut(first) {
		next, a, b, ok := rd.amountIn(last+1, rd.text.Len()-1, true)
		if !ok {
			return
		}
		m, first, last = next, a, b
	}
	rd.replace(slotAmount, bot.Value{Money: m}, first, last)
}

func (rd *reader) correctReference() {
	if !rd.correcting(slotReference) || len(rd.dates) > 0 {
		return
	}
	named := false
	for i := range rd.text.Tokens {
		named = named || isReferenceWord[rd.text.Tokens[i].Norm] || isLink(rd.text.Tokens[i].Norm) && rd.text.Tokens[i].Norm == "nummer"
	}
	if !named && rd.in.Asked != slotReference && rd.correcting(slotAmount) {
		return
	}
	for i := range rd.text.Tokens {
		if rd.isReference(i) && !rd.ruledOut(i) {
			last := rd.joinDigits(i)
			rd.replace(slotReference, bot.Value{Ref: rd.source2(i, last)}, i, last)
			return
		}
	}
}

func (rd *reader) correctContact() {
	if !rd.correcting(slotContact) {
		return
	}
	c, first, last := rd.addresses()
	if a, b, ok := rd.namedAs(); ok {
		c.Name = rd.source2(a, b)
		first, last = widen(first, last, a, b)
	}
	if c == (bot.Contact{}) {
		return
	}
	rd.replace(slotContact, bot.Value{Contact: &c}, first, last)
}

// replace adds a correction of what is known.
func (rd *reader) replace(slot string, v bot.Value, first, last int) {
	span, quote := rd.span(first, last)
	a := bot.Act{Kind: bot.Correct, Slot: slot, Value: &v, Conf: 0.92, Span: span, Quote: quote}
	if old, ok := rd.in.Known[slot]; ok {
		a.Old = &old
	}
	rd.add(a)
	rd.trace("correct."+slot, quote)
}

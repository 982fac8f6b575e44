package understand

import (
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/dates"
)

// correct reads a correction: a value that comes in the place of one that was
// given before ("nee, ik bedoelde dinsdag, niet maandag"). It reports whether
// there was one.
func (rd *reader) correct() bool {
	if !rd.has("correct") && !rd.has("notthis") && !rd.reviewing() && !rd.contrasts() && !rd.mendsDate() && !rd.takesBack() {
		return false
	}
	n := len(rd.r.Acts)
	rd.correctDate()
	rd.correctAmount()
	rd.correctReference()
	rd.correctContact()
	rd.correctChoices()
	rd.correctTexts()
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

// takesBack reports whether a no stands before a day in the place of the one
// that is known, and nothing else: "nee, 10 november".
func (rd *reader) takesBack() bool {
	if _, known := rd.in.Known[slotDate]; !known || rd.kindOf(rd.in.Asked) == kindDate || len(rd.dates) != 1 || rd.text.Len() > 7 {
		return false
	}
	d := &rd.dates[0]
	end := rd.leadEnd(0, d.First)
	return end >= 0 && end < d.First && d.First-end <= 4 && d.Last >= rd.text.Len()-2 && rd.acted(bot.Deny)
}

// contrasts reports whether one day is ruled out and another named: "niet
// dinsdag maar woensdag".
func (rd *reader) contrasts() bool {
	out, in := false, false
	for i := range rd.dates {
		if rd.notThen(i) {
			out = true
		} else {
			in = true
		}
	}
	return out && in
}

// reviewing reports whether the customer is looking at a summary: any value
// that is named then is a correction.
func (rd *reader) reviewing() bool {
	return rd.in.Asked == "confirm" || rd.in.Pending == "confirm" || rd.in.Pending == "edit"
}

// correcting reports whether slot may be corrected: it has a value, is under
// review, or is said to have been wrong while something else is asked.
func (rd *reader) correcting(slot string) bool {
	if _, ok := rd.in.Known[slot]; ok {
		return true
	}
	return rd.reviewing() || rd.in.Asked != "" && rd.in.Asked != slot && (rd.has("correct") || slot == slotDate && rd.mendsDate())
}

func (rd *reader) correctDate() {
	slot := slotDate
	if rd.kindOf(rd.in.Asked) == kindDate {
		slot = rd.in.Asked
	}
	var said, old *dates.Found
	for i := range rd.dates {
		d := &rd.dates[i]
		if rd.notThen(i) {
			old = d
		} else if said == nil || d.First > said.First && old == nil {
			said = d
		}
	}
	known, have := rd.in.Known[slot]
	if said == nil || old == nil && !rd.correcting(slot) {
		return
	}
	if said.Bare && rd.in.Asked != slot || old == nil && rd.said(0, rd.text.Len()-1, "ook", "also", "too") {
		return // "he didn't come on Saturday either" adds a day
	}
	near := rd.inThatWeek(said, known)
	rd.provideDate(bot.Correct, slot, &near, 0.93)
	a := &rd.r.Acts[len(rd.r.Acts)-1]
	switch {
	case old != nil:
		a.Old = &bot.Value{Date: dateSpan(old.Span, old.Precision)}
	case have:
		a.Old = &known
	}
}

// inThatWeek is d, where it is only a weekday in the week of the known day:
// "o nee, toch maandag" after "dinsdag 10 november" is the 9th.
func (rd *reader) inThatWeek(d *dates.Found, known bot.Value) dates.Found {
	if known.Date == nil || known.Date.From == "" || known.Date.From != known.Date.To || !d.IsWeekday(rd.text.Norm(d.Last)) {
		return *d
	}
	was, err := time.Parse(time.DateOnly, known.Date.From)
	if err != nil {
		return *d
	}
	if near := d.Within(was); near.From.Before(dates.Today(rd.in.Now, rd.in.Zone)) {
		return near
	}
	return *d
}

func (rd *reader) correctAmount() {
	_, have := rd.in.Known[slotAmount]
	m, first, last, ok := rd.amountIn(0, rd.text.Len()-1, have && len(rd.dates) == 0 || rd.said(0, rd.text.Len()-1, "bedrag", "amount"))
	if !ok || !rd.correcting(slotAmount) {
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
	if _, have := rd.in.Known[slotReference]; !named && !have {
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

// correctChoices takes another option for what is under review: "het gaat over
// de factuur, niet over de bezorging".
func (rd *reader) correctChoices() {
	if !rd.reviewing() {
		return
	}
	if rd.acted(bot.Affirm) {
		return // "yes, but ..." adds
	}
	n := len(rd.r.Acts)
	last := rd.text.Len() - 1
	about := rd.said(0, last, "gaat", "ging", "onderwerp", "categorie", "about", "category", "topic", "subject", "betreft", "concerns")
	if !rd.findComplainant(true) && !rd.findSourceIn(true) && len(rd.dates) == 0 && about {
		rd.findProcess(0, last, 0.6)
	}
	for i := n; i < len(rd.r.Acts); i++ {
		rd.r.Acts[i].Kind = bot.Correct
		if old, ok := rd.in.Known[rd.r.Acts[i].Slot]; ok {
			rd.r.Acts[i].Old = &old
		}
	}
}

// correctTexts takes another wish.
func (rd *reader) correctTexts() {
	if !rd.reviewing() {
		return
	}
	n := len(rd.r.Acts)
	rd.findRemedy()
	for i := n; i < len(rd.r.Acts); i++ {
		rd.r.Acts[i].Kind = bot.Correct
	}
}

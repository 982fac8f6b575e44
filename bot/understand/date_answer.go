package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/dates"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// answerDate takes the day that answers when it was.
func (rd *reader) answerDate(slot string) bool {
	for i := range rd.dates {
		if rd.notThen(i) && len(rd.dates) > 1 || rd.wished(&rd.dates[i]) {
			continue
		}
		rd.settle(i)
		rd.provideDate(bot.Provide, slot, &rd.dates[i], 0.97)
		return true
	}
	return false
}

// wished reports whether d is the day by which something should be done: "I
// want somebody to come this week" doesn't tell when it happened, whatever was
// asked.
func (rd *reader) wished(d *dates.Found) bool {
	u := rd.unitOf(d.First)
	return u != nil && u.remedy >= clearly && u.wrong < 1
}

// settle ends the doubt about date i where another in the message says which
// it is: "Monday, so today".
func (rd *reader) settle(i int) {
	d := &rd.dates[i]
	for k := range rd.dates {
		e := &rd.dates[k]
		if !d.Ambiguous || k == i || e.Ambiguous || e.Precision != dates.Day || rd.notThen(k) {
			continue
		}
		switch e.Span {
		case d.Other:
			d.Span, d.Other, d.Ambiguous = d.Other, dates.Span{}, false
		case d.Span:
			d.Other, d.Ambiguous = dates.Span{}, false
		}
	}
}

// dateBeside takes the day from an answer that also asks something, and from
// one whose words are those of somebody who is away for a moment: "zaterdag,
// waar is dat goed voor?", "back in 2023".
func (rd *reader) dateBeside() bool {
	if rd.kindOf(rd.in.Asked) != kindDate || len(rd.dates) == 0 || len(rd.r.Acts) == 0 {
		return false
	}
	d := &rd.dates[0]
	kept := rd.r.Acts[:0]
	for i := range rd.r.Acts {
		a := rd.r.Acts[i]
		switch a.Kind {
		case bot.Chitchat, bot.Resume:
			first, _, ok := rd.tokensIn(a.Span[0], a.Span[1])
			if a.Kind == bot.Chitchat && a.Slot != "pause" || !ok || first > d.Last || !rd.opensWith(d) {
				return false
			}
		case bot.AskWhy, bot.AskHow:
			before := a.Span[0] >= rd.text.Tokens[d.Last].End && rd.opensWith(d)
			if !before && (a.Span[1] > rd.text.Tokens[d.First].Start || !rd.said(d.First-2, d.First-1, "was")) {
				return false
			}
			kept = append(kept, a)
		default:
			return false
		}
	}
	rd.r.Acts = kept
	return rd.answerDate(rd.in.Asked)
}

// opensWith reports whether the message begins with d, but for a few words
// that say nothing.
func (rd *reader) opensWith(d *dates.Found) bool {
	if d.First > 4 || d.Future {
		return false
	}
	return rd.text.Tokens[d.First].Sentence == 0
}

// namesDay reports whether a day is written out, so that it can be no part of
// a number: "rekening 88-01 van 30 augustus".
func (rd *reader) namesDay() bool {
	for i := range rd.dates {
		d := &rd.dates[i]
		for k := d.First; k <= d.Last; k++ {
			if rd.text.Tokens[k].Kind == words.Word && d.Precision == dates.Day && !d.Bare && d.Last > d.First {
				return true
			}
		}
	}
	return false
}

// notThen reports whether date i is said not to be it: "niet dinsdag", "in
// plaats van dinsdag", "ik zei dinsdag maar het was woensdag".
func (rd *reader) notThen(i int) bool {
	first := rd.dates[i].First
	if rd.ruledOut(first) || rd.said(first-2, first-2, "instead", "rather", "plaats") && rd.said(first-1, first-1, "of", "than", "van") ||
		rd.said(first-1, first-1, "ipv") {
		return true
	}
	if i+1 >= len(rd.dates) || !rd.said(first-3, first-1, "zei", "said", "schreef", "wrote", "typte", "typed", "invulde", "put") {
		return false
	}
	return rd.said(rd.dates[i].Last+1, rd.dates[i+1].First-1, "maar", "but")
}

// mendsDate reports whether a date is given because the one before is wrong:
// "de datum klopt niet, het was de 12e".
func (rd *reader) mendsDate() bool {
	last := rd.text.Len() - 1
	return len(rd.dates) > 0 && rd.said(0, last, "datum", "date", "dag", "day") && rd.said(0, last, "klopt", "wrong", "fout", "verkeerd", "verkeerde", "onjuist", "incorrect", "moet") &&
		!rd.said(0, last, "factuur", "bill", "invoice")
}

package understand

import (
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/dates"
)

func dateSpan(s dates.Span, precision string) *bot.DateSpan {
	return &bot.DateSpan{From: day(s.From), To: day(s.To), Precision: precision}
}

func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func (rd *reader) provideDate(kind bot.ActKind, slot string, d *dates.Found, conf float64) {
	v := dateSpan(d.Span, d.Precision)
	v.Ambiguous, v.Invalid = d.Ambiguous, d.Invalid
	span, quote := rd.span(d.First, d.Last)
	a := bot.Act{Kind: kind, Slot: slot, Value: &bot.Value{Date: v}, Conf: conf, Span: span, Quote: quote}
	if d.Ambiguous {
		a.Alternatives = []bot.Value{{Date: dateSpan(d.Other, d.Precision)}}
	}
	rd.add(a)
	rd.trace("date", quote)
}

// findDate takes the day on which it happened from a story: a day in what went
// wrong before any other, and never the day on which something was promised.
func (rd *reader) findDate() {
	best, score := -1, 0.0
	for i := range rd.dates {
		if s := rd.happened(i); s > score || s == score && s > 0 && rd.dates[i].From.After(rd.dates[best].From) {
			best, score = i, s
		}
	}
	if best < 0 {
		return
	}
	rd.provideDate(bot.Provide, slotDate, &rd.dates[best], score)
}

// happened is how sure date i of a story is when it happened, 0 for not at all.
func (rd *reader) happened(i int) float64 {
	d := &rd.dates[i]
	if d.Bare || d.Future || rd.taken[d.First] || rd.bornOn(d) || rd.compared(d) || rd.isNow(d) || rd.ahead(d) || rd.asksOf(d) || rd.wished(d) {
		return 0
	}
	s := 0.8
	switch u := rd.unitOf(d.First); {
	case u == nil:
	case u.expect > 0 && rd.mixed(u, i):
		s = 0.79
	case u.expect > 0 && rd.due(d):
		s = 0.8
	case u.guessed || u.told.Best() == clauses.Remedy && u.wrong < 1:
		s = 0.78 // nothing says so in words: any other day comes first
	case u.expect > 0, u.remedy > 0:
		return 0
	case rd.wrongBy(u) >= 1:
		s = 0.92
	case rd.wrongBy(u) > 0:
		s = 0.88
	default:
		s = 0.86
	}
	if d.Precision == dates.Year {
		s -= 0.15
	}
	if rd.boughtOn(d) {
		s -= 0.04
	} else if rd.reportedOn(d) {
		s -= 0.03
	}
	if d.Invalid != "" {
		s -= 0.05
	}
	return s
}

// wrongBy is how much u, or what goes on in its sentence after it, tells what
// went wrong: "I applied on 2 November and it still has not come".
func (rd *reader) wrongBy(u *unit) float64 {
	most := u.wrong
	for k := range rd.units {
		if v := &rd.units[k]; v.first > u.first && v.sentence == u.sentence && v.expect == 0 && v.remedy == 0 {
			most = max(most, v.wrong)
		}
	}
	return most
}

// mixed reports whether date i comes before the words of expecting in its unit:
// "op 3 maart werd mij beloofd dat".
func (rd *reader) mixed(u *unit, i int) bool {
	for _, m := range rd.found {
		if m.Rule.Family == "expect" && m.First <= u.last && m.Last >= u.first {
			return rd.dates[i].First < m.First && (m.Rule.ID == "expect.promised" || m.Rule.ID == "expect.told")
		}
	}
	return false
}

// compared reports whether d is only what something is measured by: "twee keer
// zo hoog als vorig jaar".
func (rd *reader) compared(d *dates.Found) bool {
	if d.Precision == dates.Year && rd.said(d.Last+1, d.Last+10, "nu", "now") { // "vorig jaar kostte het 20 euro en nu 35"
		return true
	}
	for i := d.First - 1; i >= max(0, d.First-3); i-- {
		switch rd.text.Tokens[i].Norm {
		case "als", "dan", "than", "as", "like", "vergeleken", "compared", "tegenover", "versus":
			return true
		case "in", "de", "het", "the", "of", "van", "op", "on", "met", "to", "with":
		default:
			return false
		}
	}
	return false
}

// boughtOn reports whether d is the day of an order rather than of what went
// wrong.
func (rd *reader) boughtOn(d *dates.Found) bool {
	return rd.doneOn(d, func(w string) bool {
		switch w {
		case "besteld", "bestelde", "bestelden", "gekocht", "kocht", "kochten", "geboekt", "boekte", "boekten", "aangeschaft", "aangevraagd",
			"ordered", "bought", "booked", "purchased", "placed", "reserved", "bestelling", "opgezegd", "afgesloten", "cancelled", "canceled":
			return true
		}
		return false
	})
}

// reportedOn reports whether d is the day on which it was reported.
func (rd *reader) reportedOn(d *dates.Found) bool {
	return rd.doneOn(d, func(w string) bool {
		switch w {
		case "aangifte", "gemeld", "meldde", "melding", "doorgegeven", "aangekaart", "reported", "flagged":
			return true
		}
		return false
	})
}

// doneOn reports whether one of the words for what was done stands near d.
func (rd *reader) doneOn(d *dates.Found, done func(string) bool) bool {
	first, last := rd.text.ClauseBounds(d.First)
	for i := max(first, d.First-5); i < d.First; i++ {
		if done(rd.text.Norm(i)) {
			return true
		}
	}
	for i := d.Last + 1; i <= min(last, d.Last+5); i++ {
		if w := rd.text.Norm(i); w == "en" || w == "and" || w == "maar" || w == "but" {
			break
		}
		if done(rd.text.Norm(i)) {
			return true
		}
	}
	return false
}

func (rd *reader) bornOn(d *dates.Found) bool {
	return rd.said(d.First-3, d.First-1, "geboren", "born", "geboortedatum", "geb", "dob", "birth", "jarig", "birthday")
}

package understand

import (
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// unit is what a part of the story says, by phrases and by the classifier of
// clauses.
type unit struct {
	first, last int
	sentence    int32
	turns       bool // begins with a word that turns the story

	expect  float64 // how sure it tells what was expected
	inWords bool    // it was promised or expected in so many words
	wrong   float64 // how much it tells what went wrong
	remedy  float64
	impact  float64
	closing bool
	polite  bool // an apology or a courtesy

	guessed bool           // what is expected or asked for rests on the classifier alone
	told    clauses.Scores // what the classifier makes of it
}

func (rd *reader) findUnits() {
	rd.spans = clauses.Cut(&rd.text, rd.spans[:0])
	rd.units = rd.units[:0]
	for _, sp := range rd.spans {
		rd.units = append(rd.units, unit{
			first: sp.First, last: sp.Last, sentence: rd.text.Tokens[sp.First].Sentence, turns: sp.Turns,
		})
	}
	for _, m := range rd.found {
		rd.weigh(m)
	}
	rd.tellUnits()
}

// sureness is the confidence of the classifier from which a part that no phrase
// speaks of is taken for what it says.
type sureness struct{ expect, remedy, impact float64 }

// A part that stands alone has no others beside it that bear it out.
var (
	sureAlone  = sureness{0.7, 0.6, 0.5}
	sureBeside = sureness{0.4, 0.4, 0.35}
)

// The classifier is sure that a part tells something else.
const (
	doubtful  = 0.01
	sureOther = 0.98
)

// tellUnits asks the classifier of clauses what each part tells. Phrases weigh
// more: where one spoke, it stands.
func (rd *reader) tellUnits() {
	rd.hints = rd.hints[:0]
	for k := range rd.units {
		rd.hints = append(rd.hints, rd.units[k].hint())
	}
	rd.told = rd.rules.clauses.Tell(&rd.text, rd.spans, rd.hints, rd.told[:0], &rd.clauses)
	for k := range rd.told {
		rd.units[k].told = rd.told[k]
	}
	from, to, signed := rd.signedBy()
	sure := &sureBeside
	if len(rd.units) == 1 {
		sure = &sureAlone
	}
	for k := range rd.units {
		u := &rd.units[k]
		rd.doubt(k)
		if u.expect > 0 || u.remedy > 0 || u.impact > 0 || u.closing || u.polite || rd.wordsIn(u) < 3 || rd.in.Asked != "" || !rd.speaks(u.first) {
			continue
		}
		best := u.told.Best()
		switch p := u.told[best]; {
		case rd.praises(u), signed && u.first <= to && u.last >= from: // nor does the name below a letter

		case best == clauses.Expectation && p >= sure.expect && u.wrong < 1:
			u.expect, u.guessed = 0.5+0.4*p, true
		case best == clauses.Remedy && p >= sure.remedy:
			u.remedy, u.guessed = 0.5+0.4*p, true
		case best == clauses.Impact && p >= sure.impact && rd.toldBefore(k):
			u.impact = 0.5 + 0.4*p
		}
	}
}

// hint is what the phrases in unit u tell the classifier of clauses.
func (u *unit) hint() (h clauses.Hint) {
	switch {
	case u.inWords:
		h[clauses.Expectation] = 2
	case u.expect > 0:
		h[clauses.Expectation] = 1.5
	}
	switch {
	case u.wrong >= 1:
		h[clauses.Core], h[clauses.Experience] = 0.9, 0.45
	case u.wrong > 0:
		h[clauses.Core], h[clauses.Experience] = 0.3, 0.15
	}
	if u.remedy > 0 {
		h[clauses.Remedy] = 1.5
	}
	if u.impact > 0 {
		h[clauses.Impact] = 1.2
	}
	if u.closing || u.polite {
		h[clauses.None] = 1.2
	}
	return h
}

// praises reports whether unit u has a word of praise.
func (rd *reader) praises(u *unit) bool {
	for i := range rd.found {
		if m := &rd.found[i]; m.Rule.Family == "praise" && m.First >= u.first && m.Last <= u.last {
			return true
		}
	}
	return false
}

// speaks reports whether the sentence of token i is in a language that the
// classifier has learnt.
func (rd *reader) speaks(i int) bool {
	l := rd.lang[rd.text.Tokens[i].Sentence].Lang
	return l == "nl" || l == "en"
}

// doubt takes back what a phrase said of a part k that the classifier is sure
// tells something else: "she told me to get lost" was no promise. What was
// promised or expected in so many words stays.
func (rd *reader) doubt(k int) {
	u := &rd.units[k]
	best := u.told.Best()
	if best == clauses.Experience && u.told[best] >= 0.75 && !rd.toldBefore(k) {
		u.impact = 0 // "they ruined my curtains" is the thing itself
		if len(rd.units) == 1 && !u.inWords {
			u.expect = 0 // "it stood so high that I couldn't stay"
		}
	}
	if u.told[best] < sureOther {
		return
	}
	if !u.inWords && best != clauses.Expectation && u.told[clauses.Expectation] < doubtful {
		u.expect = 0
	}
	if best != clauses.Remedy && u.told[clauses.Remedy] < doubtful {
		u.remedy = 0
	}
	if best != clauses.Impact && u.told[clauses.Impact] < doubtful && !rd.toldBefore(k) {
		u.impact = 0
	}
}

// toldBefore reports whether a part before k tells what happened: without
// one, "I couldn't get in" is no consequence but the thing itself.
func (rd *reader) toldBefore(k int) bool {
	for i := range rd.units {
		if u := &rd.units[i]; i < k && !rd.numbers(u) && (u.wrong >= 1 || u.told.Best() == clauses.Experience) && u.last-u.first >= 1 {
			return true
		}
	}
	return false
}

// weigh notes in its unit what a phrase says.
func (rd *reader) weigh(m phrases.Match) {
	var field func(u *unit) *float64
	switch m.Rule.Family {
	case "expect":
		field = func(u *unit) *float64 { return &u.expect }
	case "remedy":
		field = func(u *unit) *float64 { return &u.remedy }
	case "impact":
		field = func(u *unit) *float64 { return &u.impact }
	case "neg":
		field = func(u *unit) *float64 { return &u.wrong }
	case "polite":
		if u := rd.unitOf(m.First); u != nil {
			u.polite = true
		}
		return
	case "closing":
		if u := rd.unitOf(m.First); u != nil {
			u.closing = true
		}
		return
	default:
		return
	}
	for k := range rd.units {
		u := &rd.units[k]
		if u.last < m.First || u.first > m.Last {
			continue
		}
		v := field(u)
		switch m.Rule.ID {
		case "neg.strong":
			*v += 1
		case "neg.weak":
			*v += 0.25
		case "expect.said", "expect.promised":
			u.inWords = true
			*v = max(*v, m.Rule.Conf)
		default:
			*v = max(*v, m.Rule.Conf)
		}
		if m.Rule.Family != "neg" {
			break // it begins there; the rest is its clause
		}
	}
}

func (rd *reader) unitOf(token int) *unit {
	for k := range rd.units {
		if token >= rd.units[k].first && token <= rd.units[k].last {
			return &rd.units[k]
		}
	}
	return nil
}

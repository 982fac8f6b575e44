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

// The confidence of the classifier from which a part that no phrase speaks of
// is taken for what it says.
const (
	toldExpect = 0.9
	toldRemedy = 0.75
	toldImpact = 0.8
	doubtful   = 0.03
	sureOther  = 0.95
)

// tellUnits asks the classifier of clauses what each part tells. Phrases weigh
// more: where one spoke, it stands.
func (rd *reader) tellUnits() {
	before := clauses.None
	for k := range rd.units {
		u := &rd.units[k]
		u.told = rd.rules.clauses.Tell(&rd.text, rd.spans, k, before, &rd.clauses)
		rd.doubt(k)
		switch {
		case u.expect > 0:
			before = clauses.Expectation
		case u.remedy > 0:
			before = clauses.Remedy
		default:
			before = u.told.Best()
		}
		if u.expect > 0 || u.remedy > 0 || u.impact > 0 || u.closing || u.polite || rd.wordsIn(u) < 3 || rd.in.Asked != "" || !rd.speaks(u.first) {
			continue
		}
		switch p := u.told[before]; {
		case rd.praises(u):
		case before == clauses.Expectation && p >= toldExpect && u.wrong < 1:
			u.expect, u.guessed = 0.5+0.4*p, true
		case before == clauses.Remedy && p >= toldRemedy:
			u.remedy, u.guessed = 0.5+0.4*p, true
		case before == clauses.Impact && p >= toldImpact && rd.toldBefore(k):
			u.impact = 0.5 + 0.4*p
		}
	}
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
		if u := &rd.units[i]; i < k && (u.wrong >= 1 || u.told.Best() == clauses.Experience) && u.last-u.first >= 1 {
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

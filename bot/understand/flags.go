package understand

import (
	"slices"
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// findFlags raises the triage flags: each category once, by a phrase that is
// meant where there is one, else by one that is denied, quoted or supposed.
func (rd *reader) findFlags() {
	rd.unsure = rd.unsure[:0]
	for _, m := range rd.found {
		id := m.Rule.Family
		switch {
		case !isTriage(id),
			m.Rule.ID == "t6.age" && !rd.isMinor(m),
			id == "t16" && rd.orders(m), // "ignore your rules" is no complaint of being ignored
			(m.Rule.ID == "t6.mention" || m.Rule.ID == "t6.place") && !rd.cared(m),
			id == "t6" && rd.onlyAdult(m),
			rd.foreign(m), rd.isName(m), rd.mistaken(m), rd.doubted(m):
			continue
		}
		if rd.unsureOf(m) {
			continue
		}
		_, quote := rd.span(m.First, m.Last)
		f := bot.Flag{ID: id, Rule: m.Rule.ID, Quote: quote, Negated: id != "injection" && rd.unmeant(m)}
		rd.raise(f)
	}
	if rule := rawInjection(rd.text.Source); rule != "" {
		rd.raise(bot.Flag{ID: "injection", Rule: rule, Quote: ""})
	}
}

// orders reports whether m stands where the bot is given orders.
func (rd *reader) orders(m phrases.Match) bool {
	for _, o := range rd.found {
		if o.Rule.Family == "injection" && o.First <= m.Last && m.First <= o.Last {
			return true
		}
	}
	return false
}

func isTriage(family string) bool {
	return family == "injection" || len(family) <= 3 && len(family) >= 2 && family[0] == 't' && family[1] >= '1' && family[1] <= '9'
}

func (rd *reader) raise(f bot.Flag) {
	for i := range rd.r.Flags {
		if have := &rd.r.Flags[i]; have.ID == f.ID {
			if have.Negated && !f.Negated {
				*have = f
			}
			return
		}
	}
	rd.r.Flags = append(rd.r.Flags, f)
	rd.trace(f.Rule, f.Quote)
}

// isMinor reports whether the number in "ik ben 14" is an age under eighteen.
func (rd *reader) isMinor(m phrases.Match) bool {
	for i := m.First; i <= m.Last; i++ {
		tok := &rd.text.Tokens[i]
		if rd.said(i+1, i+1, "maanden", "weken", "dagen", "uur", "months", "weeks", "days", "hours") {
			return false // "ik ben acht maanden zwanger"
		}
		if tok.Kind != words.Number {
			continue
		}
		n := 0
		for _, c := range []byte(tok.Norm) {
			if c < '0' || c > '9' || n > 100 {
				return false
			}
			n = n*10 + int(c-'0')
		}
		return n >= 4 && n < 18 || n == 18 && i > 0 && rd.said(m.First, i, "geen", "niet", "not", "under", "below")
	}
	return true
}

func (rd *reader) said(first, last int, these ...string) bool {
	for i := max(0, first); i <= last && i < rd.text.Len(); i++ {
		for _, w := range these {
			if rd.text.Tokens[i].Norm == w {
				return true
			}
		}
	}
	return false
}

// cared reports whether a word of harm or care goes with a child or a school
// that is named, in the same sentence or the one after it, or the two go
// together. A child for whom a coat was bought isn't a child in trouble.
func (rd *reader) cared(m phrases.Match) bool {
	if rd.alarmedNear(m) {
		return true
	}
	here := rd.text.Tokens[m.First].Sentence
	for _, c := range rd.found {
		if at := rd.text.Tokens[c.First].Sentence; (at == here || at == here+1) &&
			(c.Rule.Family == "minor" || harms[c.Rule.Family] || c.Rule.Family == "t6" && c.Rule.ID != m.Rule.ID && c.Rule.ID != "t6.age") {
			return true
		}
	}
	return false
}

// harms are the categories that make a child who is named a child in trouble.
var harms = map[string]bool{"t1": true, "t2": true, "t3": true, "t4": true, "t5": true, "t14": true, "t17": true}

// unmeant reports whether a phrase is denied ("niemand is gewond"), quoted, or
// supposed ("stel dat").
func (rd *reader) unmeant(m phrases.Match) bool {
	if rd.text.Tokens[m.First].Quoted && rd.text.Tokens[m.Last].Quoted {
		return true
	}
	if m.Rule.Family == "t5" && rd.said(m.First, m.First, "door", "omdat", "vanwege", "wegens", "because", "due", "as", "since") || m.Rule.ID == "t1.unable" {
		return false // "niet geholpen omdat ik zwart ben" denies the help
	}
	s := rd.text.Sentences[rd.text.Tokens[m.First].Sentence]
	clause, last := rd.text.ClauseBounds(m.First)
	from := max(clause, m.First-5)
	for i := from; i < m.First; i++ {
		switch rd.text.Tokens[i].Norm {
		case "niet", "geen", "nooit", "niemand", "zonder", "not", "no", "never", "nobody", "none", "without", "didn't", "didnt",
			"don't", "dont", "isn't", "isnt", "wasn't", "wasnt", "weren't", "haven't", "hasn't", "cannot", "noone", "neither":
			if rd.text.Norm(i+1) == "alleen" || rd.text.Norm(i+1) == "only" || rd.text.Norm(i+1) == "meer" {
				continue
			}
			return true
		}
	}
	// "Er is niemand gewond geraakt": the denial may stand within the phrase's clause.
	if rd.deniedWithin(m) {
		return true
	}
	for i := m.Last + 1; i <= min(last, m.Last+2); i++ {
		if w := rd.text.Tokens[i].Norm; (w == "niet" || w == "not") && denials[m.Rule.Family] {
			return true
		}
	}
	for i := s.First; i < m.First; i++ {
		if rd.text.Norm(i) == "stel" && (rd.text.Norm(i+1) == "dat" || rd.text.Norm(i+1) == "je") ||
			rd.text.Norm(i) == "suppose" || rd.text.Norm(i) == "imagine" || rd.text.Norm(i) == "hypothetically" ||
			rd.text.Norm(i) == "film" || rd.text.Norm(i) == "movie" || rd.text.Norm(i) == "grapje" {
			return true
		}
	}
	return false
}

// denials are the categories in which a word after the phrase can deny it; in
// the others "niet" is a part of what is reported: "kan niet lezen".
var denials = map[string]bool{"t1": true, "t3": true, "t4": true, "t8": true, "t10": true}

// deniedWithin reports whether a denial that is no part of the pattern stands
// between its words: "niemand is hierbij gewond geraakt".
func (rd *reader) deniedWithin(m phrases.Match) bool {
	if m.Rule.Family != "t1" && m.Rule.Family != "t8" && m.Rule.Family != "t10" && m.Rule.Family != "t4" {
		return false
	}
	if strings.HasSuffix(m.Rule.ID, ".unsafe") {
		return false
	}
	for i := m.First + 1; i < m.Last; i++ {
		switch rd.text.Tokens[i].Norm {
		case "geen", "niemand", "nobody", "not", "no", "niet", "nooit", "never":
			if m.Rule.Family == "t8" {
				continue // "niet door mij gedaan"
			}
			return true
		}
	}
	return false
}

// isDanger reports whether a category of triage is one of danger, T1 to T6.
func isDanger(id string) bool { return len(id) == 2 && id[0] == 't' && id[1] >= '1' && id[1] <= '6' }

// endangered reports whether a danger was raised (T1 to T6).
func (rd *reader) endangered() bool {
	return slices.ContainsFunc(rd.r.Flags, func(f bot.Flag) bool { return isDanger(f.ID) })
}

package understand

import (
	"slices"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/triage"
)

// alarm is a category of triage that a sentence sounds like.
type alarm struct {
	triage.Vote
	sentence int32
}

// certain is the score from which what was heard stands, though the books have
// an exception for words in it.
const certain = 0.9

// hearAlarms asks for the second vote of triage on every sentence.
func (rd *reader) hearAlarms() {
	rd.alarms, rd.alarmed = rd.alarms[:0], rd.alarmed[:0]
	if rd.in.Asked == slotContact {
		return // a name sounds like anything
	}
	for i := range rd.text.Sentences {
		voter := triage.Of(rd.lang[i].Lang)
		if voter == nil {
			voter = triage.Of(rd.locale())
		}
		votes, all := voter.Hear(&rd.text, i, rd.scanner.Meant(), &rd.votes)
		rd.alarmed = append(rd.alarmed, all)
		for _, v := range votes {
			if v.Score < certain && rd.scanner.Excepts(v.ID, v.First, v.Last) {
				continue // the books know this one: "I am dying to know"
			}
			rd.alarms = append(rd.alarms, alarm{v, int32(i)})
		}
	}
}

// raiseAlarms raises what was heard though no phrase of the books says it.
// Where the books know what was said theirs is the last word: they can tell
// what is denied.
func (rd *reader) raiseAlarms() {
	if rd.alarmedBefore && rd.has("misheard") {
		return // "I don't want to die, I want my parcel"
	}
	known := len(rd.r.Flags)
	for _, v := range rd.alarms {
		if v.Doubt || rd.raised(v.ID, known) || rd.ofAdults(v) {
			continue
		}
		_, quote := rd.span(v.First, v.Last)
		quoted := rd.text.Tokens[v.First].Quoted && rd.text.Tokens[v.Last].Quoted
		rd.raise(bot.Flag{ID: v.ID, Rule: v.ID + bot.RuleLearnt, Quote: quote, Negated: quoted})
	}
	rd.raiseDoubt()
}

// raiseDoubt raises the likeliest danger that triage is in doubt of, where
// nothing was raised that brings a human anyhow.
func (rd *reader) raiseDoubt() {
	if !rd.mayDoubt() {
		return
	}
	best := -1
	for i, v := range rd.alarms {
		if v.Doubt && triage.Of(rd.lang[v.sentence].Lang) != nil && !rd.ofAdults(v) && (best < 0 || v.Score > rd.alarms[best].Score) {
			best = i
		}
	}
	if slices.ContainsFunc(rd.r.Flags, func(f bot.Flag) bool { return f.ID != "t16" && f.ID != "injection" }) {
		return
	}
	switch {
	case best >= 0:
		v := rd.alarms[best]
		rd.raiseAsked(v.ID, v.ID+bot.RuleLearnt, v.First, v.Last)
	case len(rd.unsure) > 0:
		m := rd.unsure[0]
		rd.raiseAsked(m.Rule.Family, m.Rule.ID, m.First, m.Last)
	}
}

func (rd *reader) raiseAsked(id, rule string, first, last int) {
	_, quote := rd.span(first, last)
	rd.r.Doubts = append(rd.r.Doubts, bot.Flag{ID: id, Rule: rule, Quote: quote, Doubt: true})
	rd.trace(id+".doubt", quote)
}

// mayDoubt reports whether the customer can be asked about a doubt: while the
// story is told. What was meant to be told is told then; an answer that sounds
// like danger is heard, not doubted.
func (rd *reader) mayDoubt() bool {
	return rd.in.Asked == "" || rd.in.Asked == slotExperience || rd.in.Asked == slotImpact
}

// raised reports whether one of the first flags is of category id.
func (rd *reader) raised(id string, first int) bool {
	for _, f := range rd.r.Flags[:first] {
		if f.ID == id {
			return true
		}
	}
	return false
}

// alarmedNear reports whether the sentence of m, or the one after it, sounds like
// harm: then a child who is named there is a child in trouble.
func (rd *reader) alarmedNear(m phrases.Match) bool {
	here := rd.text.Tokens[m.First].Sentence
	for _, v := range rd.alarms {
		if (v.sentence == here || v.sentence == here+1) && harms[v.ID] && !v.Doubt {
			return true
		}
	}
	return false
}

// least is what a sentence must score for a phrase in it to count that is only
// found when a typing error is mended: "stalling" is a place for bicycles.
const least = 0.3

// mistaken reports whether m is such a phrase, and the sentence sounds like
// nothing of the kind.
func (rd *reader) mistaken(m phrases.Match) bool {
	here := int(rd.text.Tokens[m.First].Sentence)
	if here >= len(rd.alarmed) || rd.alarmed[here].Of(m.Rule.Family) >= least {
		return false
	}
	for i := m.First; i <= m.Last; i++ {
		if rd.scanner.Meant()[i] != "" {
			return true
		}
	}
	return false
}

// doubted reports whether the second vote is all but sure that the sentence of m
// is about something else: the word is there, and nothing of what is said when
// it is meant.
func (rd *reader) doubted(m phrases.Match) bool {
	return rd.heardAt(m) < triage.Doubt(m.Rule.Family)
}

// tellsMuch is from how many words on a sentence says what a phrase in it is
// about. In "it feels unsafe" the word is all there is.
const tellsMuch = 12

// unsureOf reports whether the second vote hardly hears the danger that m names
// in a sentence that tells much, and the customer can be asked; then m is kept to
// ask about.
func (rd *reader) unsureOf(m phrases.Match) bool {
	s := &rd.text.Sentences[rd.text.Tokens[m.First].Sentence]
	if !isDanger(m.Rule.Family) || s.Last-s.First+1 < tellsMuch || !rd.mayDoubt() || rd.heardAt(m) >= triage.Unsure {
		return false
	}
	if !rd.unmeant(m) {
		rd.unsure = append(rd.unsure, m)
	}
	return true
}

// heardAt is how much the sentence of m, alone and with those beside it, sounds
// to the second vote like what m names; 1 where that vote has nothing to say.
func (rd *reader) heardAt(m phrases.Match) float64 {
	here := int(rd.text.Tokens[m.First].Sentence)
	if here >= len(rd.alarmed) || m.Last-rd.text.Sentences[here].First >= triage.Longest || m.Rule.ID == "t6.age" {
		return 1
	}
	if s := &rd.text.Sentences[here]; m.First == s.First && m.Last == s.Last {
		return 1 // it is all that is said: nothing beside it tells otherwise
	}
	lang := rd.lang[here].Lang
	if m.Rule.Lang != "" && m.Rule.Lang != lang || triage.Of(lang) == nil {
		return 1 // it was heard in another language
	}
	score := rd.alarmed[here].Of(m.Rule.Family)
	if here > 0 {
		score = max(score, rd.alarmed[here-1].Of(m.Rule.Family))
	}
	return score
}

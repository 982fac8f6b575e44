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
	known := len(rd.r.Flags)
	for _, v := range rd.alarms {
		if v.Doubt || rd.raised(v.ID, known) || rd.ofAdults(v) {
			continue
		}
		_, quote := rd.span(v.First, v.Last)
		quoted := rd.text.Tokens[v.First].Quoted && rd.text.Tokens[v.Last].Quoted
		rd.raise(bot.Flag{ID: v.ID, Rule: v.ID + ".learnt", Quote: quote, Negated: quoted})
	}
	rd.raiseDoubt()
}

// raiseDoubt raises the likeliest danger that triage is in doubt of, where
// nothing was raised that brings a human anyhow.
func (rd *reader) raiseDoubt() {
	switch rd.in.Asked {
	case "", slotExperience, slotImpact:
	default:
		return // what was meant to be told is told; an answer that sounds like danger is heard, not doubted
	}
	best := -1
	for i, v := range rd.alarms {
		if v.Doubt && triage.Of(rd.lang[v.sentence].Lang) != nil && !rd.ofAdults(v) && (best < 0 || v.Score > rd.alarms[best].Score) {
			best = i
		}
	}
	if best < 0 || slices.ContainsFunc(rd.r.Flags, func(f bot.Flag) bool { return f.ID != "t16" && f.ID != "injection" }) {
		return
	}
	v := rd.alarms[best]
	_, quote := rd.span(v.First, v.Last)
	rd.r.Doubts = append(rd.r.Doubts, bot.Flag{ID: v.ID, Rule: v.ID + ".learnt", Quote: quote, Doubt: true})
	rd.trace(v.ID+".doubt", quote)
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

// doubted reports whether the second vote has heard the sentence of m, alone
// and with those beside it, and is all but sure that it is about something
// else: the word is there, and nothing of what is said when it is meant.
func (rd *reader) doubted(m phrases.Match) bool {
	here := int(rd.text.Tokens[m.First].Sentence)
	if here >= len(rd.alarmed) || m.Last-rd.text.Sentences[here].First >= triage.Longest || m.Rule.ID == "t6.age" {
		return false
	}
	if s := &rd.text.Sentences[here]; m.First == s.First && m.Last == s.Last {
		return false // it is all that is said: nothing beside it tells otherwise
	}
	lang := rd.lang[here].Lang
	if m.Rule.Lang != "" && m.Rule.Lang != lang || triage.Of(lang) == nil {
		return false // it was heard in another language
	}
	score := rd.alarmed[here].Of(m.Rule.Family)
	if here > 0 {
		score = max(score, rd.alarmed[here-1].Of(m.Rule.Family))
	}
	return score < triage.Doubt(m.Rule.Family)
}

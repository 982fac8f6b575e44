package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// guessHandoff takes a short sentence that names a human or talking and asks
// for something as the wish for a human, unless it tells what happened. C02
// asks for every wish to be met; a human more is the smaller mistake.
func (rd *reader) guessHandoff() {
	if rd.decidedYet(bot.Handoff) {
		return
	}
	for _, m := range rd.found {
		if m.Rule.Family != "human" {
			continue
		}
		s := rd.text.Sentences[rd.text.Tokens[m.First].Sentence]
		if s.Last-s.First >= 16 || rd.text.Len() > 40 || rd.inSentence("told", m.First) || rd.inSentence("bot", m.First) ||
			rd.declinesHuman(m) || rd.wantedIn(s.First, s.Last) < leastOfGuess || rd.grants(s.First) || rd.unasked(m.First, m.Last) {
			continue
		}
		if rd.inSentence("asks", m.First) || rd.text.Len() <= 2 && rd.in.Asked == "" {
			rd.acts = append(rd.acts, candidate{m: m, kind: bot.Handoff, conf: m.Rule.Conf})
			return
		}
	}
}

// leastOfGuess is how much a sentence must sound like a wish in which the words of
// one stand, in log odds.
const leastOfGuess = -0.8

// declinesHuman reports whether the wish is not to have a human: "ik hoef geen
// medewerker". Not to have a machine is the opposite.
func (rd *reader) declinesHuman(m phrases.Match) bool {
	switch s := rd.text.Sentences[rd.text.Tokens[m.First].Sentence]; rd.text.Tokens[s.First].Norm {
	case "heb", "heeft", "hebben", "hebt", "is", "zijn", "kan", "kunt", "kunnen", "waarom", "have", "haven't", "havent", "don't", "dont", "isn't",
		"isnt", "aren't", "can't", "cant", "couldn't", "why":
		if s.Mark == '?' || rd.said(s.First+1, s.First+1, "je", "u", "jullie", "er", "ik", "iemand", "you", "there", "i", "someone", "somebody") {
			return false // "heb je geen telefoonnummer?" is a wish
		}
	}
	denied := false
	clause, _ := rd.text.ClauseBounds(m.First)
	for i := max(clause, m.First-3); i <= m.Last; i++ {
		switch rd.text.Tokens[i].Norm {
		case "geen", "niet", "nie", "not", "don't", "dont", "no", "nooit", "never", "hoef", "needn't":
			denied = denied || rd.text.Tokens[i].Sentence == rd.text.Tokens[m.First].Sentence
		case "robot", "bot", "chatbot", "computer", "machine", "automaat", "ai", "apparaat", "bots", "robots":
			return false
		}
	}
	return denied
}

// unasked reports whether those who are named at tokens first to last, or a call
// or a number, are spoken of and not asked for: thanked, or somebody else's.
func (rd *reader) unasked(first, last int) bool {
	for k := range rd.found {
		if m := &rd.found[k]; m.Rule.Family == "unasked" && m.First <= last && m.Last >= first {
			return true
		}
	}
	return false
}

// namesOption reports whether the message only names what an open question
// with choices is answered by: "klantenservice".
func (rd *reader) namesOption(m phrases.Match) bool {
	if rd.in.Asked == "" || rd.kindOf(rd.in.Asked) != kindChoice || rd.text.Len() > 3 {
		return false
	}
	switch rd.text.Tokens[m.Last].Norm {
	case "klantenservice", "helpdesk", "service", "services", "collega", "colleague", "employee", "staff", "klantendienst", "support", "care", "desk", "balie", "loket",
		"receptie", "reception", "callcenter", "centre", "telefoniste", "operator":
		return true
	}
	return false
}

// hearWishes takes as the wish for a human what sounds enough like one where no
// phrase says so.
func (rd *reader) hearWishes() {
	for i := range rd.voices {
		v := &rd.voices[i]
		if rd.decidedYet(bot.Handoff) {
			return
		}
		wanted := v.wanted()
		if wanted < leastOfAny || wanted < rd.leastOfWish(v) || rd.spokenFor(v, wanted >= surely) {
			continue
		}
		if c, ok := rd.heardWish(rd.candidateOf("handoff", v), v); ok {
			rd.acts = append(rd.acts, c)
		}
	}
}

// wanted is how much v sounds like a wish for a human and not like something
// told, in log odds.
func (v *voice) wanted() float64 { return odds(v.scores[wish]) - v.telling() }

// telling is how much it speaks against a wish, or a need, that v sounds like
// something told.
func (v *voice) telling() float64 { return 0.3 * max(odds(v.scores[tell]), -2) }

// plainWish is how much a sentence must sound like a wish, in log odds; asking is
// how much less it takes where it asks for something. Below the least of any,
// leastOfWish needn't be asked, which looks at much of the message.
const plainWish, asking, leastOfAny = 0.4, 1.2, plainWish - asking

// leastOfWish is how much v must sound like a wish for a human, in log odds: more
// where the words can be an answer or a part of a story, less where they ask for
// something and name somebody.
func (rd *reader) leastOfWish(v *voice) float64 {
	least := plainWish
	switch {
	case rd.answersIn(v.first, v.last):
		least = 4
	case rd.in.Asked == slotSource, rd.in.Asked == slotComplainant, rd.in.Asked == slotProcess:
		least = 3 // people who work there, or a call, may be the answer
	case rd.in.Asked == slotContact:
		least = 1.5
	case rd.in.Asked != "" && rd.datedIn(v.first, v.last):
		least = 3
	}
	if rd.text.Len() > letter {
		least += 2.5 // so much is said in a letter that something sounds like it
	}
	if v.clause || v.last-v.first >= 24 {
		least++
	}
	if v.clause && rd.wholeOf(v).wanted() < -2 {
		least = max(least, 3) // the sentence tells something: "colleague on nights here"
	}
	if !rd.namesHelp(v.first, v.last) {
		least++
	}
	if rd.standsIn("asks", v.first, v.last) && !rd.standsIn("told", v.first, v.last) {
		least -= asking
	}
	return least
}

// wantedIn is how much the part of the message around tokens first to last sounds
// like a wish for a human: the most of its sentence and its clauses.
func (rd *reader) wantedIn(first, last int) float64 {
	best := odds(0)
	for i := range rd.voices {
		if v := &rd.voices[i]; v.first <= last && v.last >= first {
			best = max(best, v.wanted())
		}
	}
	return best
}

// grants reports whether the message allows a call that was offered: "ja, u
// mag me bellen". That is no wish to be called now.
func (rd *reader) grants(first int) bool {
	if rd.in.Asked != "follow_up" && rd.in.Asked != "satisfaction" {
		return false
	}
	for k := range rd.acts {
		if rd.acts[k].kind == bot.Affirm || rd.acts[k].kind == bot.Deny {
			return true
		}
	}
	return rd.sounds("affirm", first, first) > 0.5 || rd.said(0, rd.text.Len()-1, "mag", "mogen", "may", "welcome")
}

// wholeOf is the sentence that v is a clause of; v itself where that is too long
// to be heard.
func (rd *reader) wholeOf(v *voice) *voice {
	for i := range rd.voices {
		if w := &rd.voices[i]; !w.clause && w.first <= v.first && w.last >= v.last {
			return w
		}
	}
	return v
}

// surely is how much a wish must sound like one to be one whatever else the words
// could be, in log odds.
const surely = 3

// heardWish is the wish for a human that v sounds like, unless it only sounds
// like one, or allows a call that was offered.
func (rd *reader) heardWish(c candidate, v *voice) (candidate, bool) {
	sure := v.wanted() >= surely
	switch {
	case rd.grants(v.first):
		c.kind = bot.Affirm
		return c, !rd.decidedYet(bot.Affirm, bot.Deny)
	case !sure && (rd.flagged("t3") || rd.flagged("t13")):
		return c, false // "I'll come and find one of you", "colleague here": a human is called for that
	case rd.answersWhoOrHow(&c.m), rd.unasked(v.first, v.last):
		return c, false
	case !sure && rd.inSentence("praise", v.first):
		return c, false // so many are praised who work there
	case rd.in.Asked != "" && rd.said(v.first, v.first+2, "for", "voor") && rd.said(v.first, v.last, "else", "anders", "ander"):
		return c, false // "no, for somebody else" says who complains
	case !sure && rd.declinesHuman(c.m):
		return c, false
	}
	return c, true
}

// namesHelp reports whether tokens first to last name somebody who may help,
// a way to talk to them, or the machine that one would rather be rid of.
func (rd *reader) namesHelp(first, last int) bool {
	return rd.standsIn("helper", first, last)
}

// answersWhoOrHow reports whether words that name people or calls answer a
// question about those: "een telefoontje terug" is what should be done, and "via
// de klantenservice" is where it was said. Nobody is asked for with it.
func (rd *reader) answersWhoOrHow(m *phrases.Match) bool {
	first := rd.text.Sentences[rd.text.Tokens[m.First].Sentence].First
	switch rd.in.Asked {
	case slotProcess:
		if rd.text.Len() <= 2 && rd.said(0, rd.text.Len()-1, "bellen", "telefoon", "telefonie", "contact", "nummer", "calling", "phone", "calls", "contact") {
			return true
		}
		fallthrough
	case slotSource, slotComplainant:
		return rd.inSentence("post", m.First) && !rd.asksBeside("post", first)
	case slotExpectation, slotRemedy:
		switch rd.text.Tokens[first].Norm {
		case "dat", "that":
			return m.Rule.ID != "handoff.firm" && subjects[rd.text.Norm(first+1)]
		case "een", "n", "a", "an":
			return calls[rd.text.Norm(first+1)] && !rd.said(first, m.Last+2, "graag", "aub", "please", "liever", "met", "with")
		case "telefoontje", "belletje", "excuses", "apology":
			return true
		}
	}
	return false
}

// asksBeside reports whether words of asking stand in the sentence from token
// first, other than those of a phrase of family: "phone" may be either.
func (rd *reader) asksBeside(family string, first int) bool {
	last := rd.text.Sentences[rd.text.Tokens[first].Sentence].Last
	for k := range rd.found {
		if m := &rd.found[k]; m.Rule.Family == "asks" && m.First >= first && m.Last <= last && !rd.standsIn(family, m.First, m.Last) {
			return true
		}
	}
	return false
}

// subjects begin what an answer of "dat" or "that" says: "dat iemand mij belt".
var subjects = map[string]bool{
	"ik": true, "iemand": true, "er": true, "jullie": true, "u": true, "ze": true, "de": true, "een": true, "mijn": true, "uw": true,
	"i": true, "someone": true, "somebody": true, "you": true, "they": true, "the": true, "a": true, "my": true, "your": true, "there": true,
}

// calls are what a customer may want to be done, without wanting it now.
var calls = map[string]bool{
	"telefoontje": true, "belletje": true, "telefoongesprek": true, "call": true, "callback": true, "phone": true, "telephone": true,
}

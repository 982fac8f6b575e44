package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/doing"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// guessHandoff takes a short sentence that names a human or talking and asks
// for something as the wish for a human, unless it tells what happened. C02
// asks for every wish to be met; a human more is the smaller mistake.
func (rd *reader) guessHandoff() {
	if rd.flagged("injection") {
		return
	}
	for k := range rd.acts {
		if rd.acts[k].kind == bot.Handoff {
			return
		}
	}
	for _, m := range rd.found {
		if m.Rule.Family != "human" {
			continue
		}
		s := rd.text.Sentences[rd.text.Tokens[m.First].Sentence]
		if s.Last-s.First >= 16 || rd.text.Len() > 40 || rd.inSentence("told", m.First) || rd.inSentence("bot", m.First) ||
			rd.declinesHuman(m) || !rd.soundsWanted(s.First, s.Last) || rd.grants(s.First) || rd.unasked(m.First, m.Last) {
			continue
		}
		if rd.inSentence("asks", m.First) || rd.text.Len() <= 2 && rd.in.Asked == "" {
			rd.acts = append(rd.acts, candidate{m: m, kind: bot.Handoff, conf: m.Rule.Conf})
			return
		}
	}
}

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

// leastOfWish is how sure the vote must be of a wish for a human in v: the less
// it sounds like something told, the less sure.
func (rd *reader) leastOfWish(v *voice) float64 {
	told := v.scores[tell]
	switch {
	case v.clause && told < 0.1 && rd.standsIn("asks", v.first, v.last) && !rd.standsIn("told", v.first, v.last):
		return 0.5
	case v.clause, told >= 0.3:
		return 1
	case told < 0.1 && rd.in.Asked == "" && rd.text.Len() <= 8:
		return 0.12
	case told < 0.1 && rd.text.Len() <= 16:
		return 0.2
	}
	return 0.35
}

// soundsWanted reports whether tokens first to last can be a wish for a human.
func (rd *reader) soundsWanted(first, last int) bool {
	wanted, told := rd.sounds("handoff", first, last), rd.sounds(doing.Tell, first, last)
	return wanted >= 0.35 || wanted >= 0.12 && told < 0.5
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

// heardWish is the wish for a human that v sounds like, unless it only sounds
// like one, or allows a call that was offered.
func (rd *reader) heardWish(c candidate, v *voice) (candidate, bool) {
	switch {
	case rd.grants(v.first):
		c.kind = bot.Affirm
		return c, !rd.decidedYet(bot.Affirm, bot.Deny)
	case v.vote.Conf < 0.95 && rd.flagged("t3"):
		return c, false // "I'll come and find one of you": a human is called for that
	case rd.answersWhoOrHow(&c.m), rd.unasked(v.first, v.last):
		return c, false
	case v.vote.Conf < 0.97 && rd.inSentence("praise", v.first):
		return c, false // so many are praised who work there
	case !rd.namesHelp(v.first, v.last):
		return c, false // "where can I get a spa?" asks for a thing, not for whom to talk to
	case rd.in.Asked != "" && rd.said(v.first, v.first+2, "for", "voor") && rd.said(v.first, v.last, "else", "anders", "ander"):
		return c, false // "no, for somebody else" says who complains
	case v.vote.Conf < 0.8 && rd.declinesHuman(c.m):
		return c, false
	case v.vote.Conf < 0.97 && (v.scores[tell] >= 0.3 || v.vote.Conf < 0.6) && rd.toldIn(v):
		return c, false
	}
	return c, true
}

// toldIn reports whether v, or the sentence that it is the whole of, has words
// in it in which people tell what happened.
func (rd *reader) toldIn(v *voice) bool {
	if v.clause && v.scores[tell] < 0.1 {
		return rd.standsIn("told", v.first, v.last)
	}
	return rd.inSentence("told", v.first)
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

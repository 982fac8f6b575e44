package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/doing"
	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// candidate is an act that a phrase may stand for.
type candidate struct {
	m     phrases.Match
	kind  bot.ActKind
	slot  string
	pick  string // a value: a choice or a language
	whole bool   // it is the whole message
	lead  bool   // a yes or no before something else
	conf  float64
}

// kinds are the acts by the family of their phrases.
var kinds = map[string]bot.ActKind{
	"affirm": bot.Affirm, "deny": bot.Deny, "skip": bot.Skip, "dont_know": bot.DontKnow, "refuse": bot.Refuse,
	"ask_why": bot.AskWhy, "ask_how": bot.AskHow, "ask_status": bot.AskStatus, "ask_repeat": bot.AskRepeat,
	"go_back": bot.GoBack, "cancel": bot.Cancel, "restart": bot.Restart, "resume": bot.Resume, "pause": bot.Chitchat,
	"handoff": bot.Handoff, "lang": bot.SwitchLang, "topic": bot.StartTopic, "bot": bot.Chitchat,
	"second": bot.SecondComplaint, "attach": bot.Attach, "greet": bot.Greet, "thanks": bot.Thanks, "chitchat": bot.Chitchat,
	"abuse": bot.Abuse, "done": bot.Provide, "promise": bot.StartTopic, "procedure": bot.StartTopic, "duration": bot.StartTopic,
	"cost": bot.StartTopic, "privacy": bot.StartTopic,
}

// findActs finds what the customer does besides telling and answering. Of
// phrases that overlap, the one that is the whole message wins, then the surer
// and the longer one.
func (rd *reader) findActs() {
	rd.acts = rd.acts[:0]
	first, last := rd.bounds()
	for _, m := range rd.found {
		kind, ok := kinds[m.Rule.Family]
		if !ok {
			continue
		}
		c := candidate{m: m, kind: kind, whole: m.First <= first && m.Last >= last, conf: m.Rule.Conf}
		_, arg, _ := strings.Cut(m.Rule.ID, ".")
		switch m.Rule.Family {
		case "affirm", "deny":
			if arg == "summary" && rd.in.Asked != "confirm" {
				continue // "it's fine" is yes to a summary, and no to "may we call you?"
			}
			c.lead = arg == "lead"
			if kind == bot.Deny && c.whole && rd.in.Asked != "" && rd.kindOf(rd.in.Asked) != kindYesNo && rd.said(m.First, m.Last, "liever", "rather", "prefer") {
				c.kind = bot.Refuse // "liever niet" to a question that isn't one of yes or no
			}
		case "topic":
			c.slot = arg
		case "promise", "procedure", "duration", "cost", "privacy":
			c.slot = m.Rule.Family
		case "bot", "pause":
			c.slot = m.Rule.Family
		case "lang":
			c.slot, c.pick = slotLocale, arg
		case "cancel":
			if c.whole && rd.kindOf(rd.in.Asked) == kindYesNo && rd.in.Asked != "" && rd.in.Asked != "confirm" && !rd.said(0, m.Last, "klacht", "complaint", "gesprek", "conversation", "chat") {
				c.kind = bot.Deny // "laat maar" to "may we ask how it went?"
			}
		case "done":
			c.slot, c.pick = slotChoice, "done"
		case "handoff":
			if arg == "loose" && rd.text.Len() > 14 {
				continue
			}
			if rd.orders(m) || rd.unasked(m.First, m.Last) {
				continue // the bot is told to say or do so; or a human is thanked
			}
			if arg == "general" && rd.inSentence("told", m.First) || !c.whole && rd.declinesHuman(m) || rd.namesOption(m) {
				continue
			}
		}
		if rd.fits(&c) {
			rd.acts = append(rd.acts, c)
		}
	}
	rd.hear()
	rd.guessHandoff()
	rd.veto()
	rd.vote()
	rd.settleActs()
	rd.sensePatience()
}

// sensePatience offers a human to who says that the bot doesn't listen, or that
// it can't be told like this. It is no request: the confidence says so. A story
// that raises a flag of itself comes before a human anyway.
func (rd *reader) sensePatience() {
	if rd.acted(bot.Handoff) || rd.text.Len() > 40 || rd.flagged("injection") {
		return
	}
	story := rd.in.Asked == "" && rd.in.Pending == ""
	if story && len(rd.r.Flags) > 0 && rd.text.Len() > 12 {
		return
	}
	for _, m := range rd.found {
		if m.Rule.Family == "implicit" && rd.feltIn(&m, story) {
			rd.offer(m.First, m.Last)
			return
		}
	}
	if rd.text.Len() > 24 || rd.decided(bot.Cancel, bot.Resume, bot.SecondComplaint, bot.StartTopic) {
		return
	}
	for i := range rd.voices {
		v := &rd.voices[i]
		if v.vote.Act == "implicit" && (v.vote.Conf >= 0.8 && v.scores[tell] < 0.7 || !story && v.vote.Conf >= 0.45) {
			rd.offer(v.first, v.last)
			return
		}
	}
}

// feltIn reports whether m is said of this conversation, and no answer in it.
func (rd *reader) feltIn(m *phrases.Match, story bool) bool {
	felt, told := rd.sounds("implicit", m.First, m.Last), rd.sounds(doing.Tell, m.First, m.Last)
	switch {
	case m.Rule.ID != "implicit.plain":
		return rd.text.Len() <= 24 && felt >= 0.1 && (!story || told < 0.6)
	case felt < 0.3 && rd.decided(bot.Cancel, bot.DontKnow, bot.Skip, bot.AskHow, bot.AskWhy, bot.Abuse, bot.Resume, bot.Restart, bot.StartTopic):
		return false
	}
	return felt >= 0.1 || told < 0.97 && rd.in.Asked != slotProcess && rd.in.Asked != slotComplainant
}

func (rd *reader) offer(first, last int) {
	span, quote := rd.span(first, last)
	rd.add(bot.Act{Kind: bot.Handoff, Conf: 0.5, Span: span, Quote: quote})
	rd.trace("handoff.implicit", quote)
}

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

// inSentence reports whether a phrase of family stands in the sentence of
// token i.
func (rd *reader) inSentence(family string, i int) bool {
	n := rd.text.Tokens[i].Sentence
	for k := range rd.found {
		if rd.found[k].Rule.Family == family && rd.text.Tokens[rd.found[k].First].Sentence == n {
			return true
		}
	}
	return false
}

// bounds are the first and last word of the message that count.
func (rd *reader) bounds() (first, last int) {
	return rd.scanner.Bounds()
}

// fits reports whether c can be meant where it stands.
func (rd *reader) fits(c *candidate) bool {
	if c.whole {
		return true
	}
	n := rd.text.Len()
	s := rd.text.Sentences[rd.text.Tokens[c.m.First].Sentence]
	short := s.Last-s.First < 14
	if strings.HasSuffix(c.m.Rule.ID, ".loose") && c.kind != bot.Handoff {
		return rd.fitsLoosely(c, &s)
	}
	switch c.m.Rule.Family {
	case "affirm", "deny":
		return c.lead && (rd.in.Asked != "" || rd.in.Pending != "" || n < 8)
	case "ask_why", "ask_how":
		return rd.in.Asked != "" && n <= 24 && short
	case "refuse":
		return rd.in.Asked != "" || n <= 12
	case "ask_status":
		return short && (n <= 24 || s.Mark == '?')
	case "topic":
		return short && (s.Mark == '?' || s.Last-s.First < 10)
	case "bot":
		return n <= 16 && (s.Mark == '?' || n <= 8)
	case "lang":
		return n <= 30 && short
	case "thanks":
		return n <= 12
	case "second":
		return rd.in.Asked != "" || n <= 16
	case "handoff":
		return n <= 60 || s.Last-s.First < 24
	case "abuse":
		return true
	case "cancel":
		return n <= 16
	case "go_back", "restart", "resume", "ask_repeat":
		return n <= 14
	case "greet":
		return c.m.First < 6
	}
	return true
}

// fitsLoosely reports whether a phrase in loose words can be meant: in a short
// message that answers a question, and for questions in one that is marked so.
func (rd *reader) fitsLoosely(c *candidate, s *words.Sentence) bool {
	n := rd.text.Len()
	open := rd.in.Asked != "" || rd.in.Pending != ""
	covered := c.m.Last - c.m.First + 1
	switch c.kind {
	case bot.StartTopic:
		return (s.Mark == '?' || covered*2 >= s.Last-s.First+1) && s.Last-s.First < 13 && (s.Mark == '?' || open)
	case bot.AskStatus:
		return s.Last-s.First < 16 && n <= 24
	case bot.Abuse:
		return true
	case bot.Attach:
		return n <= 14 && (open || s.Mark == '?' || n <= 9)
	case bot.Chitchat, bot.Thanks, bot.Greet:
		if c.slot == "pause" {
			return n <= 14
		}
		if c.slot == "bot" {
			return n <= 12 && (s.Mark == '?' || n <= 8)
		}
		return n <= 9 && !rd.has("neg")
	case bot.AskWhy, bot.AskHow:
		return open && n <= 14 && (s.Mark == '?' || n <= 10)
	case bot.Restart, bot.Resume, bot.GoBack, bot.AskRepeat:
		return n <= 11 && (open || n <= 7)
	case bot.Cancel:
		return n <= 12 && (open || n <= 8)
	}
	return open && n <= 13
}

func (rd *reader) settleActs() {
	kept := rd.acts[:0]
	for _, c := range rd.acts {
		worse := false
		for k := range rd.acts {
			o := &rd.acts[k]
			if o.m == c.m && o.kind == c.kind && o.slot == c.slot || o.m.First > c.m.Last || o.m.Last < c.m.First {
				continue
			}
			if beats(o, &c) {
				worse = true
				break
			}
		}
		if !worse {
			kept = append(kept, c)
		}
	}
	rd.acts = kept
	for k := range rd.acts {
		rd.emit(&rd.acts[k])
	}
}

// beats reports whether a goes before b where they overlap.
func beats(a, b *candidate) bool {
	if a.kind == bot.Handoff != (b.kind == bot.Handoff) {
		return a.kind == bot.Handoff // never miss a wish for a human
	}
	if a.whole != b.whole {
		return a.whole
	}
	if a.lead != b.lead {
		return b.lead
	}
	if a.conf != b.conf {
		return a.conf > b.conf
	}
	return a.m.Last-a.m.First > b.m.Last-b.m.First
}

// emit adds an act once, and marks its words as taken.
func (rd *reader) emit(c *candidate) {
	span, quote := rd.span(c.m.First, c.m.Last)
	for i := range rd.r.Acts {
		a := &rd.r.Acts[i]
		if a.Kind == c.kind && a.Slot == c.slot {
			rd.take(c)
			return
		}
	}
	act := bot.Act{Kind: c.kind, Slot: c.slot, Conf: c.conf, Span: span, Quote: quote}
	if c.pick != "" {
		act.Value = &bot.Value{Choice: c.pick}
	}
	rd.add(act)
	rd.trace(c.m.Rule.ID, quote)
	rd.take(c)
	if c.kind == bot.Handoff {
		rd.raise(bot.Flag{ID: "t15", Rule: c.m.Rule.ID, Quote: quote})
	}
}

// acted reports whether an act of kind was found.
func (rd *reader) acted(kind bot.ActKind) bool {
	for i := range rd.r.Acts {
		if rd.r.Acts[i].Kind == kind {
			return true
		}
	}
	return false
}

// means reports whether tokens first to last can be words at all: "asdf" and
// "......" can't.
func (rd *reader) means(first, last int) bool {
	for i := first; i <= last; i++ {
		switch tok := &rd.text.Tokens[i]; tok.Kind {
		case words.Word:
			if isWordly(tok.Norm) {
				return true
			}
		case words.Number, words.Mixed, words.Mask, words.Opaque:
			return true
		case words.Money:
		}
	}
	return false
}

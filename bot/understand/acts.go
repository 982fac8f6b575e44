package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
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
	"affirm": bot.Affirm, "deny": bot.Deny, "misheard": bot.Deny, "skip": bot.Skip, "dont_know": bot.DontKnow, "refuse": bot.Refuse,
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
		case "misheard":
			if !rd.alarmedBefore {
				continue
			}
			c.slot = bot.SlotMisheard
			if arg == "well" {
				c.slot = bot.SlotUnharmed
			}
		case "ask_how":
			if rd.in.Asked == "" && rd.in.Pending == "" && rd.has("topic") {
				continue // "how does this work?" when nothing was asked yet
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
	steered := rd.flagged("injection") // words that want to steer are kept as they are told
	if !steered {
		rd.guessHandoff()
	}
	rd.veto()
	if !steered {
		rd.hearWishes()
		rd.vote()
	}
	rd.settleActs()
	if !steered {
		rd.sensePatience()
	}
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
		if c.slot == "cost" && !open && !rd.asksOfThis(s) {
			return false
		}
		if c.slot == "promise" && s.Mark != '?' && rd.said(c.m.First, c.m.First, "gaat", "gaan", "komt", "komen", "wordt", "worden", "krijg", "krijgen") && !rd.beginsClause(c.m.First) {
			return false // "met ons gaat het goed" tells
		}
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

// beginsClause reports whether token i begins what is said, but for a word that
// joins it to what stands before.
func (rd *reader) beginsClause(i int) bool {
	return rd.text.ClauseStart(i) || i == rd.leadEnd(0, i)+1 || rd.text.ClauseStart(i-1) && isLoose(rd.text.Norm(i-1))
}

// asksOfThis reports whether a question is about complaining itself, rather than
// about what is sold: "does this cost anything?", and not "what does it cost to
// send a lamp to Belgium?".
func (rd *reader) asksOfThis(s *words.Sentence) bool {
	if rd.said(s.First, s.Last, "klacht", "klagen", "complaint", "complaining", "complain", "hiervoor", "hieraan", "indienen") {
		return true
	}
	return s.Last-s.First < 6 && rd.said(s.First, s.Last, "dit", "this", "it", "iets", "anything", "hier")
}

func (rd *reader) settleActs() {
	kept := rd.acts[:0]
	for _, c := range rd.acts {
		worse := false
		for k := range rd.acts {
			o := &rd.acts[k]
			if c.kind == bot.Cancel && o.kind == bot.Handoff && rd.text.Tokens[o.m.First].Sentence == rd.text.Tokens[c.m.First].Sentence {
				worse = true // "forget it, get me a human" ends nothing
				break
			}
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

package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/doing"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// sensePatience offers a human to who says that the bot doesn't listen, or that
// it can't be told like this. It is no request: the confidence says so. A story
// that raises a flag of itself comes before a human anyway.
func (rd *reader) sensePatience() {
	if rd.acted(bot.Handoff) || rd.text.Len() > 40 {
		return
	}
	story := rd.in.Asked == "" && rd.in.Pending == ""
	if story && (rd.endangered() || len(rd.r.Flags) > 0 && rd.text.Len() > 20) {
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
	if story && rd.decided(bot.AskHow, bot.DontKnow) {
		return // who doesn't know what to write is told
	}
	for i := range rd.voices {
		if v := &rd.voices[i]; !v.clause && v.needed() >= rd.leastOfNeed(v) {
			rd.offer(v.first, v.last)
			return
		}
	}
}

// needed is how much v sounds like the need of a human and not like something
// told, in log odds.
func (v *voice) needed() float64 { return odds(v.scores[need]) - v.telling() }

// leastOfNeed is how much v must sound like the need of a human, in log odds: less
// where something else is answered than what was asked for, more where v answers
// or does something.
func (rd *reader) leastOfNeed(v *voice) float64 {
	least := 0.8
	if rd.in.Asked == slotProcess || rd.in.Asked != "" && rd.kindOf(rd.in.Asked) == kindText {
		least = -1
	}
	switch {
	case rd.answersIn(v.first, v.last):
		return 3
	case rd.actIn(v.first, v.last):
		return 2 // that can be done: "are you ChatGPT or something?" is answered
	case rd.tellsIn(v.first, v.last):
		return least + 1.5
	}
	return least
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

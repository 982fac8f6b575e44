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

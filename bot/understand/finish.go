package understand

import (
	"sort"

	"github.com/gehoor/gehoor/bot"
)

// finish judges the message as a whole.
func (rd *reader) finish() {
	rd.r.Sentiment = bot.Sentiment{Anger: rd.level("anger"), Distress: rd.level("distress")}
	if rd.acted(bot.Abuse) {
		rd.r.Sentiment.Anger = max(rd.r.Sentiment.Anger, 2)
	}
	rd.shouting()
	rd.r.Closing = rd.closes()
	rd.judgeNature()
	if len(rd.r.Acts) == 0 {
		rd.add(bot.Act{Kind: bot.Unclear, Conf: 0.8, Quote: ""})
	}
	sort.SliceStable(rd.r.Acts, func(i, j int) bool { return rd.r.Acts[i].Span[0] < rd.r.Acts[j].Span[0] })
}

// level is the strongest mood of a kind, 0 to 3.
func (rd *reader) level(family string) int {
	n := 0
	for _, m := range rd.found {
		if m.Rule.Family != family || rd.ruledOut(m.First) && m.Rule.ID != family+".low" {
			continue
		}
		switch m.Rule.ID {
		case family + ".high":
			n = max(n, 3)
		case family + ".mid":
			n = max(n, 2)
		default:
			n = max(n, 1)
		}
	}
	return n
}

// shouting raises anger for a text in capitals or with many exclamation marks.
func (rd *reader) shouting() {
	upper, lower, marks := 0, 0, 0
	for _, b := range []byte(rd.text.Source[:min(len(rd.text.Source), 2000)]) {
		switch {
		case 'A' <= b && b <= 'Z':
			upper++
		case 'a' <= b && b <= 'z':
			lower++
		case b == '!':
			marks++
		}
	}
	if upper > 20 && upper > 3*lower || marks >= 4 {
		rd.r.Sentiment.Anger = min(3, rd.r.Sentiment.Anger+1)
	}
}

// closes reports whether the text itself ends the story.
func (rd *reader) closes() bool {
	n := rd.text.Len()
	for _, m := range rd.found {
		switch m.Rule.Family {
		case "closing":
			if n-m.Last <= 12 && n > 3 {
				return true
			}
		case "done":
			return true
		}
	}
	return false
}

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

// judgeNature tells complaints from praise and plain questions (C44). In doubt
// it is a complaint.
func (rd *reader) judgeNature() {
	if rd.in.Asked != "" || !rd.tellsSomething() {
		return
	}
	wrong, praise, question := 0.0, 0, false
	for k := range rd.units {
		wrong += rd.units[k].wrong
		if rd.units[k].expect > 0 {
			wrong++
		}
		if rd.units[k].remedy > 0 {
			wrong += 0.5
		}
	}
	for _, m := range rd.found {
		switch m.Rule.Family {
		case "praise":
			praise++
		case "question":
			question = true
		case "anger", "abuse", "distress":
			wrong++
		}
	}
	for _, f := range rd.r.Flags {
		if f.ID != "t15" && f.ID != "injection" && !f.Negated {
			wrong++
		}
	}
	asks := false
	for _, s := range rd.text.Sentences {
		asks = asks || s.Mark == '?'
	}
	n := &rd.r.Nature
	switch {
	case rd.has("nocomplaint") && wrong < 2:
		*n = bot.Guess{Value: "question", Conf: 0.8}
	case praise > 0 && wrong == 0:
		*n = bot.Guess{Value: "praise", Conf: min(0.95, 0.8+0.06*float64(praise))}
	case praise >= 2 && wrong <= 0.25:
		*n = bot.Guess{Value: "praise", Conf: 0.7}
	case question && wrong == 0 && (asks || rd.text.Len() <= 30) && rd.onlyAsks():
		*n = bot.Guess{Value: "question", Conf: 0.85}
	case asks && wrong <= 0.25 && question && rd.text.Len() <= 30 && rd.onlyAsks():
		*n = bot.Guess{Value: "question", Conf: 0.65}
	case wrong >= 1:
		*n = bot.Guess{Value: "complaint", Conf: min(0.98, 0.85+0.04*wrong)}
	default:
		*n = bot.Guess{Value: "complaint", Conf: 0.6}
	}
}

// onlyAsks reports whether every sentence is a question, so that nothing is
// told beside it.
func (rd *reader) onlyAsks() bool {
	for k := range rd.text.Sentences {
		s := &rd.text.Sentences[k]
		if s.Mark == '?' || s.Last-s.First < 3 {
			continue
		}
		asked := false
		for _, m := range rd.found {
			asked = asked || (m.Rule.Family == "question" || m.Rule.Family == "greet" || m.Rule.Family == "closing") && m.First >= s.First && m.Last <= s.Last
		}
		if !asked {
			return false
		}
	}
	return true
}

// tellsSomething reports whether the message is more than acts: only a story
// has a nature.
func (rd *reader) tellsSomething() bool {
	for i := range rd.r.Acts {
		a := &rd.r.Acts[i]
		if (a.Kind == bot.Provide || a.Kind == bot.Correct) && a.Slot != slotChoice {
			return true
		}
	}
	for k := range rd.units {
		if u := &rd.units[k]; u.wrong >= 1 && u.last-u.first >= 2 && !rd.taken[u.first] {
			return true
		}
	}
	return false
}

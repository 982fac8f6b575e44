package understand

import (
	"math"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/nature"
)

// judgeNature tells complaints from praise and plain questions (C44). The
// phrases of what went wrong and the vote are weighed together; in doubt it is
// a complaint.
func (rd *reader) judgeNature() {
	if rd.in.Asked != "" {
		return
	}
	n := &rd.r.Nature
	if !rd.tellsSomething() {
		if kind, against := rd.hearNature(); against < other && rd.mayPlainly(kind) {
			*n = bot.Guess{Value: kind.String(), Conf: 0.7}
		}
		return
	}
	wrong := rd.wrongness()
	if wrong >= wrongEnough {
		*n = bot.Guess{Value: nature.Complaint.String(), Conf: min(0.98, 0.85+0.04*wrong)}
		return
	}
	if rd.has("nocomplaint") && wrong < 1 {
		*n = bot.Guess{Value: nature.Question.String(), Conf: 0.8}
	}
	kind, against := rd.hearNature()
	against += wrongWeight * wrong
	switch {
	case against < surelyOther && kind == nature.Praise && wrong == 0:
		*n = bot.Guess{Value: kind.String(), Conf: 0.9}
	case against < plainly && kind == nature.Question && wrong == 0:
		*n = bot.Guess{Value: kind.String(), Conf: 0.9}
	case against < other:
		*n = bot.Guess{Value: kind.String(), Conf: 0.7}
	case n.Value != "":
	case wrong >= 1:
		*n = bot.Guess{Value: nature.Complaint.String(), Conf: min(0.98, 0.85+0.04*wrong)}
	default:
		*n = bot.Guess{Value: nature.Complaint.String(), Conf: 0.6}
	}
}

// From wrongEnough phrases of what went wrong nobody votes: it is a complaint.
const wrongEnough = 2.5

// wrongWeight is how much a phrase of what went wrong weighs beside the vote,
// in log odds.
const wrongWeight = 1.2

// Below other, in log odds of a complaint, it is praise or a question, and the
// customer is asked whether it is; below surelyOther praise is thanked for
// without asking, and below plainly a question is answered.
const other, plainly, surelyOther = -0.5, -2, -4

// wrongness is how much the phrases tell that something went wrong.
func (rd *reader) wrongness() float64 {
	wrong := 0.0
	for k := range rd.units {
		u := &rd.units[k]
		wrong += u.wrong
		if u.expect > 0 && !u.guessed {
			wrong++
		}
		if u.remedy > 0 && !u.guessed {
			wrong += 0.5
		}
	}
	for _, m := range rd.found {
		switch m.Rule.Family {
		case "anger", "abuse", "distress":
			wrong++
		}
	}
	for _, f := range rd.r.Flags {
		if f.ID != "t15" && f.ID != "injection" && !f.Negated {
			wrong++
		}
	}
	return wrong
}

// hearNature is what the message sounds like beside a complaint, and the log
// odds that it is one all the same: as a whole, or in any of its sentences, for
// a complaint in one makes it one (R01).
func (rd *reader) hearNature() (nature.Kind, float64) {
	v := nature.Of(rd.locale())
	whole := v.Hear(&rd.text, 0, rd.text.Len()-1, &rd.natured)
	against := odds(whole[nature.Complaint])
	if rd.text.Len() <= nature.Longest {
		return whole.Other(), against
	}
	for _, s := range rd.text.Sentences {
		if against >= other {
			break // more of it makes it no less a complaint
		}
		if s.Last-s.First < tellingWords {
			continue
		}
		one := v.Hear(&rd.text, s.First, s.Last, &rd.natured)
		against = max(against, odds(one[nature.Complaint]))
	}
	return whole.Other(), against
}

// tellingWords is how many words a sentence must have to be heard for itself.
const tellingWords = 3

// odds are the log odds of p.
func odds(p float64) float64 {
	p = min(max(p, 1e-4), 1-1e-4)
	return math.Log(p / (1 - p))
}

// mayPlainly reports whether a message that tells nothing may be of a kind all
// the same: "goed gedaan" is thanks, "hoe lang duurt een retour" asks.
func (rd *reader) mayPlainly(kind nature.Kind) bool {
	for i := range rd.r.Acts {
		switch a := &rd.r.Acts[i]; a.Kind {
		case bot.Greet, bot.Unclear:
		case bot.Thanks:
			if kind != nature.Praise {
				return false
			}
		case bot.AskStatus, bot.AskHow, bot.StartTopic:
			if kind != nature.Question || a.Slot == "complaint" || a.Slot == "bot" {
				return false
			}
		default:
			return false
		}
	}
	return rd.text.Len() > 1
}

// tellsSomething reports whether the message is more than acts: only a story
// has a nature for certain.
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

package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/doing"
)

// take marks the words of an act: they are no part of an answer. A question or
// a wish takes its whole sentence or clause with it, but not what is told in
// the same breath.
func (rd *reader) take(c *candidate) {
	first, last := rd.reach(c)
	for i := first; i <= last; i++ {
		rd.taken[i] = true
	}
	if rd.in.Asked != "" || c.kind != bot.Handoff {
		return
	}
	for i := range rd.dates { // "ik wil iemand spreken over gisteren"
		if d := &rd.dates[i]; d.First >= first && d.Last <= last {
			rd.taken[d.First] = false
		}
	}
}

// reach is how far an act reaches; last is before first for none.
func (rd *reader) reach(c *candidate) (first, last int) {
	first, last = c.m.First, c.m.Last
	switch c.kind {
	case bot.Abuse:
		return first, first - 1 // it colours what is told, and is no reason to lose it
	case bot.Thanks:
		_, last = rd.text.ClauseBounds(last)
		return first, last
	case bot.Affirm, bot.Deny, bot.Greet, bot.Provide:
		return first, last
	case bot.StartTopic, bot.AskStatus, bot.AskWhy, bot.AskHow, bot.Handoff:
		if s := rd.text.Sentences[rd.text.Tokens[first].Sentence]; s.Mark == '?' || s.Last-s.First < 12 {
			from := s.First
			if c.kind == bot.StartTopic {
				from, _ = rd.text.ClauseBounds(first)
			}
			return rd.untold(from, first), s.Last
		}
	}
	from, _ := rd.text.ClauseBounds(first)
	_, last = rd.text.ClauseBounds(last)
	return rd.untold(from, first), last
}

// untold is where the part that goes with an act at token i begins, from token
// first on: behind the clauses, and halves of clauses, that tell something by
// themselves: "mijn kaart werkt niet meer en ik wil dat iemand mij belt".
func (rd *reader) untold(first, i int) int {
	at := first
	for k := first + 1; k <= i; k++ {
		if k-at >= 3 && (rd.text.ClauseStart(k) || isJoint(rd.text.Tokens[k].Norm)) && rd.isTold(at, k-1) {
			at = k
		}
	}
	return at
}

// isTold reports whether tokens first to last tell something by themselves.
func (rd *reader) isTold(first, last int) bool {
	v := doing.Hear(rd.locale(), &rd.text, first, last, 0, &rd.ear)
	return v.Act == doing.Tell && v.Conf > 0.5
}

func isJoint(w string) bool {
	switch w {
	case "en", "and", "maar", "but", "dus", "so", "want", "because", "of", "or":
		return true
	}
	return false
}

// narrow leaves out of a sentence that does act what is told in front of it.
func (rd *reader) narrow(act string, first, last int) int {
	for k := first + 3; k+1 < last; k++ {
		if !rd.text.ClauseStart(k) && !isJoint(rd.text.Tokens[k].Norm) {
			continue
		}
		v := doing.Hear(rd.locale(), &rd.text, k, last, 0, &rd.ear)
		if p := rd.ear.Of(act); p > 0.5 && p >= v.Conf && rd.isTold(first, k-1) {
			return k
		}
	}
	return first
}

// rest is the part of the message that no act has taken, from its first to its
// last meaningful word; ok is false where nothing is left.
func (rd *reader) rest() (first, last int, ok bool) {
	first = -1
	for i := range rd.text.Tokens {
		if rd.taken[i] || isLoose(rd.text.Tokens[i].Norm) && first < 0 {
			continue
		}
		if first < 0 {
			first = i
		}
		if !isTail(rd.text.Tokens[i].Norm) {
			last = i
		}
	}
	if first < 0 || last < first {
		return 0, 0, false
	}
	// What was taken in the middle splits the rest; the longer side counts.
	best, from := [2]int{first, first - 1}, first
	for i := first; i <= last+1; i++ {
		if i <= last && !rd.taken[i] {
			continue
		}
		if i-from > best[1]-best[0]+1 {
			best = [2]int{from, i - 1}
		}
		from = i + 1
	}
	return best[0], best[1], best[1] >= best[0]
}

func isLoose(w string) bool {
	switch w {
	case "en", "and", "maar", "but", "dus", "so", "eh", "uh", "nou", "well", "oh", "o", "ok", "oke":
		return true
	}
	return false
}

func isTail(w string) bool { return w == "en" || w == "and" || w == "maar" || w == "but" }

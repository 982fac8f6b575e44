package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/doing"
	"github.com/gehoor/gehoor/bot/understand/phrases"
)

// voice is what a part of the message sounds like to the second vote: a
// sentence, or a clause of it.
type voice struct {
	first, last int
	clause      bool // a part of a sentence that is heard on its own too
	asks        bool // it ends in a question mark
	vote        doing.Vote
	scores      [len(doing.Labels)]float64
}

// maxVoices bounds how much of a long letter is heard; who wants something from
// the bot says so in its first sentences or its last.
const maxVoices = 40

// wish, need and tell are the places among the votes of the wish for a human, of
// the need of one and of what is told.
var wish, need, tell = doing.Index("handoff"), doing.Index("implicit"), doing.Index(doing.Tell)

// letter is from how many words a message is a letter, in whose clauses few ask
// for anything.
const letter = 60

// actIn reports whether a phrase for an act stands among tokens first to last.
func (rd *reader) actIn(first, last int) bool {
	for k := range rd.acts {
		if c := &rd.acts[k]; c.m.First <= last && c.m.Last >= first {
			return true
		}
	}
	return false
}

// hear has the second vote listen to each sentence, without the yes or no that
// it begins with, and to the clauses of those that have several.
func (rd *reader) hear() {
	rd.voices = rd.voices[:0]
	for k := range rd.text.Sentences {
		s := &rd.text.Sentences[k]
		if len(rd.voices) >= maxVoices && k < len(rd.text.Sentences)-3 {
			continue
		}
		first := s.First
		if lead := rd.leadEnd(s.First, s.Last); lead >= 0 && lead < s.Last {
			first = lead + 1
		}
		if s.Last-first < 24 {
			rd.listen(first, s.Last, s.Mark, false)
		}
		if rd.text.Len() > letter && s.Mark != '?' && !rd.actIn(s.First, s.Last) {
			continue
		}
		from := first
		for i := first; i <= s.Last; i++ {
			if !rd.text.ClauseEnd(i) && i < s.Last {
				continue
			}
			if (from > first || i < s.Last) && i-from < 24 {
				mark := byte(0)
				if i == s.Last {
					mark = s.Mark
				}
				rd.listen(from, i, mark, true)
			}
			from = i + 1
		}
	}
}

func (rd *reader) listen(first, last int, mark byte, clause bool) {
	v := voice{first: first, last: last, clause: clause, asks: mark == '?'}
	v.vote = doing.Hear(rd.locale(), &rd.text, first, last, mark, &rd.ear)
	rd.ear.Copy(&v.scores)
	rd.voices = append(rd.voices, v)
}

// leadEnd is the last word of the yes or no that tokens first to last begin
// with, and of the word that joins it to what follows; -1 for none.
func (rd *reader) leadEnd(first, last int) int {
	end := -1
	for k := range rd.acts {
		c := &rd.acts[k]
		if c.lead && !c.whole && c.m.First == first {
			end = max(end, c.m.Last)
		}
	}
	if end >= 0 && end < last && isLoose(rd.text.Tokens[end+1].Norm) {
		end++
	}
	return end
}

// sounds says how much the part of the message around tokens first to last
// sounds like act: the most of its sentence and its clauses.
func (rd *reader) sounds(act string, first, last int) float64 {
	best := 0.0
	k := doing.Index(act)
	for i := range rd.voices {
		v := &rd.voices[i]
		if k >= 0 && v.first <= last && v.last >= first {
			best = max(best, v.scores[k])
		}
	}
	return best
}

// heardRules are the rules that the votes are recorded under.
var heardRules = func() map[string]*phrases.Rule {
	all := map[string]*phrases.Rule{}
	for _, act := range doing.Labels {
		all[act] = &phrases.Rule{ID: "heard." + act, Family: act, Conf: 0.8}
	}
	return all
}()

// vote adds what the second vote heard where the phrases say nothing.
func (rd *reader) vote() {
	for i := range rd.voices {
		v := &rd.voices[i]
		if v.vote.Act == doing.Tell || v.vote.Conf < rd.leastFor(v) || v.told() || rd.spokenFor(v, false) {
			continue
		}
		if c, ok := rd.heard(v); ok {
			rd.acts = append(rd.acts, c)
		}
	}
}

// told reports whether v sounds as much like something that is told.
func (v *voice) told() bool { return v.vote.Conf < v.scores[tell]+0.2 }

// spokenFor reports whether a phrase says already what v does; one that is a part
// of the message only doesn't where v is meant beside it.
func (rd *reader) spokenFor(v *voice, beside bool) bool {
	for k := range rd.acts {
		c := &rd.acts[k]
		if beside && !c.whole && c.kind != bot.Handoff {
			continue
		}
		if c.m.First <= v.last && c.m.Last >= v.first && c.kind != bot.Greet && c.kind != bot.Abuse {
			return true
		}
	}
	return false
}

// leastFor is how sure the vote must be of v: surer where the words can be an
// answer or a part of a story than where they can't.
func (rd *reader) leastFor(v *voice) float64 {
	least := 0.3
	n := v.last - v.first + 1
	switch {
	case rd.in.Asked == "" && rd.in.Pending == "":
		least = 0.6
	case rd.in.Asked != "" && rd.kindOf(rd.in.Asked) == kindText:
		least = 0.5
	}
	if v.clause {
		least = max(least, 0.75)
	}
	switch act := v.vote.Act; {
	case act == "abuse":
		least = max(least, 0.6) // two odd words are an answer before they are an insult
	case act == "affirm" && rd.in.Asked != "" && rd.kindOf(rd.in.Asked) == kindText:
		return 1 // "heel" tells what was expected
	}
	if n > 16 {
		least = max(least, 0.9)
	}
	switch {
	case !rd.tellsIn(v.first, v.last):
	case v.asks && strings.HasPrefix(v.vote.Act, "topic."):
		least = max(least, 0.6) // "u vindt toch ook dat het fout was?"
	default:
		least = max(least, 0.85)
	}
	if rd.datedIn(v.first, v.last) {
		if rd.in.Asked == "" || rd.kindOf(rd.in.Asked) == kindDate {
			return 1 // "not sure exactly, early March" is an answer
		}
		least = max(least, 0.95)
	}
	if rd.in.Asked == "confirm" && (v.vote.Act == "dont_know" || v.vote.Act == "skip") {
		return 1
	}
	if rd.answersIn(v.first, v.last) {
		least = max(least, 0.97)
	}
	if !asides[v.vote.Act] && rd.in.Asked == "" && rd.in.Pending == "" && rd.tellsBeside(v) {
		return 1
	}
	if w := rd.text.Tokens[v.first].Norm; w == "dat" || w == "that" {
		least = max(least, 0.9)
	}
	return least
}

// standsIn reports whether a phrase of family stands within tokens first to last.
func (rd *reader) standsIn(family string, first, last int) bool {
	for k := range rd.found {
		if m := &rd.found[k]; m.Rule.Family == family && m.First >= first && m.Last <= last {
			return true
		}
	}
	return false
}

// tellsIn reports whether tokens first to last have a value or a part of a
// story in them.
func (rd *reader) tellsIn(first, last int) bool {
	for k := range rd.units {
		u := &rd.units[k]
		if u.first <= last && u.last >= first && (u.wrong >= 1 || u.expect > 0 || u.remedy > 0 || u.impact > 0) {
			return true
		}
	}
	return rd.datedIn(first, last)
}

// datedIn reports whether a date stands among tokens first to last.
func (rd *reader) datedIn(first, last int) bool {
	for i := range rd.dates {
		if d := &rd.dates[i]; d.First <= last && d.Last >= first {
			return true
		}
	}
	return false
}

// asides are what people do in the middle of a story.
var asides = map[string]bool{
	"ask_status": true, "lang": true, "abuse": true, "thanks": true, "attach": true, "topic.duration": true, "topic.cost": true,
	"topic.privacy": true, "topic.procedure": true, "topic.promise": true, "greet": true, "done": true,
}

// tellsBeside reports whether another sentence than that of v tells something.
func (rd *reader) tellsBeside(v *voice) bool {
	for i := range rd.voices {
		if o := &rd.voices[i]; (o.last < v.first || o.first > v.last) && o.vote.Act == doing.Tell && o.vote.Conf > 0.6 && o.last-o.first >= 2 {
			return true
		}
	}
	return false
}

// answersIn reports whether tokens first to last name what an open question
// with choices is answered by.
func (rd *reader) answersIn(first, last int) bool {
	if rd.in.Asked == "" || rd.kindOf(rd.in.Asked) != kindChoice {
		return false
	}
	for _, m := range rd.found {
		if m.First > last || m.Last < first {
			continue
		}
		switch m.Rule.Family {
		case "src", "srcask":
			if rd.in.Asked == slotSource {
				return true
			}
		case "who", "whoask":
			if rd.in.Asked == slotComplainant && m.Rule.ID != "whoask.customer" {
				return true
			}
		}
	}
	id, _ := rd.optionIn(rd.in.Asked, first, last)
	return id != ""
}

// heard is the act that v sounds like.
func (rd *reader) heard(v *voice) (candidate, bool) {
	act := v.vote.Act
	c := rd.candidateOf(act, v)
	switch act {
	case "lang":
		c.slot, c.pick = slotLocale, rd.languageNamed(v.first, v.last)
		return c, c.pick != ""
	case "done":
		c.slot, c.pick = slotChoice, "done"
		return c, rd.in.Asked == ""
	case "bot", "pause":
		c.slot = act
	case "greet":
		return c, c.whole
	}
	if topic, ok := topicOf[act]; ok {
		c.kind, c.slot = bot.StartTopic, topic
	}
	return c, c.kind != ""
}

// candidateOf is act as it is heard in v.
func (rd *reader) candidateOf(act string, v *voice) candidate {
	c := candidate{
		m: phrases.Match{Rule: heardRules[act], First: rd.narrow(act, v.first, v.last), Last: v.last}, kind: kinds[act],
		conf: 0.5 + 0.45*v.scores[doing.Index(act)],
	}
	first, last := rd.bounds()
	c.whole = c.m.First <= first && v.last >= last
	return c
}

var topicOf = map[string]string{
	"topic.duration": "duration", "topic.cost": "cost", "topic.privacy": "privacy", "topic.procedure": "procedure",
	"topic.promise": "promise", "topic.complaint": "complaint",
}

// languageNamed is the language that tokens first to last ask for.
func (rd *reader) languageNamed(first, last int) string {
	for i := first; i <= last; i++ {
		switch rd.text.Tokens[i].Norm {
		case "engels", "english", "engelse", "anglais":
			return "en"
		case "nederlands", "dutch", "vlaams", "hollands", "nederlandse":
			return "nl"
		case "duits", "frans", "turks", "pools", "spaans", "arabisch", "italiaans", "german", "french", "turkish", "polish", "spanish", "arabic",
			"italian", "russian", "russisch", "ukrainian", "portuguese", "tolk", "interpreter":
			return "other"
		}
	}
	return ""
}

// veto drops the acts that a phrase stands for where the part of the message
// around it sounds like something else: like something that is told ("ze hadden
// beloofd dat ik mijn geld terug zou krijgen"), or like another act, where the
// phrase is a loose one.
func (rd *reader) veto() {
	kept := rd.acts[:0]
	for _, c := range rd.acts {
		if c.kind == bot.Handoff && rd.answersWhoOrHow(&c.m) {
			continue
		}
		if c.lead || !rd.outvoted(&c) {
			kept = append(kept, c)
		}
	}
	rd.acts = kept
}

func (rd *reader) outvoted(c *candidate) bool {
	k := doing.Index(actOf(c))
	if k < 0 {
		return false
	}
	own, told, other := 0.0, 0.0, 0.0
	for i := range rd.voices {
		v := &rd.voices[i]
		if v.first > c.m.Last || v.last < c.m.First {
			continue
		}
		own, told = max(own, v.scores[k]), max(told, v.scores[tell])
		if v.vote.Act != doing.Tell && v.vote.Act != doing.Labels[k] {
			other = max(other, v.vote.Conf)
		}
		if k != wish && k != need {
			other = max(other, v.scores[wish], v.scores[need])
		}
	}
	loose := strings.HasSuffix(c.m.Rule.ID, ".loose")
	switch {
	case c.whole:
		return loose && own < 0.05 && told > 0.9 || loose && own < 0.3 && other > 0.7
	case loose || c.kind != bot.Handoff:
		return own < 0.15 && told > 0.75 || own < 0.2 && other > 0.75
	}
	if own < 0.9 && rd.answersIn(c.m.First, c.m.Last) {
		return true // "iemand van de klantenservice" said so
	}
	wanted := rd.wantedIn(c.m.First, c.m.Last)
	switch c.m.Rule.ID {
	case "handoff":
		return wanted < -1.5
	case "handoff.firm":
		return false // it says that somebody wants to talk, whatever the rest tells
	}
	return wanted < -0.5
}

// actOf is the label of c's act.
func actOf(c *candidate) string {
	switch c.m.Rule.Family {
	case "topic":
		return "topic." + c.slot
	case "promise", "procedure", "duration", "cost", "privacy":
		return "topic." + c.slot
	case "human":
		return "handoff"
	}
	return c.m.Rule.Family
}

// flagged reports whether a category was raised.
func (rd *reader) flagged(id string) bool {
	for i := range rd.r.Flags {
		if rd.r.Flags[i].ID == id {
			return true
		}
	}
	return false
}

// decidedYet reports whether an act of these kinds is a candidate.
func (rd *reader) decidedYet(these ...bot.ActKind) bool {
	for k := range rd.acts {
		for _, kind := range these {
			if rd.acts[k].kind == kind {
				return true
			}
		}
	}
	return false
}

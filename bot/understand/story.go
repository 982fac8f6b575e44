package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// readStory takes from a story all that it says (C11).
func (rd *reader) readStory() {
	if rd.pickTyped() {
		return
	}
	if rd.in.Pending != "" && rd.correct() {
		return
	}
	first, last, ok := rd.rest()
	if !ok || !rd.means(first, last) {
		if len(rd.contacts) > 0 {
			rd.findContact() // "bel me op 06…" is an act, and its number a fact
		}
		return
	}
	if rd.contactAlone(first, last) && rd.answerContact(slotContact, first, last) {
		return // it says who complains, and nothing of what happened
	}
	if rd.onlyIntroduces() {
		rd.findContact()
		rd.findReference()
		if len(rd.r.Acts) == 0 {
			span, quote := rd.span(first, last)
			rd.add(bot.Act{Kind: bot.Chitchat, Conf: 0.8, Span: span, Quote: quote})
		}
		return
	}
	if rd.onlyPolite() {
		span, quote := rd.span(first, last)
		rd.add(bot.Act{Kind: bot.Chitchat, Conf: 0.8, Span: span, Quote: quote})
		return
	}
	if rd.tells(first, last) {
		rd.findExpectation()
		rd.findExperience(first, last)
	}
	rd.findSource()
	rd.findDate()
	rd.findAmount()
	rd.findReference()
	rd.findRemedy()
	rd.findImpact()
	rd.findComplainant(false)
	rd.findContact()
	if !rd.has("verdict") {
		rd.findProcess(first, last, 0.3)
	}
}

// tells reports whether tokens first to last can be a part of a story, rather
// than a word or two that say nothing.
func (rd *reader) tells(first, last int) bool {
	if rd.has("verdict") {
		return false // "bagger" judges and says nothing of what happened
	}
	n := 0
	for i := first; i <= last; i++ {
		if tok := &rd.text.Tokens[i]; tok.Kind == words.Word && isWordly(tok.Norm) && !rd.taken[i] {
			n++
		}
	}
	for k := range rd.units {
		if u := &rd.units[k]; u.wrong >= 1 || u.expect > 0 {
			return n >= 1
		}
	}
	return n >= 2
}

// findExpectation keeps what the customer had expected, in their own words: the
// part of the sentence that says so, up to where the story turns.
func (rd *reader) findExpectation() {
	best := -1
	for k := range rd.units {
		if u := &rd.units[k]; u.expect > 0 && !rd.taken[u.first] && (best < 0 || u.expect > rd.units[best].expect) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	end := best
	for k := best + 1; k < len(rd.units) && k <= best+3; k++ {
		u := &rd.units[k]
		if u.sentence != rd.units[best].sentence || u.turns || u.wrong >= 1 && u.expect == 0 || u.remedy > 0 || u.impact > 0 ||
			u.expect == 0 && !goesOn(rd.text.Tokens[u.first].Norm) && !rd.attributes(k) {
			break
		}
		rd.units[k].expect = max(rd.units[k].expect, 0.5)
		end = k
	}
	from := best
	if rd.refersBack(best) {
		for from--; ; from-- {
			// What went wrong stays what happened, though its opposite is what was
			// expected: "he didn't connect it, although that was agreed".
			if u := &rd.units[from]; u.wrong == 0 && u.told.Best() != clauses.Experience {
				u.expect = max(u.expect, 0.5)
			}
			if from == 0 || rd.units[from-1].sentence != rd.units[from].sentence {
				break
			}
		}
	}
	first, last := rd.trim(rd.units[from].first, rd.units[end].last)
	rd.provide(slotExpectation, bot.Value{Text: rd.source2(first, last)}, rd.units[best].expect, first, last)
	rd.trace("expectation", rd.source2(first, last))
}

// refersBack reports whether unit k only points at what stands before it: "…,
// so that is what I expected" says nothing by itself.
func (rd *reader) refersBack(k int) bool {
	if k > 0 && rd.attributes(k) {
		return rd.units[k-1].sentence == rd.units[k].sentence
	}
	first, last := rd.trim(rd.units[k].first, rd.units[k].last)
	if k == 0 || last-first > 6 || rd.said(first, last, "niet", "not", "never", "nooit", "didn't", "geen") {
		return false
	}
	switch rd.text.Tokens[first].Norm {
	case "dat", "dit", "zo", "that", "this", "which", "that's":
		return true
	}
	return false
}

// attributes reports whether unit k only says who said what stands beside it:
// "…, zei uw collega aan de telefoon", "…, your colleague said".
func (rd *reader) attributes(k int) bool {
	u := &rd.units[k]
	if u.last-u.first > 7 || u.wrong > 0 {
		return false
	}
	switch rd.text.Tokens[u.first].Norm {
	case "zei", "zeiden", "beloofde", "beloofden", "vertelde", "vertelden", "verzekerde", "verzekerden", "meldde", "aldus", "volgens", "said", "according":
		return true
	}
	return u.last-u.first >= 1 && rd.said(u.first+1, min(u.first+3, u.last), "said", "promised", "assured") && !rd.said(u.first+1, u.last, "that", "it", "we", "i", "they'd", "he'd", "she'd")
}

// goesOn reports whether a clause that begins with w belongs to the one before
// it; another begins something new: "..., het werden er zes".
func goesOn(w string) bool {
	switch w {
	case "dat", "die", "waar", "om", "zonder", "als", "wanneer", "zodra", "mits", "en", "of", "met", "op", "in", "binnen", "voor", "zodat", "omdat",
		"zoals", "want", "inclusief", "dus", "that", "which", "who", "when", "if", "so", "and", "or", "to", "with", "without", "by", "on", "within",
		"before", "because", "as", "including", "for", "at", "niet", "not", "maximaal", "uiterlijk", "especially", "vooral", "zeker":
		return true
	}
	return false
}

// trim leaves out the words that join tokens first to last to what stands
// before and after them.
func (rd *reader) trim(first, last int) (int, int) {
	for first < last {
		switch rd.text.Tokens[first].Norm {
		case "maar", "but", "en", "and", "echter", "however", "terwijl", "dus", "so", "want", "yet", "although":
			first++
			continue
		}
		break
	}
	for last > first {
		switch rd.text.Tokens[last].Norm {
		case "maar", "but", "en", "and", "dus":
			last--
			continue
		case "so":
			if !rd.said(last-1, last-1, "say", "told", "said", "think", "hope") { // "without my say so"
				last--
				continue
			}
		}
		break
	}
	return first, last
}

// findExperience keeps what happened: the part that says best what went wrong,
// else the whole of it.
func (rd *reader) findExperience(first, last int) {
	best, score := -1, 0.0
	expected := false
	for k := range rd.units {
		u := &rd.units[k]
		if u.expect > 0 {
			expected = true
			continue
		}
		if u.closing || u.polite || rd.taken[u.first] && rd.taken[u.last] || u.remedy > 0 && u.wrong < 1 {
			continue
		}
		s := rd.tellsBest(k)
		if s > score {
			best, score = k, s
		}
	}
	wishes := len(rd.units) > 0
	for k := range rd.units {
		u := &rd.units[k]
		wishes = wishes && (u.remedy > 0 || u.closing || u.polite || rd.taken[u.first])
	}
	switch {
	case best < 0 && wishes:
		return // only what is wanted
	case best < 0 && expected && len(rd.units) == 1 && rd.units[0].told[clauses.Experience] <= rd.units[0].told[clauses.Expectation]:
		return // "het zou dinsdag komen" says only what was expected
	case best < 0 && rd.onlyActs():
		return
	case best < 0 && expected:
		best = rd.likeliest()
	case best < 0:
		a, b := rd.trim(first, last)
		rd.provide(slotExperience, bot.Value{Text: rd.source2(a, b)}, rd.wholeConf(), a, b)
		return
	}
	if best < 0 {
		return
	}
	a, b := best, best
	for a > 0 && rd.joins(a-1, best) && !rd.units[a].turns {
		a--
	}
	for b+1 < len(rd.units) && rd.joins(b+1, best) && !(rd.units[b+1].turns && rd.units[b+1].wrong < 0.5) {
		b++
	}
	from, to := rd.trim(rd.units[a].first, rd.units[b].last)
	conf := 0.84
	if (score >= 1 || rd.units[best].wrong >= 1) && len(rd.text.Sentences) <= 2 {
		conf = 0.96 // in a longer story a later message may tell it better
	}
	if to-from < 6 && rd.standsIn("anger", from, to) {
		conf = min(conf, 0.74) // "this is disgraceful" says how it felt, and not what happened
	}
	rd.provide(slotExperience, bot.Value{Text: rd.source2(from, to)}, conf, from, to)
	rd.trace("experience", rd.source2(from, to))
}

// wholeConf is how sure it is that a text without a phrase of complaint tells
// what happened: surer where the classifier of clauses says so and nothing is asked.
func (rd *reader) wholeConf() float64 {
	if rd.has("question") || rd.has("praise") {
		return 0.74
	}
	for k := range rd.units {
		u := &rd.units[k]
		if rd.text.Sentences[u.sentence].Mark == '?' || !rd.speaks(u.first) {
			return 0.74
		}
		if u.told[clauses.Experience] >= 0.8 && rd.wordsIn(u) >= 3 {
			return 0.84
		}
	}
	return 0.74
}

// likeliest is the unit beside what was expected that the classifier of clauses
// takes for what happened most of all, -1 for none.
func (rd *reader) likeliest() int {
	best := -1
	for k := range rd.units {
		u := &rd.units[k]
		if u.closing || u.polite || rd.taken[u.first] || u.remedy > 0 || rd.wordsIn(u) < 3 {
			continue
		}
		if best < 0 || u.expect == 0 && rd.units[best].expect > 0 || (u.expect > 0) == (rd.units[best].expect > 0) &&
			u.told[clauses.Experience] > rd.units[best].told[clauses.Experience] {
			best = k
		}
	}
	return best
}

// wordsIn is how many words unit u has, and 0 where it gives an address.
func (rd *reader) wordsIn(u *unit) int {
	n := 0
	for i := u.first; i <= u.last; i++ {
		switch rd.text.Tokens[i].Kind {
		case words.Word:
			n++
		case words.Opaque:
			return 0
		}
	}
	return n
}

// onlyActs reports whether the message does something and tells nothing: what
// is left of it is no story.
func (rd *reader) onlyActs() bool {
	for i := range rd.r.Acts {
		switch rd.r.Acts[i].Kind {
		case bot.Greet, bot.Thanks, bot.Affirm, bot.Deny, bot.Abuse, bot.Provide:
		default:
			return true
		}
	}
	return false
}

// onlyPolite reports whether the message is nothing but courtesy: "I am sorry
// to be a nuisance".
func (rd *reader) onlyPolite() bool {
	polite := false
	for k := range rd.units {
		u := &rd.units[k]
		polite = polite || u.polite
		if !u.polite && !u.closing && !rd.taken[u.first] {
			return false
		}
	}
	return polite
}

// joins reports whether unit k belongs to the same telling as unit best.
func (rd *reader) joins(k, best int) bool {
	u := &rd.units[k]
	return u.sentence == rd.units[best].sentence && u.expect == 0 && u.remedy == 0 && !u.closing && !rd.taken[u.first] && u.impact == 0 &&
		(u.told[clauses.None] < sureOther || !rd.speaks(u.first))
}

// findRemedy keeps what the customer wants done.
func (rd *reader) findRemedy() {
	if rd.provided(slotRemedy) {
		return
	}
	rd.keepUnit(slotRemedy, clauses.Remedy, func(u *unit) float64 { return u.remedy })
}

// provided reports whether a value of slot has been kept from this message.
func (rd *reader) provided(slot string) bool {
	for i := range rd.r.Acts {
		if a := &rd.r.Acts[i]; a.Kind == bot.Provide && a.Slot == slot {
			return true
		}
	}
	return false
}

// findImpact keeps what it led to.
func (rd *reader) findImpact() {
	rd.keepUnit(slotImpact, clauses.Impact, func(u *unit) float64 {
		if u.remedy > 0 {
			return 0
		}
		return u.impact
	})
}

// keepUnit keeps the surest unit by weight, with what goes on in its sentence
// and what tells the same before it.
func (rd *reader) keepUnit(slot string, kind clauses.Kind, weight func(*unit) float64) {
	best := -1
	for k := range rd.units {
		if w := weight(&rd.units[k]); w > 0 && !rd.taken[rd.units[k].first] && (best < 0 || w > weight(&rd.units[best])) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	end := best
	for k := best + 1; k < len(rd.units) && k <= best+2; k++ {
		u := &rd.units[k]
		if u.sentence != rd.units[best].sentence || u.turns || u.closing || u.expect >= 0.8 {
			break
		}
		end = k
	}
	from := best
	for from > 0 && rd.units[from-1].sentence == rd.units[best].sentence && rd.units[from-1].told[kind] > 0.5 && !rd.taken[rd.units[from-1].first] {
		from-- // "my clothes smell" belongs to "and I sleep on the sofa"
	}
	first, last := rd.trim(rd.units[from].first, rd.units[end].last)
	rd.provide(slot, bot.Value{Text: rd.source2(first, last)}, weight(&rd.units[best]), first, last)
	rd.trace(slot, rd.source2(first, last))
}

// findSource keeps where the expectation came from: in a story only where one
// is told, as an answer in any case.
func (rd *reader) findSource() bool { return rd.findSourceIn(rd.in.Asked == slotSource) }

func (rd *reader) findSourceIn(asked bool) bool {
	var ids []string
	first, last, conf := 0, 0, 0.0
	for _, m := range rd.found {
		if m.Rule.Family != "src" && (m.Rule.Family != "srcask" || !asked || rd.in.Asked != slotSource || rd.has("src")) || rd.ruledOut(m.First) {
			continue
		}
		if !asked {
			if rd.in.Asked != slotExpectation && !rd.groundsExpectation(m.First) || m.First == m.Last && m.Rule.Arg == "other_customers" && !rd.tellsOn(m.First) {
				continue
			}
		}
		seen := false
		for _, id := range ids {
			seen = seen || id == m.Rule.Arg
		}
		if seen {
			continue
		}
		if len(ids) == 0 {
			first, last, conf = m.First, m.Last, m.Rule.Conf
		}
		ids = append(ids, m.Rule.Arg)
	}
	if len(ids) == 0 {
		return false
	}
	if len(ids) == 2 && (ids[0] == "media" && ids[1] == "advert" || ids[0] == "advert" && ids[1] == "media") {
		ids = []string{"advert"} // "een reclame op tv": the medium only carried it
	}
	v := bot.Value{Choice: ids[0]}
	if len(ids) > 1 && asked {
		v = bot.Value{Choices: ids}
		_, last = rd.text.ClauseBounds(rd.text.Len() - 1)
	}
	rd.provide(slotSource, v, max(conf, boolConf(asked, 0.95)), first, last)
	rd.trace("source."+strings.Join(ids, "+"), "")
	return true
}

// tellsOn reports whether the people at token i tell, or got, something in that
// clause: a neighbour who is only mentioned raised no expectation.
func (rd *reader) tellsOn(i int) bool {
	first, last := rd.text.ClauseBounds(i)
	for k := first; k <= last; k++ {
		switch rd.text.Norm(k) {
		case "zei", "zeiden", "zegt", "zeggen", "vertelde", "vertelden", "hoorde", "gehoord", "kreeg", "kregen", "krijgen", "betaalde", "betaalden", "beloofde", "van", "via",
			"volgens", "gelezen", "las", "lees", "aangeraden", "raadde", "said", "says", "say", "told", "heard", "got", "get", "paid", "had", "from", "through", "by",
			"according", "read", "recommended", "reviews", "review", "recensies", "trustpilot", "forum", "stond", "staat":
			return true
		}
	}
	return false
}

// groundsExpectation reports whether token i stands where an expectation is
// told, or in the reason given for one right after it: "…, want dat stond in
// de folder".
func (rd *reader) groundsExpectation(i int) bool {
	for k := range rd.units {
		u := &rd.units[k]
		if i < u.first || i > u.last {
			continue
		}
		if u.expect > 0 || k == 0 {
			return u.expect > 0
		}
		before := &rd.units[k-1]
		switch rd.text.Tokens[u.first].Norm {
		case "want", "omdat", "zoals", "because", "as", "since", "dat", "which", "die":
			return before.expect > 0 && before.sentence == u.sentence
		}
		return false
	}
	return false
}

func boolConf(ok bool, conf float64) float64 {
	if ok {
		return conf
	}
	return 0
}

package understand

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// readAnswer reads the answer to the open question, and whatever else the
// customer says with it.
func (rd *reader) readAnswer() {
	if rd.pickTyped() {
		return
	}
	if rd.contactFirst() {
		return
	}
	first, last, ok := rd.rest()
	if ok && rd.kindOf(rd.in.Asked) != kindContact && rd.contactAlone(first, last) && rd.answerContact(slotContact, first, last) {
		return
	}
	if rd.in.Asked == "confirm" && rd.bareNumber() || rd.correct() {
		return
	}
	if rd.dateBeside() {
		return
	}
	first, last, ok = rd.rest()
	if !ok || !rd.means(first, last) {
		if len(rd.contacts) > 0 {
			rd.findContact() // "bel me op 06…" is an act, and its number a fact
		}
		return
	}
	slot := rd.in.Asked
	answered := false
	switch rd.kindOf(slot) {
	case kindChoice:
		answered = rd.answerChoice(slot, first, last)
	case kindDate:
		answered = rd.answerDate(slot)
	case kindReference:
		answered = rd.answerReference(slot, first, last)
	case kindContact:
		answered = rd.answerContact(slot, first, last)
	case kindMoney:
		answered = rd.answerMoney(slot)
	case kindYesNo:
		answered = rd.answerYesNo()
		if slot == "confirm" {
			rd.addition(first, last)
		}
	case kindText:
		if !rd.isAnswer(first, last) || rd.answersOther(slot) || rd.onlyDigits(first, last) || rd.onlyReference(first, last) || rd.asksHow() {
			break
		}
		rd.provide(slot, bot.Value{Text: rd.r.Stored[rd.text.Tokens[first].Start:rd.end(last)]}, 0.95, first, last)
		answered = true
	}
	rd.readAside(slot, answered)
}

// isAnswer reports whether tokens first to last are an answer in words, rather
// than what is left of a wish, an outburst or an address.
func (rd *reader) isAnswer(first, last int) bool {
	n := 0
	for i := first; i <= last; i++ {
		if rd.text.Tokens[i].Kind == words.Word && !rd.taken[i] {
			n++
		}
	}
	says := rd.has("expect") || rd.has("remedy") || rd.has("impact") || rd.has("process")
	switch {
	case rd.flagged("t2") && rd.in.Asked != slotExperience && rd.in.Asked != slotImpact:
		return false // who is in despair isn't answering
	case rd.hadEnough() && !says:
		return false
	case rd.acted(bot.Abuse) && !rd.has("expect") && !rd.has("remedy") && !rd.has("impact") && n <= 10 && !(n >= 3 && rd.beginsAnswer(first)):
		return false
	case n == 0 && rd.decided(bot.Affirm):
		return false // "ja, dat klopt" tells nothing
	case n == 0 && len(rd.contacts) > 0, n <= 2 && len(rd.contacts) > 0 && !says:
		return false
	case rd.decided(bot.Cancel, bot.DontKnow, bot.Refuse, bot.Skip, bot.Handoff, bot.AskWhy, bot.AskHow, bot.AskRepeat, bot.GoBack,
		bot.Restart, bot.Resume, bot.AskStatus, bot.Chitchat, bot.SecondComplaint, bot.Attach, bot.SwitchLang):
		return n >= 4 && (rd.has("expect") || rd.has("remedy") || rd.has("impact") || rd.has("neg") && n >= 6)
	case rd.decided(bot.StartTopic):
		return n >= 2
	}
	return true
}

// hadEnough reports whether the message is about this conversation, and so
// answers nothing.
func (rd *reader) hadEnough() bool {
	for k := range rd.found {
		m := &rd.found[k]
		if m.Rule.Family == "implicit" && (m.Rule.ID != "implicit.plain" || rd.sounds("implicit", m.First, m.Last) >= 0.3) {
			return true
		}
	}
	return false
}

// onlyDigits reports whether tokens first to last are numbers and no sum: "8"
// tells nothing of what somebody expected.
func (rd *reader) onlyDigits(first, last int) bool {
	for i := first; i <= last; i++ {
		if k := rd.text.Tokens[i].Kind; k != words.Number && k != words.Mixed {
			return false
		}
	}
	return true
}

// onlyReference reports whether tokens first to last are a number with the word
// for it, "order 99-812", or nothing but digits where none was given yet: they
// answer no open question.
func (rd *reader) onlyReference(first, last int) bool {
	for i := first; i <= last; i++ {
		w := rd.text.Tokens[i].Norm
		if rd.text.Tokens[i].Kind == words.Word && !isReferenceWord[w] && !isLink(w) && w != "my" && w != "mijn" && w != "it" && w != "het" {
			return false
		}
	}
	n := len(rd.r.Acts)
	found := rd.findReference()
	rd.r.Acts = rd.r.Acts[:n] // it is kept with what stands beside the answer
	return found
}

// asksHow reports whether the message is one question about how to go about
// something: "how do I send them?" tells nothing of what was expected.
func (rd *reader) asksHow() bool {
	if len(rd.text.Sentences) != 1 || rd.text.Sentences[0].Mark != '?' || rd.text.Len() > 9 {
		return false
	}
	switch rd.text.Norm(0) {
	case "how", "where", "can", "may", "should", "hoe", "waar", "kan", "mag", "moet":
	default:
		return false
	}
	return rd.said(1, 3, "i", "we", "ik", "wij")
}

// answersOther keeps a wish that answers the question what it led to, or the
// other way round, for what it is (C11): "ik wil gewoon mijn lamp".
func (rd *reader) answersOther(slot string) bool {
	wish, harm := 0.0, 0.0
	for k := range rd.units {
		u := &rd.units[k]
		if u.remedy == 0 && rd.wishes(u.first) && u.told[clauses.Remedy] >= 0.4 && u.told[clauses.Impact] < 0.3 {
			u.remedy = clearly // "ik wil gewoon mijn lamp"
		}
		wish, harm = max(wish, u.remedy), max(harm, u.impact)
	}
	if rd.answersToo(slot) {
		return false
	}
	switch {
	case slot == slotImpact && wish >= clearly && harm == 0:
		rd.findRemedy()
	case slot == slotRemedy && harm >= clearly && wish == 0:
		rd.findImpact()
	default:
		return false
	}
	return true
}

// answersToo reports whether a sentence before the one that tells something else
// answers the question: "The right lamp, and soon. I sit in the dark now."
func (rd *reader) answersToo(slot string) bool {
	for k := range rd.units {
		u := &rd.units[k]
		other := u.remedy
		if slot == slotRemedy {
			other = u.impact
		}
		if other >= clearly {
			return k > 0 && u.sentence != rd.units[0].sentence && !rd.taken[rd.units[0].first]
		}
	}
	return false
}

// wishes reports whether a clause that begins at i says what somebody wants.
func (rd *reader) wishes(i int) bool {
	switch rd.text.Norm(i) {
	case "ik", "wij", "we", "i":
		switch rd.text.Norm(i + 1) {
		case "wil", "willen", "want", "wou", "would", "just", "only", "simply", "gewoon":
			return true
		}
	case "i'd", "we'd", "graag", "doe", "geef", "give":
		return true
	}
	return false
}

// clearly is from how much weight words say the same whatever was asked.
const clearly = 0.8

// beginsAnswer reports whether a message begins as answers do: "dat ik internet
// had natuurlijk, idioten" answers what was expected, and angrily.
func (rd *reader) beginsAnswer(first int) bool {
	switch rd.text.Tokens[first].Norm {
	case "dat", "that", "to", "om", "gewoon", "just":
		return true
	}
	return false
}

// end is where the text of token last ends, its closing sign included.
func (rd *reader) end(last int) int {
	end := rd.text.Tokens[last].End
	for k := range rd.text.Sentences {
		if s := &rd.text.Sentences[k]; s.Last == last && s.Mark == '.' && k < len(rd.text.Sentences)-1 {
			return end
		}
	}
	return end
}

func (rd *reader) decided(these ...bot.ActKind) bool {
	for _, k := range these {
		if rd.acted(k) {
			return true
		}
	}
	return false
}

// answerChoice finds the option that the words point at.
func (rd *reader) answerChoice(slot string, first, last int) bool {
	if rd.decided(bot.DontKnow, bot.Refuse, bot.Skip, bot.AskWhy, bot.AskHow, bot.Handoff, bot.GoBack) && last-first < 4 {
		return false
	}
	switch slot {
	case slotSource:
		if rd.findSource() {
			return true
		}
	case slotComplainant:
		if rd.findComplainant(true) {
			return true
		}
	case slotProcess:
		if rd.findProcess(first, last, 0.3) {
			return true
		}
	}
	id, conf := rd.optionIn(slot, first, last)
	if id == "" {
		return false
	}
	rd.provide(slot, bot.Value{Choice: id}, conf, first, last)
	return true
}

// optionIn is the option whose label or keyword the words have.
func (rd *reader) optionIn(slot string, first, last int) (id string, conf float64) {
	for _, o := range rd.options(slot) {
		for _, l := range [...]string{rd.locale(), "nl", "en"} {
			if n := rd.wordsOf(o.Labels[l], first, last); n > conf {
				id, conf = o.ID, n
			}
			for _, k := range o.Keywords[l] {
				if rd.wordsOf(k, first, last) > 0 && conf < 0.9 {
					id, conf = o.ID, 0.9
				}
			}
		}
	}
	if conf == 0 {
		return "", 0
	}
	return id, max(conf, 0.9)
}

// wordsOf is how much of phrase stands among tokens first to last, 0 to 1,
// where it has words that say something.
func (rd *reader) wordsOf(phrase string, first, last int) float64 {
	want := rd.rules.labels.of(phrase).content
	if len(want) == 0 {
		return 0
	}
	hit := 0
	for _, w := range want {
		for i := first; i <= last; i++ {
			norm := rd.text.Tokens[i].Norm
			if (norm == w || len(w) >= 6 && oneTypo(w, norm)) && !rd.ruledOut(i) {
				hit++
				break
			}
		}
	}
	if hit < len(want) {
		return 0
	}
	return 0.9 + 0.08*float64(hit)/float64(hit+1)
}

// ruledOut reports whether the word at i is said not to be it: "niet de
// website".
func (rd *reader) ruledOut(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		switch rd.text.Tokens[k].Norm {
		case "niet", "not", "geen", "no":
			if k == 0 && rd.text.Tokens[k].Norm == "no" && rd.acted(bot.Deny) && rd.said(1, 1, "it", "it's", "its", "that", "this", "the", "i", "we") {
				continue // "no it is 150 pounds"
			}
			return rd.text.Tokens[k].Clause == rd.text.Tokens[i].Clause
		case "maar", "but":
			return false // "niet dinsdag maar woensdag"
		}
	}
	return false
}

func (rd *reader) answerReference(slot string, first, last int) bool {
	if rd.findReference() {
		return true
	}
	if v, a, b := rd.bareReference(first, last); v != "" {
		rd.provide(slot, bot.Value{Ref: v}, 0.95, a, b)
		return true
	}
	return false
}

func (rd *reader) answerMoney(slot string) bool {
	if m, a, b, ok := rd.amountIn(0, rd.text.Len()-1, true); ok {
		rd.provide(slot, bot.Value{Money: m}, 0.95, a, b)
		return true
	}
	return false
}

// contactFirst takes an address or number that answers how to reach somebody:
// "bel me maar op 06..." is that answer, not the wish to be called now.
func (rd *reader) contactFirst() bool {
	if rd.kindOf(rd.in.Asked) != kindContact {
		return false
	}
	c, _, _ := rd.addresses()
	if c.Email == "" {
		c.Email, _, _ = rd.spokenEmail()
	}
	if !c.Reachable() {
		return false
	}
	rd.r.Acts = rd.r.Acts[:0]
	for i := range rd.r.Flags {
		if rd.r.Flags[i].ID == "t15" {
			rd.r.Flags = append(rd.r.Flags[:i], rd.r.Flags[i+1:]...)
			break
		}
	}
	if !rd.answerContact(rd.in.Asked, 0, rd.text.Len()-1) {
		return false
	}
	rd.findReference() // "…, dossier 5512"
	return true
}

// addition keeps what is told beside the yes to a summary: "ja, maar het was
// ook nog koud".
func (rd *reader) addition(first, last int) {
	if !rd.acted(bot.Affirm) || last-first < 3 {
		return
	}
	for k := range rd.units {
		if u := &rd.units[k]; u.last >= first && (u.wrong > 0 || u.turns) {
			a, b := rd.trim(first, last)
			rd.provide(slotExperience, bot.Value{Text: rd.source2(a, b)}, 0.9, a, b)
			return
		}
	}
}

// answerYesNo takes a yes or no that isn't said with those words.
func (rd *reader) answerYesNo() bool {
	if rd.acted(bot.Affirm) || rd.acted(bot.Deny) {
		return true
	}
	if rd.text.Len() > 14 || len(rd.r.Acts) > 0 {
		return false
	}
	for _, m := range rd.found {
		kind := bot.Deny
		switch m.Rule.Family {
		case "yesask":
			kind = bot.Affirm
			if rd.has("noask") {
				continue
			}
		case "noask":
		default:
			continue
		}
		span, quote := rd.span(m.First, m.Last)
		rd.add(bot.Act{Kind: kind, Conf: m.Rule.Conf, Span: span, Quote: quote})
		return true
	}
	return false
}

// readAside keeps facts that come with an answer to something else (C11).
func (rd *reader) readAside(slot string, answered bool) {
	kind := rd.kindOf(slot)
	if kind != kindReference && !rd.findReference() {
		rd.bareNumber()
	}
	if kind != kindContact {
		rd.findContact()
	}
	if kind != kindDate && kind != kindContact && kind != kindReference && rd.wordsLeft() >= 6 || kind == kindReference && rd.namesDay() {
		rd.findDate()
	}
	bare := len(rd.r.Acts) == 0
	if kind != kindMoney && (kind != kindReference || rd.namesMoney()) {
		rd.findAmount()
	}
	if kind == kindText && slot != slotRemedy && rd.wordsLeft() >= 10 {
		rd.findRemedy()
	}
	if slot == slotRemedy && answered && len(rd.text.Sentences) > 1 {
		rd.findImpact()
	}
	if kind != kindText && !answered && bare {
		// "Just fix it" to "which day was it?": not the answer, but not lost.
		rd.findRemedy()
		rd.findImpact()
	}
	if slot == slotExpectation {
		rd.findSource()
	}
}

// bareNumber keeps a message of nothing but a long number as the one that an
// order has, where none was given yet. It reports whether it did.
func (rd *reader) bareNumber() bool {
	_, known := rd.in.Known[slotReference]
	if known || rd.text.Len() == 0 || rd.kindOf(rd.in.Asked) != kindText && rd.in.Asked != "confirm" || !rd.onlyDigits(0, rd.text.Len()-1) {
		return false
	}
	v, a, b := rd.bareReference(0, rd.text.Len()-1)
	if digitsIn(v) < besideDigits {
		return false
	}
	rd.provide(slotReference, bot.Value{Ref: v}, 0.86, a, b)
	return true
}

// namesMoney reports whether a currency is named.
func (rd *reader) namesMoney() bool {
	for i := range rd.text.Tokens {
		if tok := &rd.text.Tokens[i]; tok.Kind == words.Money || tok.Kind == words.Word && currencies[tok.Norm] != "" {
			return true
		}
	}
	return false
}

func (rd *reader) wordsLeft() int {
	n := 0
	for i := range rd.taken {
		if !rd.taken[i] {
			n++
		}
	}
	return n
}

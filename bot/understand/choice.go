package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// pickTyped reads a typed choice: a label, its beginning, an id, or its place
// in the list. It reports whether the message was one.
func (rd *reader) pickTyped() bool {
	n := rd.text.Len()
	if n == 0 || n > 14 || len(rd.in.Choices) == 0 {
		return false
	}
	said := rd.normal()
	for _, c := range rd.in.Choices {
		if said == "" {
			break
		}
		if said == rd.rules.labels.of(c.Label).norm || said == strings.ToLower(c.ID) && len(c.ID) > 2 {
			return rd.pick(c.ID, 0.99)
		}
	}
	if i := rd.ordinal(); i >= 0 {
		return rd.pick(rd.in.Choices[i].ID, 0.95)
	}
	best, score := "", 0.0
	content := contentWords(said)
	for _, c := range rd.in.Choices {
		if s := likeness(content, rd.rules.labels.of(c.Label).content); s > score {
			best, score = c.ID, s
		}
	}
	if score >= 0.8 {
		return rd.pick(best, 0.6+score*0.35)
	}
	if id := rd.edited(); id != "" {
		return rd.pick(id, 0.9)
	}
	return false
}

// pick adds the act of choosing id. Choices that have an act of their own give
// that act, as the same words would without a button.
func (rd *reader) pick(id string, conf float64) bool {
	kind := bot.Provide
	switch id {
	case "yes":
		kind = bot.Affirm
	case "no":
		kind = bot.Deny
	case "skip":
		kind = bot.Skip
	case "why":
		kind = bot.AskWhy
	case "back":
		kind = bot.GoBack
	case "human":
		kind = bot.Handoff
	}
	last := rd.text.Len() - 1
	rd.r.Acts = rd.r.Acts[:0]
	for i := range rd.taken {
		rd.taken[i] = true
	}
	switch {
	case kind != bot.Provide:
		span, quote := rd.span(0, last)
		rd.add(bot.Act{Kind: kind, Conf: conf, Span: span, Quote: quote})
		if kind == bot.Handoff {
			rd.raise(bot.Flag{ID: "t15", Rule: "choice", Quote: quote})
		}
	case rd.isOption(rd.in.Asked, id):
		rd.provide(rd.in.Asked, bot.Value{Choice: id}, conf, 0, last)
	default:
		rd.provide(slotChoice, bot.Value{Choice: id}, conf, 0, last)
	}
	rd.trace("choice", id)
	return true
}

func (rd *reader) isOption(slot, id string) bool {
	for _, o := range rd.options(slot) {
		if o.ID == id {
			return true
		}
	}
	return false
}

func (rd *reader) options(slot string) []bot.Option {
	if rd.in.Dialog == nil || slot == "" {
		return nil
	}
	return rd.in.Dialog.Options(slot)
}

// ordinal reads "de eerste", "optie 2", "number three": the place of a choice
// in the list, -1 for none.
func (rd *reader) ordinal() int {
	place, others := 0, 0
	last := false
	for i := range rd.text.Tokens {
		tok := &rd.text.Tokens[i]
		switch {
		case tok.Kind == words.Number || tok.Kind == words.Mixed:
			n := 0
			for n < len(tok.Norm) && tok.Norm[n] >= '0' && tok.Norm[n] <= '9' {
				n++
			}
			if n == 0 || n > 2 || place > 0 {
				return -1
			}
			switch tok.Norm[n:] {
			case "", "e", "de", "ste", "st", "nd", "rd", "th":
			default:
				return -1
			}
			for _, d := range tok.Norm[:n] {
				place = place*10 + int(d-'0')
			}
		case ordinals[tok.Norm] > 0:
			if place > 0 {
				return -1
			}
			place = ordinals[tok.Norm]
		case tok.Norm == "laatste" || tok.Norm == "last":
			last = true
		default:
			switch tok.Norm {
			case "de", "het", "optie", "nummer", "keuze", "the", "option", "number", "choice", "one", "nr", "graag", "please", "antwoord", "doe", "maar", "die", "a":
			default:
				others++
			}
		}
	}
	if others > 0 || rd.takesNumber() && rd.text.Len() == 1 {
		return -1
	}
	if last && place == 0 {
		place = len(rd.in.Choices)
		for place > 0 && isControl(rd.in.Choices[place-1].ID) {
			place--
		}
	}
	if place < 1 || place > len(rd.in.Choices) {
		return -1
	}
	return place - 1
}

// takesNumber reports whether the open question can be answered by a number.
func (rd *reader) takesNumber() bool {
	switch rd.kindOf(rd.in.Asked) {
	case kindReference, kindDate, kindContact, kindText:
		return rd.in.Asked != ""
	}
	return false
}

func isControl(id string) bool {
	switch id {
	case "skip", "why", "back", "human", "done", "finish", "continue":
		return true
	}
	return false
}

var ordinals = map[string]int{
	"eerste": 1, "first": 1, "tweede": 2, "second": 2, "derde": 3, "third": 3, "vierde": 4, "fourth": 4, "vijfde": 5,
	"fifth": 5, "zesde": 6, "sixth": 6, "zevende": 7, "seventh": 7, "achtste": 8, "eighth": 8, "negende": 9, "ninth": 9,
	"tiende": 10, "tenth": 10, "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "two": 2, "three": 3, "four": 4,
	"five": 5, "six": 6,
}

// normal is the message in folded words with single spaces.
func (rd *reader) normal() string {
	var b strings.Builder
	for i := range rd.text.Tokens {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(rd.text.Tokens[i].Norm)
	}
	return b.String()
}

// likeness says how alike what was said is to a label, 0 to 1, each in its
// words that say something: the same with a typing error more or less.
func likeness(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 || len(a) > len(b)+2 {
		return 0
	}
	hit := 0
	for _, w := range a {
		for _, v := range b {
			if w == v || len(w) >= 5 && oneTypo(w, v) {
				hit++
				break
			}
		}
	}
	if hit < len(a) {
		return 0
	}
	return 0.8 + 0.2*float64(hit)/float64(len(b))
}

func contentWords(s string) []string {
	var out []string
	for w := range strings.FieldsSeq(s) {
		switch w {
		case "de", "het", "een", "the", "a", "an", "op", "in", "via", "on", "graag", "please", "of", "door", "van", "or", "by", "aan", "en", "and", "ik", "i":
			continue
		}
		out = append(out, w)
	}
	return out
}

func oneTypo(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 || a == "" || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	return i == len(a) || a[i+1:] == b[i+1:] || i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}

// edited is the choice of what to change that the words name: "de datum".
func (rd *reader) edited() string {
	if rd.text.Len() > 8 {
		return ""
	}
	for i := range rd.text.Tokens {
		if k := rd.text.Tokens[i].Kind; k == words.Number || k == words.Mixed {
			return "" // "the date is wrong, it was 3 November" says what it should be
		}
	}
	for i := range rd.text.Tokens {
		slot, ok := slotNames[rd.text.Tokens[i].Norm]
		if !ok {
			continue
		}
		for _, c := range rd.in.Choices {
			if c.ID == "edit:"+slot {
				return c.ID
			}
		}
		if rd.in.Asked == "confirm" && slot != slotAmount && rd.saysWrong() {
			return "edit:" + slot // "the solution is wrong", before anything was offered
		}
	}
	return ""
}

// saysWrong reports whether a short message says that something isn't right.
func (rd *reader) saysWrong() bool {
	last := rd.text.Len() - 1
	return rd.said(0, last, "fout", "wrong", "incorrect", "onjuist", "wijzigen", "aanpassen", "veranderen", "change", "verkeerd", "verkeerde") ||
		rd.said(0, last, "niet", "not", "isn't", "isnt") && rd.said(0, last, "klopt", "goed", "juist", "right", "correct", "ok")
}

// slotNames are what customers call the points of a summary.
var slotNames = map[string]string{
	"datum": slotDate, "date": slotDate, "dag": slotDate, "day": slotDate, "wanneer": slotDate, "when": slotDate, "tijdstip": slotDate,
	"bedrag": slotAmount, "amount": slotAmount, "prijs": slotAmount, "verhaal": slotExperience, "happened": slotExperience,
	"gebeurde": slotExperience, "gebeurd": slotExperience, "gebeurtenis": slotExperience, "story": slotExperience, "ervaring": slotExperience,
	"experience": slotExperience, "verwachting": slotExpectation, "verwachtte": slotExpectation, "verwacht": slotExpectation,
	"expected": slotExpectation, "expectation": slotExpectation, "oplossing": slotRemedy, "solution": slotRemedy, "remedy": slotRemedy,
	"outcome": slotRemedy, "wens": slotRemedy, "naam": slotContact, "name": slotContact, "telefoonnummer": slotContact, "phone": slotContact,
	"e-mail": slotContact, "email": slotContact, "e-mailadres": slotContact, "mailadres": slotContact, "contactgegevens": slotContact,
	"contact": slotContact, "gegevens": slotContact, "details": slotContact, "onderwerp": slotProcess, "topic": slotProcess, "subject": slotProcess,
	"categorie": slotProcess, "category": slotProcess, "ordernummer": slotReference, "klantnummer": slotReference, "kenmerk": slotReference,
	"nummer": slotReference, "number": slotReference, "reference": slotReference, "gevolg": slotImpact, "gevolgen": slotImpact,
	"impact": slotImpact, "consequence": slotImpact, "consequences": slotImpact, "effect": slotImpact, "bron": slotSource, "source": slotSource,
	"wie": slotComplainant, "who": slotComplainant, "klager": slotComplainant, "complainant": slotComplainant,
}

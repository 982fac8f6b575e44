package understand

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/phrases"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// foreign reports whether a phrase is of another language than the message,
// where that is sure, though its sentence is too short to tell.
func (rd *reader) foreign(m phrases.Match) bool {
	lang := m.Rule.Lang
	if lang == "" {
		return false
	}
	whole, here := rd.r.Lang, rd.lang[rd.text.Tokens[m.First].Sentence]
	return here.Lang != lang && whole.Value != lang && whole.Conf >= 0.88
}

// isName reports whether a triage phrase is only how somebody is called: Jan
// van Bommel is no bomb, Marieke Kind no child and Sue Brown doesn't sue.
func (rd *reader) isName(m phrases.Match) bool {
	for i := m.First; i <= m.Last; i++ {
		if rd.capital(i) && !rd.rules.book.Has(&rd.text.Tokens[i]) && !(rd.opens(i) && rd.text.Len() > 4 && rd.in.Asked != slotContact) {
			return true // a typing error isn't corrected into a name
		}
	}
	for i := m.First; i <= m.Last; i++ {
		if !rd.capital(i) && rd.text.Norm(i) != "regards" {
			return false
		}
	}
	if rd.signedOff(m.First) {
		return true
	}
	if m.First != m.Last || m.Rule.Family == "t9" || m.Rule.Family == "t12" {
		return false // they are reported by name: the Autoriteit, the Telegraaf
	}
	if rd.in.Asked == slotContact && rd.text.Len() > 1 {
		return true
	}
	return rd.capital(m.First-1) && !rd.opens(m.First) && (!rd.opens(m.First-1) || rd.text.Len() <= 3) ||
		rd.capital(m.First+1) && !rd.opens(m.First+1) && !rd.opens(m.First)
}

// capital reports whether token i is a word that begins with a capital and
// goes on without: SOMEBODY WHO SHOUTS gives no names.
func (rd *reader) capital(i int) bool {
	if i < 0 || i >= rd.text.Len() {
		return false
	}
	tok := &rd.text.Tokens[i]
	if !tok.Upper || tok.Kind != words.Word {
		return false
	}
	w := rd.text.Source[tok.Start:tok.End]
	return len(w) > 1 && strings.ToUpper(w) != w
}

// opens reports whether token i is the first of its sentence.
func (rd *reader) opens(i int) bool {
	return i == 0 || i > 0 && i < rd.text.Len() && rd.text.Tokens[i].Sentence != rd.text.Tokens[i-1].Sentence
}

// signedOff reports whether token i is in or shortly after a greeting that
// ends a letter, or after words that give a name.
func (rd *reader) signedOff(i int) bool {
	for k := i + 1; k >= max(0, i-5); k-- {
		switch rd.text.Norm(k) {
		case "regards", "sincerely", "faithfully", "groet", "groeten", "groetjes", "hoogachtend":
			return true
		case "naam", "heet", "name":
			if k < i && rd.text.Tokens[k].Sentence == rd.text.Tokens[i].Sentence {
				return true
			}
		}
	}
	return false
}

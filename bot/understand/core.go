package understand

import (
	"github.com/gehoor/gehoor/bot/understand/clauses"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// tellsBest is how well unit k tells what went wrong, beside the others.
func (rd *reader) tellsBest(k int) float64 {
	u := &rd.units[k]
	if u.wrong == 0 && (rd.signs(k) || rd.numbers(u)) {
		return 0
	}
	s := 0.3 * min(u.wrong, 2.5)
	if u.impact > 0 {
		s *= 0.6
	}
	if u.told[clauses.None] > 0.6 && rd.speaks(u.first) {
		s *= 0.5 // a mood, a greeting: "this won't do"
	}
	if k > 0 && rd.units[k-1].expect > 0 && rd.units[k-1].sentence == u.sentence && !explains(rd.text.Tokens[u.first].Norm) {
		s += 0.45
	}
	if u.turns && s > 0 {
		s += 0.12
	}
	if u.last-u.first < 2 {
		s *= 0.7
	}
	if core := u.told[clauses.Core]; rd.speaks(u.first) && rd.wordsIn(u) >= 2 && (s > 0 || core >= rd.coreAlone(u)) {
		s += coreWeight * core
	}
	return s
}

// coreWeight is how much the classifier's word on the core counts beside the
// phrases, of which a strong one counts 0.3: "the bus drove straight past" has
// none, and says it all.
const coreWeight = 6

// coreAlone is from where the classifier's word on the core of unit u needs no
// phrase. What stands alone is its own core, whatever it says: there it never
// does. A question, or a few words beside an act, must be a core in earnest.
func (rd *reader) coreAlone(u *unit) float64 {
	switch {
	case len(rd.units) == 1:
		return 2
	case len(rd.units) <= 3 && (rd.text.Sentences[u.sentence].Mark == '?' || rd.onlyActs()):
		return 0.4
	case len(rd.units) <= 6:
		return 0.2 // a part of a letter may have no core
	}
	return 0.05
}

// signs reports whether unit k stands under a letter: "Kind regards, P. White".
func (rd *reader) signs(k int) bool {
	for i := k - 1; i >= 0 && i >= k-3; i-- {
		if rd.units[i].closing {
			return true
		}
		if rd.units[i].last-rd.units[i].first > 3 {
			return false
		}
	}
	return false
}

// explains reports whether a part that begins with w gives a reason for the one
// before it: "I had expected a warm meal, for the leaflet says so".
func explains(w string) bool {
	switch w {
	case "want", "omdat", "aangezien", "zoals", "because", "since", "as", "for":
		return true
	}
	return false
}

// numbers reports whether unit u gives a number that we don't need, which was
// masked: "mijn BSN is [BSN_1]" is no event.
func (rd *reader) numbers(u *unit) bool {
	masked := false
	for i := u.first; i <= u.last; i++ {
		switch tok := &rd.text.Tokens[i]; {
		case tok.Kind == words.Mask:
			masked = true
		case !isLink(tok.Norm) && !rd.said(i, i, "bsn", "burgerservicenummer", "sofinummer", "rekening", "rekeningnummer", "bankrekening", "iban", "account",
			"bank", "card", "kaart", "kaartnummer", "pas", "wachtwoord", "password", "insurance", "national", "pps", "ppsn", "nino"):
			return false
		}
	}
	return masked
}

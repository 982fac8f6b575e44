package understand

import "github.com/gehoor/gehoor/bot/understand/words"

// onlyIntroduces reports whether the message says who writes, or which number
// goes with it, and nothing of what happened: "My name is Doris Hall and I am
// 79". Who says to be under age, or at their wits' end, says more.
func (rd *reader) onlyIntroduces() bool {
	if rd.text.Len() > 18 || len(rd.r.Flags) > 0 || len(rd.r.Doubts) > 0 || rd.has("distress") {
		return false
	}
	names := false
	for k := range rd.units {
		u := &rd.units[k]
		switch rd.introduces(u) {
		case saysWho:
			names = true
		case saysAge:
		default:
			if !u.polite && !u.closing && !rd.taken[u.first] {
				return false
			}
		}
	}
	return names
}

// What a part of a message says of who writes.
const (
	saysNothing = iota
	saysWho
	saysAge
)

func (rd *reader) introduces(u *unit) int {
	if u.wrong > 0 || u.remedy > 0 || u.expect > 0 && !u.guessed {
		return saysNothing
	}
	first := u.first
	for first < u.last && (isLoose(rd.text.Norm(first)) || rd.taken[first]) {
		first++
	}
	if a, b, ok := rd.namedAs(); ok && a >= first && b <= u.last && u.last-first <= 6+b-a {
		return saysWho
	}
	if u.last-first <= 5 && rd.numbered(first, u.last) {
		return saysWho
	}
	age := false
	for i := first; i <= u.last; i++ {
		switch tok := &rd.text.Tokens[i]; {
		case tok.Kind == words.Number:
			age = true
		case rd.said(i, i, "ik", "ben", "i", "am", "i'm", "jaar", "years", "old", "en", "and", "al", "oud", "nu", "now", "klant", "a"):
		default:
			return saysNothing
		}
	}
	if age {
		return saysAge
	}
	return saysNothing
}

// numbered reports whether tokens first to last are a number with the word for
// it: "the number is K26-AAAAA".
func (rd *reader) numbered(first, last int) bool {
	ref := false
	for i := first; i <= last; i++ {
		w := rd.text.Tokens[i].Norm
		switch {
		case rd.isReference(i) || rd.text.Tokens[i].Kind == words.Mixed || rd.text.Tokens[i].Kind == words.Number:
			ref = true
		case isReferenceWord[w], isLink(w), rd.said(i, i, "the", "my", "het", "mijn", "is", "of", "van", "for"):
		default:
			return false
		}
	}
	return ref
}

// Package clauses tells what each part of a story is about: what happened,
// what had been expected, what should be done, what it led to. It learns from
// stories whose parts are labelled, so that it hears what no list of phrases
// has; the phrases weigh more where both speak.
package clauses

import "github.com/gehoor/gehoor/bot/understand/words"

// Span is a stretch of a sentence that says one thing: a clause, cut further
// at words that turn the story ("maar", "but") or go on with another subject,
// because many people write without commas.
type Span struct {
	First, Last int // tokens, both included
	Turns       bool
}

// Cut divides t, appending to dst.
func Cut(t *words.Text, dst []Span) []Span {
	for i := range t.Len() {
		turning := turnsAt(t, i)
		if t.ClauseStart(i) || turning || goesOnAt(t, i) {
			dst = append(dst, Span{First: i, Turns: turning})
		}
		dst[len(dst)-1].Last = i
	}
	return dst
}

// turnsAt reports whether the story turns at i.
func turnsAt(t *words.Text, i int) bool {
	switch w := t.Norm(i); w {
	case "maar":
		return t.ClauseStart(i) || !isJust(t.Norm(i-1))
	case "echter", "but", "however", "terwijl", "whereas", "desondanks":
		return true
	case "alleen", "helaas", "yet", "instead", "unfortunately":
		return t.ClauseStart(i)
	case "en", "and":
		switch t.Norm(i + 1) {
		case "nu", "toen", "now", "then", "daarna", "uiteindelijk", "instead", "yet", "still", "toch", "vervolgens":
			return i > 0
		}
	}
	return false
}

// isJust reports whether "maar" after w means "just": "laat maar".
func isJust(w string) bool {
	switch w {
	case "laat", "doe", "zeg", "ga", "kom", "nog", "wacht", "sla", "stop", "bel", "hou", "vergeet", "altijd", "en", "alleen", "niet",
		"ik", "je", "we", "wij", "u", "jullie", "ze", "hij", "er":
		return true
	}
	return false
}

// goesOnAt reports whether another sentence begins at i though no comma says
// so: "en ik", "so we", "waardoor".
func goesOnAt(t *words.Text, i int) bool {
	first, last := t.ClauseBounds(i)
	if i-first < 2 || last-i < 2 {
		return false
	}
	switch t.Norm(i) {
	case "en", "dus", "and", "so":
		return isSubject(t.Norm(i+1)) || t.Norm(i+2) == "ik" || t.Norm(i+2) == "we" || t.Norm(i+2) == "wij" // "en miste ik"
	case "waardoor", "zodat":
		return true
	case "which":
		return t.Norm(i+1) == "meant" || t.Norm(i+1) == "means" || t.Norm(i+1) == "cost"
	}
	return false
}

func isSubject(w string) bool {
	switch w {
	case "ik", "we", "wij", "hij", "zij", "ze", "het", "er", "dat", "die", "mijn", "onze", "daardoor", "hierdoor", "jullie", "u", "nu", "moest", "moet", "kan", "kon", "wil", "niemand", "dit",
		"i", "he", "she", "it", "they", "my", "our", "there", "you", "because", "i'm", "i've", "it's", "nobody", "i'd", "we've", "we're", "couldn't", "had", "was", "this":
		return true
	}
	return false
}

// Package langid tells in which language a message is. It knows Dutch and
// English well, and some others well enough to say that they are neither. The
// language of the conversation is the prior, so that a loan word or a word
// that both languages have ("agent", "was") doesn't change it.
package langid

import (
	"math"
	"strings"
	"unicode"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// Guess is a language by its ISO 639-1 code, and how sure that is, 0 to 1.
type Guess struct {
	Lang string
	Conf float64
}

// Words lists the words that this package knows.
func Words() []string {
	all := make([]string, 0, len(lexicon))
	for w := range lexicon {
		all = append(all, w)
	}
	return all
}

// IsWord reports whether w, folded, is a word that this package knows.
func IsWord(w string) bool {
	_, ok := lexicon[w]
	return ok
}

// weights of the kinds of evidence, in natural logarithms of odds.
const (
	common   = 1.5 // a word that everybody uses in every sentence
	ordinary = 1.0 // a word of complaints
	loan     = 0.5 // a word that the other language has borrowed
	shape    = 0.35
	prior    = 1.0
	sign     = 1.2 // a letter that only some languages have
)

// Of tells the language of t. known is the conversation's language.
func Of(t *words.Text, known string) Guess {
	if l := byScript(t.Source); l != "" {
		return Guess{l, 0.97}
	}
	return OfTokens(t, 0, t.Len()-1, known)
}

// OfTokens tells the language of tokens first to last of t, both included.
func OfTokens(t *words.Text, first, last int, known string) Guess {
	var score [languages]float64
	var hits [languages]int
	n := 0
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		if tok.Kind != words.Word {
			continue
		}
		if n++; n > 300 {
			break
		}
		e, ok := lexicon[tok.Norm]
		if !ok {
			addShape(&score, tok.Norm)
			continue
		}
		for l := range score {
			if e.langs&(1<<l) != 0 {
				score[l] += e.weight
				hits[l]++
			}
		}
	}
	if n == 0 {
		return Guess{known, 0.5}
	}
	addSigns(&score, &hits, t.Quote(first, last))
	return decide(score, hits, known)
}

func decide(score [languages]float64, hits [languages]int, known string) Guess {
	for l, code := range codes {
		if code == known {
			score[l] += prior
		}
	}
	ours := nl
	if score[en] > score[nl] {
		ours = en
	}
	other := ours
	for l := en + 1; l < languages; l++ {
		if hits[l] >= 2 && score[l] > score[ours]+2 && (other == ours || score[l] > score[other]) {
			other = l
		}
	}
	if other != ours {
		return Guess{codes[other], squash(score[other] - score[ours])}
	}
	margin := score[ours] - score[nl+en-ours]
	if margin == 0 {
		return Guess{known, 0.5}
	}
	return Guess{codes[ours], squash(margin)}
}

// squash makes a probability of log odds, short of certainty.
func squash(margin float64) float64 {
	return math.Round(min(0.99, 1/(1+math.Exp(-margin)))*1000) / 1000
}

// addShape scores a word that isn't in the lexicon by how it is spelled.
func addShape(score *[languages]float64, w string) {
	if len(w) < 4 {
		return
	}
	if dutchParts.in(w) {
		score[nl] += shape
	}
	if englishParts.in(w) {
		score[en] += shape
	}
	if dutchEnds.endOf(w) != "" {
		score[nl] += shape
	}
	switch englishEnds.endOf(w) {
	case "":
	case "ing", "ment":
		score[en] += shape / 2
	default:
		score[en] += shape
	}
	if strings.HasPrefix(w, "ge") && (strings.HasSuffix(w, "d") || strings.HasSuffix(w, "t") || strings.HasSuffix(w, "en")) {
		score[nl] += shape
		score[de] += shape
	}
}

func addSigns(score *[languages]float64, hits *[languages]int, source string) {
	ascii := true
	for i := 0; i < len(source) && ascii; i++ {
		ascii = source[i] < 0x80
	}
	if ascii {
		return
	}
	seen := 0
	for _, r := range source {
		if r < 0x80 {
			continue
		}
		if seen++; seen > 40 {
			return
		}
		switch r {
		case 'ß', 'ä', 'Ä', 'Ü':
			score[de] += sign
		case 'ü', 'ö', 'Ö':
			score[de] += sign / 2
			score[tr] += sign / 2
		case 'ş', 'ğ', 'ı', 'İ':
			score[tr] += sign
			hits[tr]++ // few words of Turkish stand in a list: they end in so many ways
		case 'ł', 'ą', 'ę', 'ż', 'ś', 'ź', 'ń', 'ć':
			score[pl] += sign
		case 'ñ', '¿', '¡':
			score[es] += sign
		case 'ç', 'è', 'ê', 'à', 'ù', 'œ', 'û', 'î':
			score[fr] += sign / 2
			score[it] += sign / 3
		case 'ã', 'õ':
			score[pt] += sign
		case 'ă', 'ț', 'ș':
			score[ro] += sign
		case 'ò', 'ì':
			score[it] += sign / 2
		}
	}
}

// byScript is the language of a text in a script that tells it, "" where most
// letters are Latin.
func byScript(source string) string {
	i := 0
	for i < len(source) && source[i] < 0x80 {
		i++
	}
	if i == len(source) {
		return ""
	}
	latin, seen := 0, 0
	counts := [...]struct {
		table *unicode.RangeTable
		code  string
		n     int
	}{
		{unicode.Arabic, "ar", 0},
		{unicode.Cyrillic, "ru", 0},
		{unicode.Hiragana, "ja", 0},
		{unicode.Katakana, "ja", 0},
		{unicode.Hangul, "ko", 0},
		{unicode.Han, "zh", 0},
		{unicode.Hebrew, "he", 0},
		{unicode.Greek, "el", 0},
		{unicode.Devanagari, "hi", 0},
		{unicode.Thai, "th", 0},
	}
	ukrainian := false
	for _, r := range source {
		if seen++; seen > 400 {
			break
		}
		if r < 0x250 {
			if unicode.IsLetter(r) {
				latin++
			}
			continue
		}
		ukrainian = ukrainian || r == 'і' || r == 'ї' || r == 'є'
		for k := range counts {
			if unicode.Is(counts[k].table, r) {
				counts[k].n++
				break
			}
		}
	}
	best := 0
	for k := range counts {
		if counts[k].n > counts[best].n {
			best = k
		}
	}
	if counts[best].n == 0 || counts[best].n < latin {
		return ""
	}
	if counts[best].code == "ru" && ukrainian {
		return "uk"
	}
	return counts[best].code
}

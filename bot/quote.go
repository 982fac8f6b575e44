package bot

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FindQuote looks for quote in text and returns the words as they stand there.
// White space, and what stands around the quote, may differ; words may not. It
// finds whole words only, and nothing shorter than a word of four letters:
// "de" stands in every text and proves nothing.
func FindQuote(text, quote string) (string, bool) {
	quote = strings.TrimFunc(strings.Join(strings.Fields(quote), " "), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '[' && r != ']' && r != '€' && r != '£' && r != '$'
	})
	if utf8.RuneCountInString(quote) < minQuote {
		return "", false
	}
	for from := 0; from < len(text); {
		i, n := matchAt(text, quote, from)
		if i < 0 {
			return "", false
		}
		if edge(text, i) && edge(text, i+n) {
			return text[i : i+n], true
		}
		_, size := utf8.DecodeRuneInString(text[i:])
		from = i + size
	}
	return "", false
}

const minQuote = 4 // runes

// matchAt finds quote, whose white space is single spaces, in text from an
// offset on. It returns where it begins and how long it is there; -1 for
// nowhere.
func matchAt(text, quote string, from int) (at, size int) {
	first, _, _ := strings.Cut(quote, " ")
	for i := from; ; {
		j := strings.Index(text[i:], first)
		if j < 0 {
			return -1, 0
		}
		i += j
		if n := matches(text[i:], quote); n > 0 {
			return i, n
		}
		i++
	}
}

// matches is how much of the beginning of text reads as quote, 0 for nothing.
func matches(text, quote string) int {
	i := 0
	for q := 0; q < len(quote); {
		if quote[q] == ' ' {
			space := len(text[i:]) - len(strings.TrimLeftFunc(text[i:], unicode.IsSpace))
			if space == 0 {
				return 0
			}
			i += space
			q++
			continue
		}
		if i >= len(text) || text[i] != quote[q] {
			return 0
		}
		i++
		q++
	}
	return i
}

// edge reports whether no word goes on across offset i of text.
func edge(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:i])
	after, _ := utf8.DecodeRuneInString(text[i:])
	return i == 0 || i == len(text) || !(wordRune(before) && wordRune(after))
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

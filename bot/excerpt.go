package bot

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// maskMarks are what stands in a text for masked data, such as [IBAN_1].
var maskMarks = regexp.MustCompile(`\[[A-Z]+_\d+\]`)

// Excerpt takes the beginning of a customer's text for quoting it back, at
// most n runes: whole sentences where they fit, else whole words with an
// ellipsis. Quotation marks inside become single ones, marks of masked data an
// ellipsis.
func Excerpt(text string, n int) string {
	text = maskMarks.ReplaceAllString(strings.Join(strings.Fields(text), " "), "…")
	text = strings.Map(func(r rune) rune {
		switch r {
		case '"', '“', '”', '„', '«', '»':
			return '\''
		}
		return r
	}, text)
	text = strings.Trim(text, " ,;:-")
	if utf8.RuneCountInString(text) <= n {
		return strings.TrimRight(text, ".")
	}
	end, runes := 0, 0
	for i, r := range text {
		if runes++; runes > n {
			break
		}
		if (r == '.' || r == '!' || r == '?') && i+1 < len(text) && text[i+1] == ' ' {
			end = i
			if r != '.' {
				end++
			}
		}
	}
	if end > 0 && utf8.RuneCountInString(text[:end]) >= n/4 {
		return text[:end]
	}
	return Shorten(text, n)
}

package bot

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CleanText prepares what a customer typed for reading and keeping: NFC, line
// ends as \n, no control or invisible format characters (which could hide
// words or turn the direction of a page), no white space around it. Joiners
// inside emoji and scripts that need them stay. It returns "" for a text of
// nothing else.
func CleanText(s string) string {
	if isPlainASCII(s) {
		return strings.TrimSpace(s)
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f':
			return '\n'
		case r == '\t':
			return ' '
		case r == '\u200c' || r == '\u200d': // (non-)joiner: part of the word in some scripts
			return r
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

func isPlainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x7f || (c < 0x20 && c != '\n') {
			return false
		}
	}
	return true
}

package words

import (
	"unicode"
	"unicode/utf8"
)

// plain maps the letters U+00C0 to U+017F to what people type without them.
var plain = func() (table [0x180]string) {
	for base, letters := range map[string]string{
		"a": "ÀÁÂÃÄÅàáâãäåĀāĂăĄą", "ae": "Ææ", "c": "ÇçĆćĈĉĊċČč", "d": "ĎďĐđÐð",
		"e": "ÈÉÊËèéêëĒēĔĕĖėĘęĚě", "g": "ĜĝĞğĠġĢģ", "h": "ĤĥĦħ",
		"i": "ÌÍÎÏìíîïĨĩĪīĬĭĮįİı", "ij": "Ĳĳ", "j": "Ĵĵ", "k": "Ķķĸ",
		"l": "ĹĺĻļĽľĿŀŁł", "n": "ÑñŃńŅņŇňŉŊŋ", "o": "ÒÓÔÕÖØòóôõöøŌōŎŏŐő",
		"oe": "Œœ", "r": "ŔŕŖŗŘř", "s": "ŚśŜŝŞşŠšſ", "ss": "ß", "t": "ŢţŤťŦŧ",
		"th": "Þþ", "u": "ÙÚÛÜùúûüŨũŪūŬŭŮůŰűŲų", "w": "Ŵŵ", "y": "ÝýÿŶŷŸ", "z": "ŹźŻżŽž",
	} {
		for _, r := range letters {
			table[r] = base
		}
	}
	return table
}()

// appendFolded adds r in lower case without its accent.
func appendFolded(dst []byte, r rune) []byte {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(dst, byte(r))
	case r < rune(len(plain)) && plain[r] != "":
		return append(dst, plain[r]...)
	case unicode.Is(unicode.Mn, r): // a combining accent
		return dst
	}
	return utf8.AppendRune(dst, unicode.ToLower(r))
}

// Fold is s as the tokens' Norm has it: lower case, without accents.
func Fold(s string) string {
	dst := make([]byte, 0, len(s))
	for _, r := range s {
		dst = appendFolded(dst, r)
	}
	return string(dst)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' || r == '´' }

// keepsApostrophe lists what stands after an apostrophe that changes a word
// into another when left out: "we're" isn't "were", "I'll" isn't "ill".
func keepsApostrophe(rest string) bool {
	for _, end := range [...]string{"ll", "re", "d"} {
		if len(rest) >= len(end) && (rest[:len(end)] == end) {
			if len(rest) == len(end) {
				return true
			}
			r, _ := utf8.DecodeRuneInString(rest[len(end):])
			return !unicode.IsLetter(r)
		}
	}
	return false
}

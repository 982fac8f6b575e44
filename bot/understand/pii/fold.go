package pii

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A number is the same number in other clothes: spread over lines, with wide
// spaces or dashes between its groups, in digits of another script, with letters
// that only look like ours. What is found in a text put into plain clothes is
// found in the text.

// plain puts text into plain clothes: letters and digits that look like ASCII
// are ASCII, and what stands between two groups of a number is one space. at
// gives for every byte of the result the byte of text it comes from, and one
// more for the end. ok is false where text is plain already.
func plain(text string) (folded string, at []int, ok bool) {
	if !strings.ContainsFunc(text, unicode.IsDigit) || !clothed(text) {
		return "", nil, false
	}
	var b strings.Builder
	b.Grow(len(text))
	at = make([]int, 0, len(text)+1)
	put := func(r rune, from int) {
		n := b.Len()
		b.WriteRune(r)
		for range b.Len() - n {
			at = append(at, from)
		}
	}
	last := rune(0) // written
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !separates(r) {
			last = asASCII(r)
			put(last, i)
			i += size
			continue
		}
		end, next := i, rune(0)
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !separates(r) {
				next = asASCII(r)
				break
			}
			end += size
		}
		switch glue := text[i:end]; {
		case glue == "\u200c", glue == "\u200d":
		case between(last, next) && (len(glue) > 1 && !strings.Contains(glue, ".") || glue == "\n"), oneSpace(glue):
			put(' ', i)
		default:
			for k, r := range glue {
				put(r, i+k)
			}
		}
		last, i = ' ', end
	}
	return b.String(), append(at, len(text)), true
}

// clothed reports whether there is anything in text that plain would change.
func clothed(text string) bool {
	for i := range len(text) {
		switch b := text[i]; {
		case b >= 0x80, b == '\n', b == ' ' && i+1 < len(text) && (text[i+1] == ' ' || text[i+1] == '-'):
			return true
		}
	}
	return false
}

// separates reports whether r can stand between the groups of a number.
func separates(r rune) bool {
	switch r {
	case '\n', '-', '.', '·', '•', '‐', '‑', '‒', '–', '—', '−', '\u200c', '\u200d':
		return true
	}
	return r == ' ' || r >= 0x80 && unicode.IsSpace(r)
}

// oneSpace reports whether s is a single space of another width.
func oneSpace(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r >= 0x80 && unicode.IsSpace(r)
}

// between reports whether a number may go on from last to next: one of them is a
// digit, the other a digit or a letter.
func between(last, next rune) bool {
	digit := func(r rune) bool { return '0' <= r && r <= '9' }
	letter := func(r rune) bool { return r < 0x80 && isLetter(byte(r)) }
	return digit(last) && (digit(next) || letter(next)) || letter(last) && digit(next)
}

// asASCII is the letter or digit of ASCII that r is or looks like, else r.
func asASCII(r rune) rune {
	if r < 0x80 {
		return r
	}
	if unicode.Is(unicode.Nd, r) {
		for _, t := range unicode.Nd.R16 {
			if rune(t.Lo) <= r && r <= rune(t.Hi) {
				return '0' + (r-rune(t.Lo))%10
			}
		}
		for _, t := range unicode.Nd.R32 {
			if rune(t.Lo) <= r && r <= rune(t.Hi) {
				return '0' + (r-rune(t.Lo))%10
			}
		}
	}
	if i := strings.IndexRune(lookalikes, r); i >= 0 {
		return rune(looksLike[utf8.RuneCountInString(lookalikes[:i])])
	}
	if s := norm.NFKC.String(string(r)); len(s) == 1 {
		return rune(s[0])
	}
	return r
}

// Letters of Cyrillic and Greek, and those of ours that they look like.
const (
	lookalikes = "АВЕКМНОРСТУХІЅЈаеорсухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο"
	looksLike  = "ABEKMHOPCTYXISJaeopcyxisjABEZHIKMNOPTYXo"
)

// apart joins two lists of spans into one in the order of the text. Of two that
// overlap the wider stays.
func apart(a, b []Span) []Span {
	all := slices.Concat(a, b)
	sort.SliceStable(all, func(i, j int) bool { return all[i].Start < all[j].Start })
	kept := all[:0]
	for _, sp := range all {
		n := len(kept)
		switch {
		case n == 0 || sp.Start >= kept[n-1].End:
			kept = append(kept, sp)
		case sp.End-sp.Start > kept[n-1].End-kept[n-1].Start:
			kept[n-1] = sp
		}
	}
	return kept
}

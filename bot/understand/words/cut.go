package words

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviations end in a full stop that doesn't end a sentence.
var abbreviations = map[string]bool{
	"dhr": true, "mevr": true, "mw": true, "dr": true, "drs": true, "mr": true, "mrs": true, "ms": true, "ir": true,
	"ing": true, "prof": true, "nr": true, "no": true, "tel": true, "bijv": true, "bv": true, "incl": true, "excl": true,
	"evt": true, "ca": true, "st": true, "str": true, "jl": true, "ll": true, "etc": false, "vs": true, "resp": true,
	"jan": true, "feb": true, "mrt": true, "apr": true, "jun": true, "jul": true, "aug": true, "sept": true, "sep": true,
	"okt": true, "oct": true, "nov": true, "dec": true, "approx": true, "e.g": true, "i.e": true, "ref": true,
}

// Cut reads source anew, reusing t's memory.
func (t *Text) Cut(source string) {
	t.Source = source
	t.Tokens = t.Tokens[:0]
	t.Sentences = t.Sentences[:0]
	t.norm = t.norm[:0]

	c := cutter{t: t, at: t.at[:0]}
	for i := 0; i < len(source); {
		i = c.step(source, i)
	}
	c.endSentence(len(source), 0)
	t.at = c.at

	// Norms are cut from one string, so that a text costs one allocation.
	all := string(t.norm)
	for i := range t.Tokens {
		tok := &t.Tokens[i]
		tok.Norm = all[c.at[i]:c.at[i+1]]
	}
}

type cutter struct {
	t        *Text
	at       []int // where each token's norm begins in t.norm, and one more
	first    int   // first token of this sentence
	sentence int32
	clause   int32
	quoted   bool
	opened   int // sentence in which a quotation was opened
}

// step reads one token or one sign at i and returns where the next begins.
func (c *cutter) step(s string, i int) int {
	b := s[i]
	if b == ' ' {
		return i + 1
	}
	r, size := rune(b), 1
	if b >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(s[i:])
	}
	switch {
	case unicode.IsLetter(r) || isDigit(r):
		return c.token(s, i)
	case b == '[':
		if n := maskLen(s[i:]); n > 0 {
			c.add(s, i, i+n, Mask)
			return i + n
		}
		c.endClause()
	case r == '€' || r == '£' || r == '$':
		c.add(s, i, i+size, Money)
	case r == '\n':
		c.endSentence(i, 0)
	case r == '.' || r == '!' || r == '?' || r == '…':
		return c.stop(s, i, size)
	case r == ',' || r == ';' || r == ':' || r == '(' || r == ')' || r == '–' || r == '—' || r == '/':
		c.endClause()
	case r == '-':
		if i > 0 && s[i-1] == ' ' {
			c.endClause()
		}
	case r == '"' || r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		c.quoted = !c.quoted && r != '”' && r != '»'
		c.opened = int(c.sentence)
		c.endClause()
	}
	return i + size
}

func (c *cutter) stop(s string, i, size int) int {
	mark := s[i]
	if size > 1 {
		mark = '.'
	}
	end := i + size
	for end < len(s) && (s[end] == '.' || s[end] == '!' || s[end] == '?') {
		if s[end] == '?' || mark == '.' {
			mark = s[end]
		}
		end++
	}
	if mark == '.' && end == i+1 {
		if n := len(c.t.Tokens); n > c.first && c.t.Tokens[n-1].End == i {
			word := string(c.t.norm[c.at[n-1]:])
			if len(word) == 1 && c.t.Tokens[n-1].Kind == Word || abbreviations[word] && end < len(s) {
				return end // J. de Vries; nr. 12
			}
		}
		if end < len(s) && (isDigit(rune(s[end])) || s[end] >= 'a' && s[end] <= 'z') {
			c.endClause() // "geleverd.ik": a missing space, or a web address
			return end
		}
	}
	c.endSentence(end, mark)
	return end
}

func (c *cutter) endClause() {
	if n := len(c.t.Tokens); n > 0 && c.t.Tokens[n-1].Clause == c.clause {
		c.clause++
	}
}

func (c *cutter) endSentence(end int, mark byte) {
	c.endClause()
	n := len(c.t.Tokens)
	if n > c.first {
		c.t.Sentences = append(c.t.Sentences, Sentence{
			First: c.first, Last: n - 1, Start: c.t.Tokens[c.first].Start, End: end, Mark: mark,
		})
		c.sentence++
		c.first = n
		if int(c.sentence) > c.opened+4 {
			c.quoted = false // a quotation mark that was never closed
		}
	}
	if end == len(c.t.Source) && len(c.at) == n {
		c.at = append(c.at, len(c.t.norm))
	}
}

func (c *cutter) add(s string, start, end int, kind Kind) {
	c.at = append(c.at, len(c.t.norm))
	r, _ := utf8.DecodeRuneInString(s[start:])
	c.t.Tokens = append(c.t.Tokens, Token{
		Start: start, End: end, Kind: kind, Sentence: c.sentence, Clause: c.clause,
		Upper: unicode.IsUpper(r), Quoted: c.quoted,
	})
	if kind == Opaque || kind == Mask {
		c.t.norm = append(c.t.norm, strings.ToLower(s[start:end])...)
		return
	}
	run, last := 0, rune(0)
	for i, r := range s[start:end] {
		if isApostrophe(r) {
			if keepsApostrophe(s[start+i+utf8.RuneLen(r) : end]) {
				c.t.norm = append(c.t.norm, '\'')
			}
			continue
		}
		if r == last && unicode.IsLetter(r) {
			if run++; run >= 2 {
				continue // "neeeee" is "nee"
			}
		} else {
			run, last = 0, r
		}
		c.t.norm = appendFolded(c.t.norm, r)
	}
}

// token reads the word at i.
func (c *cutter) token(s string, i int) int {
	if end := addressEnd(s, i); end > 0 {
		c.add(s, i, end, Opaque)
		return end
	}
	digits, letters := false, false
	end := i
	for end < len(s) {
		r, size := rune(s[end]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[end:])
		}
		switch {
		case isDigit(r):
			digits = true
		case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
			letters = true
		case isApostrophe(r) && end > i && end+size < len(s) && startsWord(s[end+size:]) && !digits:
			// inside a word: zo'n, don't
		case end > i && joins(s, i, end, digits):
		default:
			goto done
		}
		end += size
	}
done:
	kind := Word
	switch {
	case digits && letters:
		kind = Mixed
	case digits:
		kind = Number
	}
	c.add(s, i, end, kind)
	return end
}

// joins reports whether the sign at end holds a number or a code together:
// 1.250,00 3-3-2026 8:12 ABC-123.
func joins(s string, start, end int, digits bool) bool {
	if end+1 >= len(s) {
		return false
	}
	before, after := isDigit(rune(s[end-1])), isDigit(rune(s[end+1]))
	switch s[end] {
	case '.':
		last := s[end+1] >= 'A' && s[end+1] <= 'Z' && (end+2 == len(s) || !startsWord(s[end+2:])) && strings.IndexByte(s[start:end], '.') >= 0
		return before && (after || last) // 26.0331.B
	case ',', ':', '/':
		return before && after
	case '-', '_':
		if before && after {
			return true
		}
		letterAfter := s[end+1] >= 'A' && s[end+1] <= 'Z' || s[end+1] >= 'a' && s[end+1] <= 'z'
		return digits && before && letterAfter || (after || letterAfter && digits && end-start <= 14) && end-start <= 14 && s[end-1] < utf8.RuneSelf && s[start] >= 'A' && s[start] <= 'Z'
	}
	return false
}

// addressEnd is the end of an e-mail or web address that begins at i, 0 if
// none does.
func addressEnd(s string, i int) int {
	end, at, dots := i, -1, false
	for end < len(s) {
		b := s[end]
		if b <= ' ' || b == ',' || b == ';' || b == '(' || b == ')' || b == '<' || b == '>' || b == '"' || b >= utf8.RuneSelf {
			break
		}
		switch {
		case b == '@' && end > i && end+1 < len(s) && startsWord(s[end+1:]):
			at = end
		case b == '.' && end+1 < len(s) && startsWord(s[end+1:]):
			dots = true
		}
		end++
	}
	isWeb := strings.HasPrefix(s[i:end], "http") && strings.Contains(s[i:end], "://") || strings.HasPrefix(s[i:end], "www.")
	if at < 0 && (!isWeb || !dots) {
		return 0
	}
	for end > i && (s[end-1] == '.' || s[end-1] == '!' || s[end-1] == '?' || s[end-1] == ':' || s[end-1] == '\'') {
		end--
	}
	return end
}

// maskLen is the length of a mark such as [IBAN_1] at the start of s, or 0.
func maskLen(s string) int {
	i := 1
	for i < len(s) && (s[i] >= 'A' && s[i] <= 'Z') {
		i++
	}
	if i < 3 || i >= len(s) || s[i] != '_' {
		return 0
	}
	i++
	for i < len(s) && isDigit(rune(s[i])) {
		i++
	}
	if i >= len(s) || s[i] != ']' || s[i-1] == '_' {
		return 0
	}
	return i + 1
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func startsWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || isDigit(r)
}

package dialogs

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// lexeme is a word or a sign of a condition.
type lexeme struct {
	kind lexemeKind
	text string // of a string, without its quotes
	at   int    // byte offset
}

type lexemeKind int

const (
	end lexemeKind = iota
	word
	quoted
	sign // ( ) [ ] , == !=
)

// condError is a fault in a condition, at a byte offset of it.
type condError struct {
	at  int
	msg string
}

func (e *condError) Error() string { return e.msg }

func condErrorf(at int, format string, args ...any) *condError {
	return &condError{at: at, msg: fmt.Sprintf(format, args...)}
}

// maxCondition is how long a condition may be, in bytes. Nobody could read a
// longer one.
const maxCondition = 1000

// lex cuts a condition into lexemes; the last one is the end.
func lex(s string) ([]lexeme, *condError) {
	if len(s) > maxCondition {
		return nil, condErrorf(0, "the condition is longer than %d characters: split the question in two", maxCondition)
	}
	var lexemes []lexeme
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r':
			i++
		case isWordByte(c):
			from := i
			for i < len(s) && isWordByte(s[i]) {
				i++
			}
			lexemes = append(lexemes, lexeme{word, s[from:i], from})
		case c == '"' || c == '\'':
			n := strings.IndexByte(s[i+1:], c)
			if n < 0 {
				return nil, condErrorf(i, "the quote is not closed: add another %c", c)
			}
			lexemes = append(lexemes, lexeme{quoted, s[i+1 : i+1+n], i})
			i += n + 2
		case strings.IndexByte("()[],", c) >= 0:
			lexemes = append(lexemes, lexeme{sign, s[i : i+1], i})
			i++
		case strings.HasPrefix(s[i:], "==") || strings.HasPrefix(s[i:], "!="):
			lexemes = append(lexemes, lexeme{sign, s[i : i+2], i})
			i += 2
		default:
			return nil, unknownSign(s, i)
		}
	}
	return append(lexemes, lexeme{kind: end, at: len(s)}), nil
}

// unknownSign says what to write instead of what other languages write.
func unknownSign(s string, i int) *condError {
	for _, hint := range []struct{ wrote, write string }{
		{"&", "and"}, {"|", "or"}, {"=", "=="}, {"!", "not"}, {"<>", "!="},
	} {
		if strings.HasPrefix(s[i:], hint.wrote) {
			return condErrorf(i, "write %q instead of %q", hint.write, hint.wrote)
		}
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return condErrorf(i, "%q has no meaning in a condition", r)
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

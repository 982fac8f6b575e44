package web

import (
	"errors"
	"unicode/utf16"
	"unicode/utf8"
)

// scanner reads one JSON text (RFC 8259) without building values that nobody
// asked for. Its methods are called where a value or sign is expected; after an
// error it must not be used on.
type scanner struct {
	data []byte
	pos  int
	buf  []byte // of the string last read, if it had escapes
}

var errJSON = errors.New("web: not JSON")

// maxDepth bounds how deep an ignored value may be nested.
const maxDepth = 32

func (s *scanner) space() {
	for s.pos < len(s.data) {
		switch s.data[s.pos] {
		case ' ', '\t', '\n', '\r':
			s.pos++
		default:
			return
		}
	}
}

// peek returns the next byte after white space, 0 at the end.
func (s *scanner) peek() byte {
	s.space()
	if s.pos < len(s.data) {
		return s.data[s.pos]
	}
	return 0
}

// take consumes c if it is next.
func (s *scanner) take(c byte) bool {
	if s.peek() != c {
		return false
	}
	s.pos++
	return true
}

// literal consumes word if it is next.
func (s *scanner) literal(word string) bool {
	s.space()
	if len(s.data)-s.pos < len(word) || string(s.data[s.pos:s.pos+len(word)]) != word {
		return false
	}
	s.pos += len(word)
	return true
}

// str reads a string. What it returns holds until the next call.
func (s *scanner) str() ([]byte, error) {
	if !s.take('"') {
		return nil, errJSON
	}
	from := s.pos
	for s.pos < len(s.data) {
		switch c := s.data[s.pos]; {
		case c == '"':
			s.pos++
			return s.data[from : s.pos-1], nil
		case c == '\\':
			return s.escaped(from)
		case c < 0x20:
			return nil, errJSON
		}
		s.pos++
	}
	return nil, errJSON
}

// escaped goes on with a string that has escapes.
func (s *scanner) escaped(from int) ([]byte, error) {
	b := s.buf[:0]
	b = append(b, s.data[from:s.pos]...)
	for s.pos < len(s.data) {
		c := s.data[s.pos]
		s.pos++
		switch {
		case c == '"':
			s.buf = b
			return b, nil
		case c < 0x20:
			return nil, errJSON
		case c != '\\':
			b = append(b, c)
			continue
		}
		if s.pos >= len(s.data) {
			return nil, errJSON
		}
		c = s.data[s.pos]
		s.pos++
		switch c {
		case '"', '\\', '/':
			b = append(b, c)
		case 'b':
			b = append(b, '\b')
		case 'f':
			b = append(b, '\f')
		case 'n':
			b = append(b, '\n')
		case 'r':
			b = append(b, '\r')
		case 't':
			b = append(b, '\t')
		case 'u':
			r, ok := s.unicode()
			if !ok {
				return nil, errJSON
			}
			b = utf8.AppendRune(b, r)
		default:
			return nil, errJSON
		}
	}
	return nil, errJSON
}

// unicode reads the digits after \u, and the second half of a pair. Half a pair
// is U+FFFD.
func (s *scanner) unicode() (rune, bool) {
	r, ok := s.hex4()
	if !ok || !utf16.IsSurrogate(r) {
		return r, ok
	}
	at := s.pos
	if s.pos+1 < len(s.data) && s.data[s.pos] == '\\' && s.data[s.pos+1] == 'u' {
		s.pos += 2
		low, ok := s.hex4()
		if !ok {
			return 0, false
		}
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return pair, true
		}
		s.pos = at // the second escape stands for itself
	}
	return utf8.RuneError, true
}

func (s *scanner) hex4() (rune, bool) {
	if len(s.data)-s.pos < 4 {
		return 0, false
	}
	var r rune
	for _, c := range s.data[s.pos : s.pos+4] {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= 'a' && c <= 'f':
			c -= 'a' - 10
		case c >= 'A' && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	s.pos += 4
	return r, true
}

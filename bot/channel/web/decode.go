package web

import (
	"strings"
	"unicode/utf8"
)

// The kinds of frames from the client.
const (
	kindHello  = "hello"
	kindSay    = "say"
	kindChoose = "choose"
	kindTyping = "typing"
	kindSeen   = "seen"
	kindLocale = "locale"
)

// incoming is a frame from the client. Fields that its kind doesn't have are
// empty.
type incoming struct {
	kind     string
	id       string // of say, choose, locale
	text     string
	choice   string
	locale   string
	token    string
	page     string
	identity string
	after    uint64
	seq      uint64
	on       bool
}

// Sizes of fields, in bytes, that are larger than any honest one.
const (
	maxID     = 128
	maxChoice = 128
	maxShort  = 512
	maxPage   = 4096
)

// decode reads a frame. ok is false for what the protocol doesn't know:
// malformed JSON, an unknown type, a field of the wrong type, a missing or
// oversized one. f.id is then what could be read of it, so that the answer can
// name the message. Unknown fields are ignored.
func decode(data []byte) (f incoming, ok bool) {
	if !utf8.Valid(data) {
		return f, false
	}
	s := scanner{data: data}
	var has fields
	if !s.take('{') || s.members(func(name []byte) error { return s.field(name, &f, &has) }) != nil {
		return f, false
	}
	if s.space(); s.pos != len(data) {
		return f, false
	}
	return f, f.complete(has)
}

// fields says which of the fields were there that may be neither absent nor
// guessed.
type fields struct{ text, choice, on, seq bool }

func (s *scanner) field(name []byte, f *incoming, has *fields) (err error) {
	switch string(name) {
	case "type":
		var b []byte
		if b, err = s.str(); err == nil {
			f.kind = kindOf(b)
		}
	case "id":
		err = s.text(&f.id, maxID)
	case "text":
		has.text = true
		err = s.text(&f.text, len(s.data))
	case "choice":
		has.choice = true
		err = s.text(&f.choice, maxChoice)
	case "locale":
		err = s.optional(&f.locale, maxShort)
	case "token":
		err = s.optional(&f.token, maxShort)
	case "page":
		err = s.optional(&f.page, maxPage)
	case "identity":
		err = s.optional(&f.identity, len(s.data)) // what is too large for one doesn't hold; the hello does
	case "after":
		if s.literal("null") {
			return nil
		}
		f.after, err = s.count()
	case "seq":
		has.seq = true
		f.seq, err = s.count()
	case "on":
		has.on = true
		switch {
		case s.literal("true"):
			f.on = true
		case s.literal("false"):
			f.on = false
		default:
			err = errJSON
		}
	default:
		err = s.skip(1)
	}
	return err
}

func (s *scanner) text(into *string, most int) error {
	b, err := s.str()
	if err != nil || len(b) > most {
		return errJSON
	}
	*into = string(b)
	return nil
}

// optional reads a string or null.
func (s *scanner) optional(into *string, most int) error {
	if s.literal("null") {
		*into = ""
		return nil
	}
	return s.text(into, most)
}

func kindOf(b []byte) string {
	switch string(b) { // compiled without a copy
	case kindHello:
		return kindHello
	case kindSay:
		return kindSay
	case kindChoose:
		return kindChoose
	case kindTyping:
		return kindTyping
	case kindSeen:
		return kindSeen
	case kindLocale:
		return kindLocale
	}
	return ""
}

func (f *incoming) complete(has fields) bool {
	switch f.kind {
	case kindHello:
		return true
	case kindSay:
		return f.id != "" && has.text
	case kindChoose:
		return f.id != "" && has.choice
	case kindLocale:
		return f.id != "" && f.locale != ""
	case kindTyping:
		return has.on
	case kindSeen:
		return has.seq
	}
	return false
}

// idOf finds the id in the beginning of a frame that was too large to be read
// whole, "" if it isn't there.
func idOf(head []byte) string {
	var f incoming
	var has fields
	s := scanner{data: []byte(strings.ToValidUTF8(string(head), "?"))}
	if s.take('{') {
		_ = s.members(func(name []byte) error { return s.field(name, &f, &has) }) // ends where the frame was cut
	}
	return f.id
}

package bot

import (
	"errors"
	"fmt"
)

// Code is what went wrong, for machines. It is mapped to HTTP, close codes and
// words once, at the edge.
type Code string

// The codes. The first group is spelled as the chat protocol spells it.
const (
	BadFrame      Code = "bad_frame"
	TooLong       Code = "too_long"
	TooFast       Code = "too_fast"
	UnknownChoice Code = "unknown_choice"
	Closed        Code = "closed"
	BadToken      Code = "bad_token"
	Unavailable   Code = "unavailable" // not stored: keep it and try again

	// Of files and of signed-in customers.
	TooLarge         Code = "too_large"
	TooMany          Code = "too_many"
	UnsupportedMedia Code = "unsupported_media"
	Empty            Code = "empty"
	Full             Code = "full"         // no room left for files
	BadIdentity      Code = "bad_identity" // the site's word for a customer doesn't hold

	Invalid   Code = "invalid"
	NotFound  Code = "not_found"
	Forbidden Code = "forbidden"
	Conflict  Code = "conflict" // somebody else was first
	Corrupt   Code = "corrupt"  // the log can't be read; never repaired silently
	Internal  Code = "internal"
)

// Error is an error with a code for machines, a key of a text for people and a
// cause for the log. The text says what to do next.
type Error struct {
	Code  Code
	Key   string
	Cause error // may be nil
	Args  map[string]any
}

// E makes an Error. cause may be nil.
func E(code Code, key string, cause error) *Error {
	return &Error{Code: code, Key: key, Cause: cause}
}

// With adds an argument for the text. It must never hold a customer's words.
func (e *Error) With(name string, value any) *Error {
	c := *e
	c.Args = make(map[string]any, len(e.Args)+1)
	for k, v := range e.Args {
		c.Args[k] = v
	}
	c.Args[name] = value
	return &c
}

func (e *Error) Error() string {
	s := string(e.Code) + " (" + e.Key + ")"
	if len(e.Args) > 0 {
		s += fmt.Sprint(" ", e.Args)
	}
	if e.Cause != nil {
		s += ": " + e.Cause.Error()
	}
	return s
}

func (e *Error) Unwrap() error { return e.Cause }

// Is lets errors.Is compare by code: errors.Is(err, bot.ErrConflict).
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && (t.Key == "" || t.Key == e.Key)
}

// CodeOf returns the code of err: Internal for an error that has none, "" for
// nil. An unknown error is never "not found".
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return Internal
}

// The errors that callers compare with.
var (
	// ErrConflict: the seq is taken. Load what was missed and decide again.
	ErrConflict = &Error{Code: Conflict}
	// ErrNotFound: no such conversation, user, session or token.
	ErrNotFound = &Error{Code: NotFound}
	// ErrErased: the conversation was erased; only its tombstone is left.
	ErrErased = &Error{Code: NotFound, Key: "error.erased"}
	// ErrUnavailable: the store can't be reached or can't write (full, read-only).
	ErrUnavailable = &Error{Code: Unavailable}
)

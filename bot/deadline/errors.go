package deadline

import "errors"

// The errors that callers tell apart with errors.Is.
var (
	// ErrDate: the text is not a date, or the calendar has no such day.
	ErrDate = errors.New("deadline: not a date")
	// ErrUnknownRegime: the book has no regime with that id.
	ErrUnknownRegime = errors.New("deadline: unknown regime")
	// ErrUnknownEvent: the regime has no term that starts at that event.
	ErrUnknownEvent = errors.New("deadline: unknown event")
	// ErrOutOfRange: the moment lies outside the years that the calendars cover
	// (FirstYear to LastYear).
	ErrOutOfRange = errors.New("deadline: outside the years of the calendars")
	// ErrExpired: the running term has passed. What is left is an apology and an
	// answer; a notice that comes after the term does not extend it.
	ErrExpired = errors.New("deadline: the term has expired")
	// ErrNoExtension: the regime knows no extension without the complainant's consent.
	ErrNoExtension = errors.New("deadline: the regime has no extension")
	// ErrTooLong: the new date lies beyond what the regime allows, or needs consent.
	ErrTooLong = errors.New("deadline: beyond the longest extension")
	// ErrNotLater: the new date is not after the date that was promised.
	ErrNotLater = errors.New("deadline: not after the promised date")
	// ErrNoPause: the regime's clock cannot be stopped.
	ErrNoPause = errors.New("deadline: the regime's clock cannot be stopped")
	// ErrPaused: the clock stands still already, or still stands still.
	ErrPaused = errors.New("deadline: the clock is stopped")
	// ErrNotPaused: the clock is running, so it cannot be resumed.
	ErrNotPaused = errors.New("deadline: the clock is not stopped")
)

package deadline

import (
	"fmt"
	"strings"
	"time"
)

// weekday is a day of the week as calendar files spell it.
type weekday time.Weekday

// UnmarshalText reads an English day name in lower case.
func (w *weekday) UnmarshalText(b []byte) error {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.ToLower(d.String()) == string(b) {
			*w = weekday(d)
			return nil
		}
	}
	return fmt.Errorf("%.40q is not a weekday, want monday to sunday", b)
}

// UnmarshalText reads a day of any year, "12-25".
func (m *monthDay) UnmarshalText(b []byte) error {
	s := string(b)
	if len(s) == len("12-25") && s[2] == '-' {
		month, day := digits(s[:2]), digits(s[3:])
		if month >= 1 && month <= 12 && day >= 1 && day <= daysIn(2000, time.Month(month)) {
			*m = monthDay{month, day}
			return nil
		}
	}
	return fmt.Errorf("%.40q is not a day of the year, want month-day as in 12-25", b)
}

// oneOf reads a word that must be one of a few.
func oneOf[T ~string](v *T, b []byte, words ...T) error {
	for _, w := range words {
		if string(w) == string(b) {
			*v = w
			return nil
		}
	}
	return fmt.Errorf("%.40q is not one of %v", b, words)
}

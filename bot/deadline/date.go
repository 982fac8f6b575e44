package deadline

import (
	"fmt"
	"time"
)

// Date is a civil date: a year, a month and a day, without an hour and without a
// zone. It is comparable with ==. The zero value means "no date".
//
// Dates run from 0001-01-01 to 9999-12-31. Arithmetic that leaves that range, or
// that starts from no date, gives no date.
type Date struct {
	days int32 // days since 0000-12-31, so that 0001-01-01 (a Monday) is 1 and "none" is 0
}

const (
	unixEpoch  = 719163  // Date.days of 1970-01-01
	lastDay    = 3652059 // Date.days of 9999-12-31
	daySeconds = 24 * 60 * 60
)

// Civil returns the date with this year, month and day, or an error that wraps
// ErrDate when the calendar has no such day (31 November, 29 February 2027).
func Civil(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December || day < 1 || day > daysIn(year, month) {
		return Date{}, fmt.Errorf("%w: %04d-%02d-%02d", ErrDate, year, int(month), day)
	}
	return civil(year, month, day), nil
}

// DateOf returns the date on the wall in loc at the instant t. This is the only
// place where an instant becomes a date.
func DateOf(t time.Time, loc *time.Location) Date {
	y, m, d := t.In(loc).Date()
	if y < 1 || y > 9999 {
		return Date{}
	}
	return civil(y, m, d)
}

func civil(year int, month time.Month, day int) Date {
	s := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()
	return fromDays(s/daySeconds + unixEpoch)
}

func fromDays(n int64) Date {
	if n < 1 || n > lastDay {
		return Date{}
	}
	return Date{int32(n)}
}

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d.days == 0 }

// Civil returns the year, month and day of d; all zero for "no date".
func (d Date) Civil() (year int, month time.Month, day int) {
	if d.IsZero() {
		return 0, 0, 0
	}
	return d.In(time.UTC).Date()
}

// Year returns the year of d.
func (d Date) Year() int { y, _, _ := d.Civil(); return y }

// Month returns the month of d.
func (d Date) Month() time.Month { _, m, _ := d.Civil(); return m }

// Day returns the day of the month of d.
func (d Date) Day() int { _, _, n := d.Civil(); return n }

// Weekday returns the day of the week of d.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.days % 7) }

// In returns the first instant of d in loc. Where a change to summer time skips
// midnight, that is the instant after the gap. It returns the zero time for "no date".
func (d Date) In(loc *time.Location) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	utc := time.Unix(int64(d.days-unixEpoch)*daySeconds, 0).UTC()
	if loc == time.UTC {
		return utc
	}
	y, m, n := utc.Date()
	t := time.Date(y, m, n, 0, 0, 0, 0, loc)
	if t.Day() != n { // midnight does not exist: time.Date chose the hour before
		t = t.Add(time.Hour)
	}
	return t
}

// AddDays returns the date n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date {
	if d.IsZero() || n > lastDay || n < -lastDay {
		return Date{}
	}
	return fromDays(int64(d.days) + int64(n))
}

// AddMonths returns the same day n months later, or the last day of that month
// when it is shorter: 30 January plus one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	if d.IsZero() || n > 12*9999 || n < -12*9999 {
		return Date{}
	}
	y, m, day := d.Civil()
	months := y*12 + int(m) - 1 + n
	y, m = months/12, time.Month(months%12+1)
	if months < 12 || y > 9999 {
		return Date{}
	}
	return civil(y, m, min(day, daysIn(y, m)))
}

// Sub returns the number of days from o to d.
func (d Date) Sub(o Date) int { return int(d.days - o.days) }

// Before reports whether d comes before o.
func (d Date) Before(o Date) bool { return d.days < o.days }

// After reports whether d comes after o.
func (d Date) After(o Date) bool { return d.days > o.days }

// Compare returns -1, 0 or 1, in the order of the calendar; "no date" comes first.
func (d Date) Compare(o Date) int {
	switch {
	case d.days < o.days:
		return -1
	case d.days > o.days:
		return 1
	}
	return 0
}

func daysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

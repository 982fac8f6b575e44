// Package dates reads days and periods as people say them in Dutch and
// English, relative to a given day. A complaint is about the past, so a day
// without a year is the last one that there was. It would rather find nothing
// than a date that isn't one: "ik ben het zat" names no Saturday.
package dates

import "time"

// Span is a day or a period, both ends included. A zero From is "until", a
// zero To "since".
type Span struct {
	From, To time.Time // midnight UTC, standing for a civil day
}

// Found is a date found in a text: tokens First to Last, both included.
type Found struct {
	First, Last int
	Span
	Precision string // day, week, month, season, year, about
	Ambiguous bool   // it can be read in two ways
	Other     Span   // the other way
	Invalid   string // no_such_day: 31 November; the Span is then zero
	Bare      bool   // only a number with a sign: "3-3", which counts only as an answer
	Future    bool   // said of the future: "volgende week", "tomorrow"
}

// The precisions.
const (
	Day    = "day"
	Week   = "week"
	Month  = "month"
	Season = "season"
	Year   = "year"
	About  = "about"
)

// NoSuchDay is the Invalid of a day that the calendar doesn't have.
const NoSuchDay = "no_such_day"

func civil(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Today is the civil day of now in zone; UTC where zone is nil.
func Today(now time.Time, zone *time.Location) time.Time {
	if zone != nil {
		now = now.In(zone)
	}
	y, m, d := now.Date()
	return civil(y, m, d)
}

func exists(y int, m time.Month, d int) bool {
	return d >= 1 && m >= 1 && m <= 12 && civil(y, m, d).Day() == d && civil(y, m, d).Month() == m
}

// IsWeekday reports whether d was said by the name of a weekday and nothing
// more, whose last word is w: "dinsdag", "on Tuesday".
func (d *Found) IsWeekday(w string) bool {
	return d.Last-d.First <= 1 && weekdayAt(w) >= 0 && d.Precision == Day
}

// Within returns d as the same weekday in the week of another day.
func (d Found) Within(week time.Time) Found {
	to := weekOf(week).From.AddDate(0, 0, (int(d.From.Weekday())+6)%7)
	d.Span, d.Other, d.Ambiguous = oneDay(to), Span{}, false
	return d
}

func oneDay(t time.Time) Span { return Span{t, t} }

// weekOf is the week from Monday to Sunday that t is in.
func weekOf(t time.Time) Span {
	monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7)
	return Span{monday, monday.AddDate(0, 0, 6)}
}

func monthOf(y int, m time.Month) Span {
	from := civil(y, m, 1)
	return Span{from, from.AddDate(0, 1, -1)}
}

func yearOf(y int) Span { return Span{civil(y, 1, 1), civil(y, 12, 31)} }

// seasonOf is the season that begins in month m of year y, by whole months.
func seasonOf(y int, m time.Month) Span {
	from := civil(y, m, 1)
	return Span{from, from.AddDate(0, 3, -1)}
}

// third is the first, second or third ten days of a month.
func third(y int, m time.Month, part int) Span {
	whole := monthOf(y, m)
	switch part {
	case 1:
		return Span{whole.From, civil(y, m, 10)}
	case 2:
		return Span{civil(y, m, 11), civil(y, m, 20)}
	}
	return Span{civil(y, m, 21), whole.To}
}

// easter is Easter Sunday, by the Gregorian computus.
func easter(y int) time.Time {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return civil(y, time.Month(n/31), n%31+1)
}

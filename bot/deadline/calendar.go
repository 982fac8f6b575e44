package deadline

import "time"

// The years for which closed days are worked out. A receipt must lie at least
// slackYears inside them, so that every term that follows has a calendar.
const (
	FirstYear  = 2000
	LastYear   = 2100
	slackYears = 15
)

// Weekends are closed under this id; it is not a holiday.
const weekendID = "weekend"

// Calendar says which days do not count: weekends and holidays, worked out once
// for the years FirstYear to LastYear. It does not change after loading and may
// be shared.
type Calendar struct {
	ID      string
	Version string // changes with every change of the data, and is frozen into each case
	// Source lists where the rules were read.
	Source []string
	// VerifiedOn is when the rules were last read in their source; no date: never.
	VerifiedOn Date
	// KnownUntil is the last day for which the days set by decree are known; no
	// date when the calendar has rules only.
	KnownUntil Date

	weekend  [7]bool
	names    []string // names[0] is "open", names[1] is the weekend
	nameKeys []string // the keys of names
	closed   []uint8  // for each day from first: an index into names
	first    Date
}

const (
	dayOpen    = 0
	dayWeekend = 1
)

// IsClosed reports whether d is a weekend day or a holiday, and under which id:
// "weekend" or the holiday's id, of which the name is deadline.holiday.<id>. A
// holiday that falls in a weekend is reported as the holiday. Outside the years
// of the calendar only weekends are known.
func (c *Calendar) IsClosed(d Date) (closed bool, id string) {
	k := c.at(d)
	return k != dayOpen, c.names[k]
}

func (c *Calendar) at(d Date) uint8 {
	i := d.Sub(c.first)
	if i < 0 || i >= len(c.closed) {
		if c.weekend[d.Weekday()] {
			return dayWeekend
		}
		return dayOpen
	}
	return c.closed[i]
}

func (c *Calendar) isOpen(d Date) bool { return c.at(d) == dayOpen }

// OnOrAfter returns d, or the first open day after it.
func (c *Calendar) OnOrAfter(d Date) Date {
	for !c.isOpen(d) {
		d = d.AddDays(1)
	}
	return d
}

// OnOrBefore returns d, or the last open day before it.
func (c *Calendar) OnOrBefore(d Date) Date {
	for !c.isOpen(d) {
		d = d.AddDays(-1)
	}
	return d
}

// AddBusinessDays returns the n-th open day after d, or before it when n is
// negative; d itself does not count. With n = 0 it returns d.
func (c *Calendar) AddBusinessDays(d Date, n int) Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		d = d.AddDays(step)
		if c.isOpen(d) {
			n--
		}
	}
	return d
}

// Holidays returns the holidays from from to to (both included), in order;
// ordinary weekend days are left out.
func (c *Calendar) Holidays(from, to Date) []Holiday {
	var out []Holiday
	for d := from; !d.After(to); d = d.AddDays(1) {
		if k := c.at(d); k > dayWeekend {
			out = append(out, Holiday{Date: d, ID: c.names[k]})
		}
	}
	return out
}

// Holiday is one closed day that is not just a weekend. Its name is the text
// under NameKey.
type Holiday struct {
	Date Date   `json:"date"`
	ID   string `json:"id"`
}

// NameKey is the key of the holiday's name.
func (h Holiday) NameKey() string { return holidayKey + h.ID }

// calendarRange returns the first and the last day that calendars cover.
func calendarRange() (first, last Date) {
	return civil(FirstYear, time.January, 1), civil(LastYear, time.December, 31)
}

// receiptRange returns the first and the last day on which a receipt can be dated.
func receiptRange() (first, last Date) {
	return civil(FirstYear+slackYears, time.January, 1), civil(LastYear-slackYears, time.December, 31)
}

// NameKey is the key of the calendar's name.
func (c *Calendar) NameKey() string { return "deadline.calendar." + c.ID }

const holidayKey = "deadline.holiday."

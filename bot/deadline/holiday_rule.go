package deadline

import "time"

// holidayRule is one line of a calendar file: on which day of a year a holiday
// falls. Exactly one of On, Easter, Nth and Dates is set.
type holidayRule struct {
	ID     string   `yaml:"id"`
	On     monthDay `yaml:"on"`     // a fixed day, "12-25"
	Easter *int     `yaml:"easter"` // days after Easter Sunday
	Nth    *nthRule `yaml:"nth"`    // the first Monday of May
	Dates  []Date   `yaml:"dates"`  // days that happened once

	// Moved shifts the holiday when it falls on that weekday: King's Day is kept a
	// day earlier when 27 April is a Sunday.
	Moved *movedRule `yaml:"moved"`
	// Unless gives another day when that day falls on that weekday: Ireland keeps
	// 1 February, and not the first Monday, when it is a Friday.
	Unless *unlessRule `yaml:"unless"`
	// Substitute gives a second closed day, the next open one, when the holiday
	// falls in a weekend; the value is the id of that day.
	Substitute string `yaml:"substitute"`
	From       int    `yaml:"from"`  // first year
	Until      int    `yaml:"until"` // last year
	NotIn      []int  `yaml:"not_in"`
}

type nthRule struct {
	Weekday weekday `yaml:"weekday"`
	Month   int     `yaml:"month"`
	N       int     `yaml:"n"` // 1 to 4, or -1 for the last
}

type movedRule struct {
	Weekday weekday `yaml:"weekday"`
	By      int     `yaml:"by"` // days
}

type unlessRule struct {
	On      monthDay `yaml:"on"`
	Weekday weekday  `yaml:"weekday"`
}

// inYear returns the day of this year on which the rule falls, or no date.
func (r *holidayRule) inYear(year int) Date {
	if r.From != 0 && year < r.From || r.Until != 0 && year > r.Until {
		return Date{}
	}
	for _, y := range r.NotIn {
		if y == year {
			return Date{}
		}
	}
	var d Date
	switch {
	case r.Unless != nil && r.Unless.On.inYear(year).Weekday() == time.Weekday(r.Unless.Weekday):
		return r.Unless.On.inYear(year)
	case r.Easter != nil:
		d = easter(year).AddDays(*r.Easter)
	case r.Nth != nil:
		d = r.Nth.inYear(year)
	default:
		d = r.On.inYear(year)
	}
	if r.Moved != nil && d.Weekday() == time.Weekday(r.Moved.Weekday) {
		return d.AddDays(r.Moved.By)
	}
	return d
}

func (n *nthRule) inYear(year int) Date {
	month := time.Month(n.Month)
	if n.N > 0 {
		first := civil(year, month, 1)
		ahead := (int(n.Weekday) - int(first.Weekday()) + 7) % 7
		return first.AddDays(ahead + 7*(n.N-1))
	}
	last := civil(year, month, daysIn(year, month))
	back := (int(last.Weekday()) - int(n.Weekday) + 7) % 7
	return last.AddDays(-back)
}

// monthDay is a day of any year, "12-25". 29 February falls in leap years only.
type monthDay struct{ month, day int }

func (m monthDay) isZero() bool { return m.month == 0 }

func (m monthDay) inYear(year int) Date {
	if m.isZero() || m.day > daysIn(year, time.Month(m.month)) {
		return Date{}
	}
	return civil(year, time.Month(m.month), m.day)
}

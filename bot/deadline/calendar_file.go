package deadline

// calendarFile is a calendar as it stands in its YAML file.
type calendarFile struct {
	ID         string        `yaml:"id"`
	Version    string        `yaml:"version"`
	VerifiedOn Date          `yaml:"verified_on"`
	Source     []string      `yaml:"source"`
	Weekend    []weekday     `yaml:"weekend"`
	Holidays   []holidayRule `yaml:"holidays"`
	Decreed    *decreedDays  `yaml:"decreed"`
}

// decreedDays are closed days that follow no rule: somebody decides on them, for a
// few years at a time.
type decreedDays struct {
	KnownFrom  Date   `yaml:"known_from"`
	KnownUntil Date   `yaml:"known_until"`
	ID         string `yaml:"id"`
	Dates      []Date `yaml:"dates"`
}

// readCalendar reads and checks one calendar file.
func readCalendar(name string, data []byte) (*Calendar, error) {
	var raw calendarFile
	f, err := decode(name, data, &raw)
	if err != nil {
		return nil, err
	}
	if err := raw.check(f); err != nil {
		return nil, err
	}
	c := raw.build()
	if day := c.longestClosed(); day > maxClosed {
		return nil, f.fault("$.holidays", "%d closed days in a row, want at most %d", day, maxClosed)
	}
	return c, nil
}

// build works out the closed days of all years.
func (raw *calendarFile) build() *Calendar {
	first, last := calendarRange()
	c := &Calendar{
		ID: raw.ID, Version: raw.Version, Source: raw.Source, VerifiedOn: raw.VerifiedOn,
		closed: make([]uint8, last.Sub(first)+1), first: first,
	}
	c.index("") // dayOpen
	c.index(weekendID)
	for _, w := range raw.Weekend {
		c.weekend[w] = true
	}
	for i := range c.closed {
		if c.weekend[first.AddDays(i).Weekday()] {
			c.closed[i] = dayWeekend
		}
	}
	for i := range raw.Holidays {
		c.apply(&raw.Holidays[i])
	}
	for i := range raw.Holidays {
		c.substitute(&raw.Holidays[i])
	}
	if raw.Decreed != nil {
		c.KnownUntil = raw.Decreed.KnownUntil
		c.index(raw.Decreed.ID) // even without a date yet: its name must have a text
		for _, d := range raw.Decreed.Dates {
			c.close(d, raw.Decreed.ID)
		}
	}
	return c
}

// apply closes the days of one rule.
func (c *Calendar) apply(r *holidayRule) {
	for _, d := range r.Dates {
		c.close(d, r.ID)
	}
	if len(r.Dates) > 0 {
		return
	}
	for year := FirstYear; year <= LastYear; year++ {
		c.close(r.inYear(year), r.ID)
	}
}

// substitute closes the next open day for a holiday in a weekend. It runs after
// every holiday has its day: Boxing Day on a Monday pushes the substitute of a
// Christmas on Sunday to Tuesday.
func (c *Calendar) substitute(r *holidayRule) {
	if r.Substitute == "" {
		return
	}
	for year := FirstYear; year <= LastYear; year++ {
		if d := r.inYear(year); !d.IsZero() && c.weekend[d.Weekday()] {
			c.close(c.OnOrAfter(d), r.Substitute)
		}
	}
}

// close marks one day. Where two holidays meet, the first in the file gives the name.
func (c *Calendar) close(d Date, id string) {
	i := d.Sub(c.first)
	if d.IsZero() || i < 0 || i >= len(c.closed) || c.closed[i] > dayWeekend {
		return
	}
	c.closed[i] = c.index(id)
}

// index returns the place of an id in names, and gives it one.
func (c *Calendar) index(id string) uint8 {
	for k, name := range c.names {
		if name == id {
			return uint8(k)
		}
	}
	c.names, c.nameKeys = append(c.names, id), append(c.nameKeys, holidayKey+id)
	return uint8(len(c.names) - 1)
}

// maxClosed is the longest run of closed days that a calendar may have; it bounds
// every search for an open day.
const maxClosed = 31

func (c *Calendar) longestClosed() int {
	longest, run := 0, 0
	for _, k := range c.closed {
		if run++; k == dayOpen {
			run = 0
		}
		longest = max(longest, run)
	}
	return longest
}

// check finds what the decoder cannot.
func (raw *calendarFile) check(f *file) error {
	switch {
	case !idPattern.MatchString(raw.ID):
		return f.fault("$.id", "%.40q is not an id, want small letters, digits and hyphens", raw.ID)
	case raw.Version == "":
		return f.fault("$.version", "is missing; it is kept in every case")
	case len(raw.Weekend) > 6:
		return f.fault("$.weekend", "a week needs an open day")
	case len(raw.Holidays) > maxRules:
		return f.fault("$.holidays", "%d rules, want at most %d", len(raw.Holidays), maxRules)
	}
	for i := range raw.Holidays {
		if err := raw.Holidays[i].check(f, i); err != nil {
			return err
		}
	}
	if d := raw.Decreed; d != nil {
		if !namePattern.MatchString(d.ID) {
			return f.fault("$.decreed.id", "%.40q is not an id, want small letters, digits and underscores", d.ID)
		}
		if d.KnownUntil.IsZero() || d.KnownUntil.Before(d.KnownFrom) {
			return f.fault("$.decreed", "known_until is missing or before known_from")
		}
		for i, day := range d.Dates {
			if day.Before(d.KnownFrom) || day.After(d.KnownUntil) {
				return f.fault(index("$.decreed.dates", i), "%s lies outside known_from to known_until", day)
			}
		}
	}
	return nil
}

// maxRules keeps the names of a calendar within one byte.
const maxRules = 100

// check finds faults in the i-th rule of a calendar.
func (r *holidayRule) check(f *file, i int) error {
	path := index("$.holidays", i)
	kinds := 0
	for _, set := range []bool{!r.On.isZero(), r.Easter != nil, r.Nth != nil, len(r.Dates) > 0} {
		if set {
			kinds++
		}
	}
	switch {
	case !namePattern.MatchString(r.ID):
		return f.fault(path, "%.40q is not an id, want small letters, digits and underscores", r.ID)
	case kinds != 1:
		return f.fault(path, "want exactly one of on, easter, nth and dates")
	case r.Easter != nil && (*r.Easter < -100 || *r.Easter > 200):
		return f.fault(path, "easter: %d days is too far from Easter", *r.Easter)
	case r.Nth != nil && (r.Nth.Month < 1 || r.Nth.Month > 12 || r.Nth.N == 0 || r.Nth.N < -1 || r.Nth.N > 4):
		return f.fault(path, "nth: want a month of 1 to 12 and n of 1 to 4, or -1 for the last")
	case r.Moved != nil && (r.Moved.By < -6 || r.Moved.By > 6):
		return f.fault(path, "moved: by %d days is more than a week", r.Moved.By)
	case r.Unless != nil && r.Unless.On.isZero():
		return f.fault(path, "unless: on is missing")
	case r.Substitute != "" && (!namePattern.MatchString(r.Substitute) || len(r.Dates) > 0):
		return f.fault(path, "substitute: want an id, and no dates")
	}
	for _, d := range r.Dates {
		if y := d.Year(); y < FirstYear || y > LastYear {
			return f.fault(path, "dates: %s lies outside %d to %d", d, FirstYear, LastYear)
		}
	}
	return nil
}

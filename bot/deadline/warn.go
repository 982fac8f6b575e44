package deadline

// warnDays are the business days before the promise on which its owner is warned.
var warnDays = [...]int{10, 5, 3}

// warnOn returns the days to warn on that come after the receipt, earliest first.
func warnOn(c *Calendar, received, promise Date) []Date {
	days := make([]Date, 0, len(warnDays))
	for _, n := range warnDays {
		if d := c.AddBusinessDays(promise, -n); d.After(received) {
			days = append(days, d)
		}
	}
	return days
}

// horizonDays is how long before the end of the known days the warning starts.
const horizonDays = 180

// Horizons returns a warning for each calendar whose known days end within half a
// year of today, or have ended. It is for the people who keep the data.
func (b *Book) Horizons(today Date) []Warning {
	var out []Warning
	for _, id := range b.Calendars() {
		c := b.calendars[id]
		if !c.KnownUntil.IsZero() && today.AddDays(horizonDays).After(c.KnownUntil) {
			out = append(out, Warning{Key: "deadline.warning.calendar_ends", Date: c.KnownUntil, Name: c.NameKey()})
		}
	}
	return out
}

// warnings tells what the dates rest on that may not hold.
func (r *Regime) warnings(t *Terms) []Warning {
	out := make([]Warning, 0, 3)
	if known := r.calendar.KnownUntil; !known.IsZero() {
		switch furthest := latest(t.StatutoryLastOn, t.ExtendedLastOn, t.PromiseOn, t.ExternalOn); {
		case furthest.After(known):
			out = append(out, Warning{Key: "deadline.warning.beyond_calendar", Date: known, Name: r.calendar.NameKey()})
		case t.ReceivedOn.AddDays(horizonDays).After(known):
			out = append(out, Warning{Key: "deadline.warning.calendar_ends", Date: known, Name: r.calendar.NameKey()})
		}
	}
	if r.Handle != nil && r.VerifiedOn.IsZero() {
		out = append(out, Warning{Key: "deadline.warning.regime_unverified", Name: r.NameKey()})
	}
	if r.calendar.VerifiedOn.IsZero() {
		out = append(out, Warning{Key: "deadline.warning.calendar_unverified", Name: r.calendar.NameKey()})
	}
	return out
}

func latest(dates ...Date) Date {
	var last Date
	for _, d := range dates {
		if d.After(last) {
			last = d
		}
	}
	return last
}

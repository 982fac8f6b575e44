package deadline

import "time"

// Step is one line of the reason behind the dates, without a language.
//
// To show it, localise Key with these values: Date and From are dates, to be
// written out in full; Count is a number, and the one that chooses the plural; Name is
// itself a key, to be localised first. Values that a step does not have are zero.
// Show the steps in the order in which they stand.
type Step struct {
	Key   string `json:"key"`
	Date  Date   `json:"date,omitzero"`
	From  Date   `json:"from,omitzero"` // the first day that counts, or the day of a notice
	Count int    `json:"count,omitempty"`
	Name  string `json:"name,omitempty"`
}

// Args returns the values of the step by the names that texts use: Date and From
// (Date), Count (int), Name (a key, as string). Values it does not have are left out.
func (s Step) Args() map[string]any {
	args := make(map[string]any, 4)
	if !s.Date.IsZero() {
		args["Date"] = s.Date
	}
	if !s.From.IsZero() {
		args["From"] = s.From
	}
	if s.Count != 0 {
		args["Count"] = s.Count
	}
	if s.Name != "" {
		args["Name"] = s.Name
	}
	return args
}

// reason collects steps. A nil reason collects nothing.
type reason struct{ steps []Step }

func (r *reason) add(s Step) {
	if r != nil {
		r.steps = append(r.steps, s)
	}
}

// closedDays adds a step for each closed day from from up to, not including, until.
func (r *reason) closedDays(c *Calendar, from, until Date) {
	if r == nil {
		return
	}
	for d := from; d.Before(until); d = d.AddDays(1) {
		switch k := c.at(d); {
		case k == dayOpen:
		case k > dayWeekend:
			r.add(Step{Key: "deadline.reason.closed.holiday", Date: d, Name: c.nameKeys[k]})
		case d.Weekday() == time.Saturday, d.Weekday() == time.Sunday:
			r.add(Step{Key: "deadline.reason.closed.weekend", Date: d})
		default:
			r.add(Step{Key: "deadline.reason.closed.day", Date: d})
		}
	}
}

// skippedHolidays adds a step for each holiday that a count of business days
// passed over; that weekends do not count is said once, by the count itself.
func (r *reason) skippedHolidays(c *Calendar, from, to Date) {
	if r == nil {
		return
	}
	for d := from.AddDays(1); d.Before(to); d = d.AddDays(1) {
		if k := c.at(d); k > dayWeekend && !c.weekend[d.Weekday()] {
			r.add(Step{Key: "deadline.reason.skipped.holiday", Date: d, Name: c.nameKeys[k]})
		}
	}
}

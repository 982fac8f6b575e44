// Package hours knows when people are there to answer: a week of opening hours
// on the clock of one time zone, less the days on which a calendar is closed.
package hours

import (
	"time"

	"github.com/gehoor/gehoor/bot/deadline"
)

// Hours implements bot.Hours. It is read-only once made.
type Hours struct {
	week     Week
	zone     *time.Location
	holidays *deadline.Calendar // nil: none
}

// New returns the hours of week in zone. holidays may be nil; of its days only
// the named holidays count: whether a weekend day is open, the week says.
func New(week Week, zone *time.Location, holidays *deadline.Calendar) *Hours {
	return &Hours{week: week, zone: zone, holidays: holidays}
}

// Open reports whether somebody is there at that moment.
func (h *Hours) Open(at time.Time) bool {
	at = at.In(h.zone)
	if h.closedOn(at) {
		return false
	}
	minute := at.Hour()*60 + at.Minute()
	for _, s := range h.week[at.Weekday()] {
		if minute >= s.from && minute < s.to {
			return true
		}
	}
	return false
}

// horizon bounds the search for the next opening: longer than any row of
// closed days, and an end for a week that is never open.
const horizon = 60

// Next returns the first moment at or after at when somebody is there, the zero
// time if there is none in the next two months.
func (h *Hours) Next(at time.Time) time.Time {
	if h.Open(at) {
		return at
	}
	y, m, d := at.In(h.zone).Date()
	for i := range horizon {
		// Noon exists on every day of every zone.
		noon := time.Date(y, m, d+i, 12, 0, 0, 0, h.zone)
		if h.closedOn(noon) {
			continue
		}
		for _, s := range h.week[noon.Weekday()] {
			if from := onClock(noon, s.from); !from.Before(at) && h.Open(from) {
				return from
			}
		}
	}
	return time.Time{}
}

// onClock returns the moment at which the clock shows that minute of the day
// of noon. Where a change to summer time skips it, that is the first moment
// after the gap.
func onClock(noon time.Time, minute int) time.Time {
	y, m, d := noon.Date()
	t := time.Date(y, m, d, minute/60, minute%60, 0, 0, noon.Location())
	if shown := t.Hour()*60 + t.Minute(); shown < minute {
		t = t.Add(time.Duration(minute-shown) * time.Minute)
	}
	return t
}

func (h *Hours) closedOn(t time.Time) bool {
	if h.holidays == nil {
		return false
	}
	day := deadline.DateOf(t, h.zone)
	return len(h.holidays.Holidays(day, day)) > 0
}

package deadline

import (
	"fmt"
	"time"
)

// moments are the ways to write a moment without a zone.
var moments = []string{"2006-01-02T15:04:05", "2006-01-02T15:04", "2006-01-02 15:04:05", "2006-01-02 15:04"}

// Moment reads the moment of a receipt as a person writes it: an RFC 3339 instant
// ("2026-11-16T23:30:00Z"), or, in the regime's own zone, a date and time
// ("2026-11-13T23:30") or only a date, for which it takes noon.
//
// Errors: ErrUnknownRegime; ErrDate when s is none of these.
func (b *Book) Moment(regimeID, s string) (time.Time, error) {
	r, err := b.Regime(regimeID)
	if err != nil {
		return time.Time{}, err
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t, nil
		}
	}
	if d, err := ParseDate(s); err == nil {
		y, m, n := d.Civil()
		return time.Date(y, m, n, 12, 0, 0, 0, r.zone), nil
	}
	for _, layout := range moments {
		if t, err := time.ParseInLocation(layout, s, r.zone); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%w: %.40q, want 2026-11-13, 2026-11-13T23:30 or 2026-11-13T23:30:00Z", ErrDate, s)
}

// End returns the instant at which the whole day d has passed in the zone of t: the
// moment to call a term overdue. It is the zero time for "no date".
//
// Errors: when the zone of t, frozen long ago perhaps, is not known any more.
func (t *Terms) End(d Date) (time.Time, error) {
	loc, err := time.LoadLocation(t.Zone)
	if err != nil {
		return time.Time{}, fmt.Errorf("deadline: zone of %s: %w", t.Regime, err)
	}
	return d.AddDays(1).In(loc), nil
}

package hours_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/app/hours"
	"github.com/gehoor/gehoor/bot/deadline"
)

func week(t *testing.T, rules ...string) *hours.Hours {
	t.Helper()
	w, err := hours.Parse(rules)
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	holidays, ok := deadline.Default().Calendar("nl")
	if !ok {
		t.Fatal("no calendar nl")
	}
	return hours.New(w, zone, holidays)
}

func at(t *testing.T, text string) time.Time {
	t.Helper()
	m, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestOpen(t *testing.T) {
	office := []string{"mo-fr 09:00-12:30 13:00-17:00", "th 09:00-12:30, 13:00-21:00", "sa 10:00-13:00"}
	for _, c := range []struct {
		name  string
		rules []string
		at    string
		open  bool
	}{
		{"the first minute counts", office, "2026-03-03T09:00:00+01:00", true},
		{"the last minute counts", office, "2026-03-03T16:59:59+01:00", true},
		{"the hour of closing does not", office, "2026-03-03T17:00:00+01:00", false},
		{"lunch is a break", office, "2026-03-03T12:45:00+01:00", false},
		{"a later rule replaces an earlier one", office, "2026-03-05T20:00:00+01:00", true},
		{"Saturday has hours of its own", office, "2026-03-07T11:00:00+01:00", true},
		{"no rule, no hours", office, "2026-03-08T11:00:00+01:00", false},
		{"King's Day is closed", office, "2026-04-27T11:00:00+02:00", false},
		{"the moment's own zone doesn't matter", office, "2026-03-03T08:30:00Z", true},
		{"after the change to summer time nine o'clock is seven UTC", office, "2026-03-30T07:00:00Z", true},
		{"before the change it was eight UTC", office, "2026-03-27T07:59:00Z", false},
		{"Dutch days", []string{"ma-vr 08:00-18:00"}, "2026-03-06T08:00:00+01:00", true},
		{"over midnight", []string{"fr 22:00-02:00"}, "2026-03-07T01:59:00+01:00", true},
		{"over midnight it ends", []string{"fr 22:00-02:00"}, "2026-03-07T02:00:00+01:00", false},
		{"over midnight out of the week", []string{"su 22:00-02:00"}, "2026-03-09T00:30:00+01:00", true},
		{"a range over the weekend", []string{"sa-mo 10:00-11:00"}, "2026-03-08T10:30:00+01:00", true},
		{"always", []string{"24/7"}, "2026-03-08T03:30:00+01:00", true},
		{"always but on Sundays", []string{"24/7", "su closed"}, "2026-03-08T03:30:00+01:00", false},
		{"until the end of the day", []string{"mo 20:00-24:00"}, "2026-03-09T23:59:59+01:00", true},
		{"never", nil, "2026-03-09T12:00:00+01:00", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := week(t, c.rules...).Open(at(t, c.at)); got != c.open {
				t.Errorf("open at %s: %v", c.at, got)
			}
		})
	}
}

func TestNext(t *testing.T) {
	office := []string{"mo-fr 09:00-12:30 13:00-17:00"}
	for _, c := range []struct {
		name     string
		rules    []string
		at, next string
	}{
		{"now, when it is open", office, "2026-03-03T10:00:00+01:00", "2026-03-03T10:00:00+01:00"},
		{"after lunch", office, "2026-03-03T12:30:00+01:00", "2026-03-03T13:00:00+01:00"},
		{"tomorrow", office, "2026-03-03T17:00:00+01:00", "2026-03-04T09:00:00+01:00"},
		{"on Monday", office, "2026-03-06T18:00:00+01:00", "2026-03-09T09:00:00+01:00"},
		{"over a weekend with summer time", office, "2026-03-27T18:00:00+01:00", "2026-03-30T09:00:00+02:00"},
		{"over Easter, Good Friday included", office, "2026-04-02T18:00:00+02:00", "2026-04-07T09:00:00+02:00"},
		{"over Christmas in the middle of the week", office, "2030-12-24T18:00:00+01:00", "2030-12-27T09:00:00+01:00"},
		{"an opening in the hour that summer time skips", []string{"su 02:30-05:00"}, "2026-03-29T00:00:00+01:00", "2026-03-29T03:30:00+02:00"},
		{"midnight", []string{"24/7", "su closed"}, "2026-03-08T12:00:00+01:00", "2026-03-09T00:00:00+01:00"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := week(t, c.rules...).Next(at(t, c.at))
			if want := at(t, c.next); !got.Equal(want) {
				t.Errorf("next at or after %s: %s, want %s", c.at, got, want)
			}
		})
	}
	if got := week(t).Next(at(t, "2026-03-03T10:00:00+01:00")); !got.IsZero() {
		t.Errorf("an office that never opens opens next at %s", got)
	}
}

func TestNextIsAlwaysOpenAndNeverBefore(t *testing.T) {
	h := week(t, "mo-we 09:00-17:00", "fr 22:00-04:00", "su 01:00-03:00")
	for m, end := at(t, "2026-01-01T00:07:00Z"), at(t, "2026-12-31T00:00:00Z"); m.Before(end); m = m.Add(37 * time.Minute) {
		next := h.Next(m)
		if next.Before(m) || !h.Open(next) {
			t.Fatalf("next at or after %s is %s", m, next)
		}
		if h.Open(m) != next.Equal(m) {
			t.Fatalf("open at %s: %v, next: %s", m, h.Open(m), next)
		}
	}
}

func TestWrongHoursAreRefused(t *testing.T) {
	for _, rule := range []string{
		"", "mo", "09:00-17:00", "xx 09:00-17:00", "mo-xx 09:00-17:00", "mo 9-17",
		"mo 09:00", "mo 09:60-10:00", "mo 25:00-26:00", "mo 09:00-09:00", "mo 09:00-12:00 11:00-13:00", "mo 24:00-25:00", "mo closed 09:00-10:00",
	} {
		if _, err := hours.Parse([]string{rule}); err == nil {
			t.Errorf("%q was taken", rule)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, rule := range []string{"mo-fr 09:00-17:00", "24/7", "su closed", "fr 22:00-02:00", "ma,wo 9:00-12:00, 13:00-24:00"} {
		f.Add(rule)
	}
	f.Fuzz(func(t *testing.T, rule string) {
		w, err := hours.Parse([]string{rule})
		if err != nil {
			return
		}
		h := hours.New(w, time.UTC, nil)
		from := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)
		if next := h.Next(from); !next.IsZero() && !h.Open(next) {
			t.Errorf("%q: not open at its next opening %s", rule, next)
		}
	})
}

package deadline

import (
	"encoding/json"
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func date(t testing.TB, s string) Date {
	t.Helper()
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestParseDateTakesOneSpellingOnly(t *testing.T) {
	for _, s := range []string{
		"", "2026-4-14", "14-04-2026", "2026/04/14", "2026-04-14 ", " 2026-04-14", "2026-04-14T00:00", "20260414",
		"2026-11-31", "2027-02-29", "2100-02-29", "2026-00-10", "2026-13-01", "2026-01-00", "0000-01-01", "-026-01-01",
		"+026-01-01", "２026-01-01", "2026-0x-01",
	} {
		if d, err := ParseDate(s); !errors.Is(err, ErrDate) || !d.IsZero() {
			t.Errorf("%q gives %s, %v", s, d, err)
		}
	}
	for _, s := range []string{"0001-01-01", "2000-02-29", "2026-04-14", "2028-02-29", "9999-12-31"} {
		if d := date(t, s); d.String() != s {
			t.Errorf("%s comes back as %s", s, d)
		}
	}
}

func TestAMonthLaterIsTheSameDayOrTheLastOne(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2027-01-30", 1, "2027-02-28"},
		{"2028-01-30", 1, "2028-02-29"},
		{"2027-01-31", 3, "2027-04-30"},
		{"2026-12-31", 2, "2027-02-28"},
		{"2028-02-29", 12, "2029-02-28"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-01-15", -1, "2025-12-15"},
		{"9999-12-31", 1, ""},
		{"0001-01-31", -1, ""},
	} {
		if got := date(t, c.from).AddMonths(c.months); got.String() != c.want {
			t.Errorf("%s and %d months: got %q, want %q", c.from, c.months, got, c.want)
		}
	}
}

func TestDatesAgreeWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Date(1, 1, 1, 12, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, lastDay-1).Draw(t, "day"))
		d := DateOf(want, time.UTC)
		if d.String() != want.Format(time.DateOnly) || d.Weekday() != want.Weekday() {
			t.Fatalf("%s (%s), want %s", d, d.Weekday(), want.Format("2006-01-02 Monday"))
		}
		n := rapid.IntRange(-4000000, 4000000).Draw(t, "n")
		later := want.AddDate(0, 0, n)
		switch got := d.AddDays(n); {
		case later.Year() < 1 || later.Year() > 9999:
			if !got.IsZero() {
				t.Fatalf("%s and %d days is %s, outside the calendar", d, n, got)
			}
		case got.String() != later.Format(time.DateOnly) || got.Sub(d) != n:
			t.Fatalf("%s and %d days: got %s, want %s", d, n, got, later.Format(time.DateOnly))
		}
		if back := roundTrip(t, d); back != d {
			t.Fatalf("%s comes back as %s", d, back)
		}
	})
}

// roundTrip sends a date through its year, month and day, and through JSON.
func roundTrip(t *rapid.T, d Date) Date {
	civil, err := Civil(d.Civil())
	if err != nil || civil != d || civil.Year() != d.Year() || civil.Month() != d.Month() || civil.Day() != d.Day() {
		t.Fatalf("%s by parts is %s, %v", d, civil, err)
	}
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Date
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	return back
}

func TestNoDateIsNullInJSONAndEmptyInText(t *testing.T) {
	type record struct {
		Due  Date          `json:"due"`
		Gone Date          `json:"gone,omitzero"`
		By   map[Date]bool `json:"by"`
	}
	in := record{By: map[Date]bool{date(t, "2026-04-14"): true}}
	data, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"due":null,"by":{"2026-04-14":true}}`; string(data) != want {
		t.Errorf("got %s, want %s", data, want)
	}
	var out record
	if err := json.Unmarshal([]byte(`{"due":"","gone":null,"by":{"2026-04-14":true}}`), &out); err != nil {
		t.Fatal(err)
	}
	if !out.Due.IsZero() || !out.Gone.IsZero() || !out.By[date(t, "2026-04-14")] {
		t.Errorf("got %+v", out)
	}
	for _, bad := range []string{`{"due":20260414}`, `{"due":"2026-02-30"}`, `{"due":{}}`} {
		if err := json.Unmarshal([]byte(bad), &out); !errors.Is(err, ErrDate) {
			t.Errorf("%s: %v", bad, err)
		}
	}
	if (Date{}).AddDays(1) != (Date{}) || (Date{}).AddMonths(1) != (Date{}) || !(Date{}).In(time.UTC).IsZero() {
		t.Error("counting from no date gives a date")
	}
}

func TestDatesAreOrderedAsInTheCalendar(t *testing.T) {
	a, b := date(t, "2026-12-31"), date(t, "2027-01-01")
	if !a.Before(b) || a.After(b) || !b.After(a) || a.Compare(b) != -1 || b.Compare(a) != 1 || a.Compare(a) != 0 {
		t.Error("the turn of the year is out of order")
	}
}

// Beirut and Havana skip midnight itself when summer time starts: the day begins at one.
func TestADayBeginsAtItsFirstInstant(t *testing.T) {
	for _, c := range []struct{ zone, day, want string }{
		{"Europe/Amsterdam", "2026-03-29", "2026-03-29T00:00:00+01:00"},
		{"Europe/Amsterdam", "2026-10-26", "2026-10-26T00:00:00+01:00"},
		{"America/Havana", "2026-03-08", "2026-03-08T01:00:00-04:00"},
		{"Pacific/Chatham", "2026-06-01", "2026-06-01T00:00:00+12:45"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Fatal(err)
		}
		if got := date(t, c.day).In(zone).Format(time.RFC3339); got != c.want {
			t.Errorf("%s in %s: got %s, want %s", c.day, c.zone, got, c.want)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-04-14", "2027-02-29", "0001-01-01", "9999-12-31", "2026-4-14", "\"2026-04-14\"", "null"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		std, stdErr := time.Parse(time.DateOnly, s)
		if valid := stdErr == nil && std.Year() > 0; valid != (err == nil) {
			t.Fatalf("%q: %v, the standard library says %v", s, err, stdErr)
		}
		if err == nil && d.String() != s {
			t.Fatalf("%q comes back as %q", s, d)
		}
		var j Date
		if err := json.Unmarshal([]byte(s), &j); err == nil && !j.IsZero() && j.Year() == 0 {
			t.Fatalf("%q gives a date without a year", s)
		}
	})
}

package deadline

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestTheReasonTellsEachDay holds the whole reason of one case, step by step.
func TestTheReasonTellsEachDay(t *testing.T) {
	terms := given(t, "nl-awb", "2027-03-24")
	var got []string
	for _, s := range terms.Reason {
		line := strings.TrimPrefix(s.Key, "deadline.reason.") + " " + written(s.Date)
		if !s.From.IsZero() {
			line += " from " + written(s.From)
		}
		if s.Count != 0 {
			line += fmt.Sprintf(" count %d", s.Count)
		}
		if s.Name != "" {
			line += " " + s.Name
		}
		got = append(got, line)
	}
	want := []string{
		"received Wed 2027-03-24",
		"acknowledge.at_once Wed 2027-03-24",
		"term.weeks Wed 2027-05-05 from Thu 2027-03-25 count 6",
		"closed.holiday Wed 2027-05-05 deadline.holiday.liberation_day",
		"closed.holiday Thu 2027-05-06 deadline.holiday.ascension_day",
		"closed.holiday Fri 2027-05-07 deadline.holiday.equated_day",
		"closed.weekend Sat 2027-05-08",
		"closed.weekend Sun 2027-05-09",
		"moves.atw Mon 2027-05-10",
		"statutory_last Mon 2027-05-10",
		"promise.earlier Tue 2027-05-04",
		"extension.weeks Wed 2027-06-02 count 4",
		"extended_last Wed 2027-06-02",
		"not_taken_up Wed 2027-04-21",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestACountOfBusinessDaysNamesTheHolidaysItSkips(t *testing.T) {
	terms := given(t, "own-sla", "2026-12-17")
	var skipped []string
	for _, s := range terms.Reason {
		if s.Key == "deadline.reason.skipped.holiday" {
			skipped = append(skipped, s.Date.String()+" "+s.Name)
		}
	}
	want := []string{"2026-12-25 deadline.holiday.christmas_day", "2027-01-01 deadline.holiday.new_year"}
	if !slices.Equal(skipped, want) {
		t.Errorf("got %v, want %v", skipped, want)
	}
}

// drawn is a regime of Dutch law with one term, for rules that no shipped one meets.
func drawn(roll Roll, amount int, unit Unit) *Regime {
	b := Default()
	return &Regime{
		ID: "drawn", ZoneName: "Europe/Amsterdam", zone: b.regimes["nl-awb"].zone, calendar: b.calendars["nl"],
		Roll: roll, Handle: &Term{Amount: amount, Unit: unit, From: FromReceived}, External: External{Body: "own_sla"},
	}
}

func TestRulesForTheLastDay(t *testing.T) {
	for _, c := range []struct {
		name     string
		roll     Roll
		amount   int
		unit     Unit
		received string
		want     string
		step     string
	}{
		{"three days must hold two working days (Atw 2)", RollAtw, 3, Days, "2026-12-24", "Tue 2026-12-29", "two_days.atw"},
		{"two days need not", RollAtw, 2, Days, "2026-12-24", "Mon 2026-12-28", "moves.atw"},
		{"in European law two days must (1182/71, 3(5))", RollReg1182, 2, Days, "2026-12-24", "Tue 2026-12-29", "two_days.reg1182"},
		{"one day need not", RollReg1182, 1, Days, "2026-12-24", "Mon 2026-12-28", "moves.reg1182"},
		{"a week over Christmas holds two working days as it is", RollAtw, 1, Weeks, "2026-12-23", "Wed 2026-12-30", ""},
		{"ninety days roll (Atw 4)", RollAtw, 90, Days, "2026-09-26", "Mon 2026-12-28", "moves.atw"},
		{"ninety-one do not", RollAtw, 91, Days, "2026-09-25", "Fri 2026-12-25", "stays.atw4"},
		{"twelve weeks roll", RollAtw, 12, Weeks, "2026-10-02", "Mon 2026-12-28", "moves.atw"},
		{"thirteen do not", RollAtw, 13, Weeks, "2026-09-25", "Fri 2026-12-25", "stays.atw4"},
		{"three months roll", RollAtw, 3, Months, "2026-09-25", "Mon 2026-12-28", "moves.atw"},
		{"four do not", RollAtw, 4, Months, "2026-08-25", "Fri 2026-12-25", "stays.atw4"},
		{"a year does not", RollAtw, 1, Years, "2025-12-25", "Fri 2026-12-25", "stays.atw4"},
		{"in European law it does", RollReg1182, 1, Years, "2025-12-25", "Mon 2026-12-28", "moves.reg1182"},
		{"without a rule nothing does", RollNone, 1, Weeks, "2026-12-18", "Fri 2026-12-25", "stays.none"},
		{"a Saturday in the Netherlands gives no substitute day", RollAtw, 1, Weeks, "2027-12-18", "Mon 2027-12-27", "moves.atw"},
	} {
		t.Run(c.name, func(t *testing.T) {
			terms, err := drawn(c.roll, c.amount, c.unit).due(date(t, c.received), Date{})
			if err != nil {
				t.Fatal(err)
			}
			if got := written(terms.StatutoryLastOn); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			step := ""
			for _, s := range terms.Reason {
				for _, prefix := range []string{"moves.", "stays.", "two_days."} {
					if key := strings.TrimPrefix(s.Key, "deadline.reason."); strings.HasPrefix(key, prefix) {
						step = key
					}
				}
			}
			if step != c.step {
				t.Errorf("the reason says %q, want %q", step, c.step)
			}
		})
	}
}

// Ninety days roll to Monday 28 December; ninety-one would end on the 26th and stay.
func TestAnExtensionNeverEndsBeforeTheTermItself(t *testing.T) {
	r := drawn(RollAtw, 90, Days)
	r.Extension = &Extension{By: &Span{1, Days}}
	terms, err := r.due(date(t, "2026-09-26"), Date{})
	if err != nil {
		t.Fatal(err)
	}
	if got := written(terms.ExtendedLastOn); got != "Mon 2026-12-28" {
		t.Errorf("got %s", got)
	}
}

// King's Day moves to 26 April when the 27th is a Sunday, and is then a Saturday: it
// changes what is shown, never when a term ends.
func TestKingsDayOnThe26thNeverMovesATerm(t *testing.T) {
	c, _ := Default().Calendar("nl")
	var moved []int
	for year := 2014; year <= LastYear; year++ {
		d := civil(year, time.April, 26)
		if _, id := c.IsClosed(d); id == "kings_day" {
			moved = append(moved, year)
			if d.Weekday() != time.Saturday {
				t.Errorf("%s is a %s", d, d.Weekday())
			}
		}
	}
	if want := []int{2014, 2025, 2031, 2036, 2042}; !slices.Equal(moved[:5], want) {
		t.Errorf("got %v, want %v", moved, want)
	}
}

func TestTheLongestRollOfTheKnownYearsIsFiveDays(t *testing.T) {
	c, _ := Default().Calendar("nl")
	longest, on := 0, Date{}
	for d := date(t, "2026-01-01"); !d.After(c.KnownUntil); d = d.AddDays(1) {
		if n := c.OnOrAfter(d).Sub(d); n > longest {
			longest, on = n, d
		}
	}
	if longest != 5 || on != date(t, "2027-05-05") {
		t.Errorf("%d days from %s", longest, on)
	}
}

func TestWarningsSayWhatADateRestsOn(t *testing.T) {
	keys := func(regime, received string) string {
		var out []string
		terms := given(t, regime, received)
		for _, w := range terms.Warnings {
			out = append(out, strings.TrimPrefix(w.Key, "deadline.warning."))
		}
		return strings.Join(out, " ")
	}
	for _, c := range []struct{ regime, received, want string }{
		{"own-sla", "2026-11-13", ""},
		{"own-sla", "2028-07-04", ""},
		{"own-sla", "2028-07-05", "calendar_ends"},
		{"own-sla", "2028-12-12", "calendar_ends"},
		{"own-sla", "2028-12-18", "beyond_calendar"},
		{"nl-awb", "2026-11-13", "regime_unverified"},
		{"nl-awb", "2028-10-30", "beyond_calendar regime_unverified"},
		{"uk-fca-disp", "2026-11-13", ""},
		{"eu-psd2", "2080-01-01", "regime_unverified"}, // TARGET has rules only, and no horizon
	} {
		if got := keys(c.regime, c.received); got != c.want {
			t.Errorf("%s received %s: got %q, want %q", c.regime, c.received, got, c.want)
		}
	}
}

func TestTheLastKnownDayItselfIsKnown(t *testing.T) {
	for _, c := range []struct{ received, want string }{
		{"2028-12-24", "deadline.warning.calendar_ends"},
		{"2028-12-25", "deadline.warning.beyond_calendar"},
	} {
		terms, err := drawn(RollNone, 1, Weeks).due(date(t, c.received), Date{})
		if err != nil {
			t.Fatal(err)
		}
		if got := terms.Warnings[0].Key; got != c.want {
			t.Errorf("received %s: got %s, want %s", c.received, got, c.want)
		}
	}
}

func TestACalendarThatNobodyCheckedIsSaidSo(t *testing.T) {
	b, err := Load(folder("calendars/nl.yaml", "id: nl\nversion: ours\nweekend: [saturday, sunday]\n"))
	if err != nil {
		t.Fatal(err)
	}
	terms, err := b.Due("own-sla", at(t, "2026-11-13"))
	if err != nil {
		t.Fatal(err)
	}
	want := []Warning{{Key: "deadline.warning.calendar_unverified", Name: "deadline.calendar.nl"}}
	if !slices.Equal(terms.Warnings, want) {
		t.Errorf("got %v, want %v", terms.Warnings, want)
	}
}

func TestHorizonsAreSeenHalfAYearAhead(t *testing.T) {
	for _, c := range []struct {
		today string
		want  []string
	}{
		{"2026-11-21", nil},
		{"2027-07-05", []string{"deadline.calendar.gb-eaw"}},
		{"2028-12-31", []string{"deadline.calendar.gb-eaw", "deadline.calendar.nl"}},
	} {
		var got []string
		for _, w := range Default().Horizons(date(t, c.today)) {
			got = append(got, w.Name)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.today, got, c.want)
		}
	}
}

func TestDueRefusesWhatItCannotKnow(t *testing.T) {
	b, received := Default(), at(t, "2026-11-13")
	if _, err := b.Due("nl-abw", received); !errors.Is(err, ErrUnknownRegime) || !strings.Contains(err.Error(), "nl-awb") {
		t.Errorf("a typing error: %v", err)
	}
	for _, year := range []int{-5, 1, 1999, 2014, 2086, 9999, 20000} {
		if _, err := b.Due("own-sla", time.Date(year, 6, 1, 12, 0, 0, 0, time.UTC)); !errors.Is(err, ErrOutOfRange) {
			t.Errorf("the year %d: %v", year, err)
		}
	}
	if _, err := b.DueOn("own-sla", Date{}); !errors.Is(err, ErrOutOfRange) {
		t.Errorf("no date: %v", err)
	}
	if _, err := b.Acknowledged("uk-housing", received, received.Add(-24*time.Hour)); !errors.Is(err, ErrNotLater) {
		t.Errorf("acknowledged before it came: %v", err)
	}
	if _, err := b.Event("nl-awb", "opinion", received); !errors.Is(err, ErrUnknownEvent) {
		t.Errorf("an event of another regime: %v", err)
	}
	if _, err := b.Event("nl-jeugdwet", "opinion", time.Time{}); !errors.Is(err, ErrOutOfRange) {
		t.Errorf("an event at no time: %v", err)
	}
}

func TestAMomentIsReadInTheZoneOfTheRegime(t *testing.T) {
	for _, c := range []struct{ regime, in, want string }{
		{"nl-awb", "2026-11-16T23:30:00Z", "2026-11-16T23:30:00Z"},
		{"nl-awb", "2026-11-13T23:30", "2026-11-13T22:30:00Z"},
		{"uk-fca-disp", "2026-11-13 23:30:15", "2026-11-13T23:30:15Z"},
		{"uk-fca-disp", "2026-07-01", "2026-07-01T11:00:00Z"},
	} {
		got, err := Default().Moment(c.regime, c.in)
		if err != nil || got.UTC().Format(time.RFC3339) != c.want {
			t.Errorf("%s in %s: got %s, %v", c.in, c.regime, got, err)
		}
	}
	for _, bad := range []string{"", "yesterday", "2026-11-31", "13-11-2026", "2026-11-13T25:00"} {
		if _, err := Default().Moment("nl-awb", bad); !errors.Is(err, ErrDate) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

// A term lasts until the end of its last day, on the wall of its own zone.
func TestATermEndsAtTheEndOfItsDay(t *testing.T) {
	terms := given(t, "nl-awb", "2027-02-12") // ends after summer time began
	end, err := terms.End(terms.StatutoryLastOn)
	if err != nil || end.UTC().Format(time.RFC3339) != "2027-03-30T22:00:00Z" {
		t.Errorf("got %s, %v", end, err)
	}
	terms.Zone = "Europe/Gotham"
	if _, err := terms.End(terms.PromiseOn); err == nil {
		t.Error("a zone that is not there passes")
	}
}

func TestUpdatesFollowTheirRhythm(t *testing.T) {
	terms := given(t, "ie-cpc", "2026-12-18")
	next, err := Default().NextUpdate(terms, terms.UpdateBy)
	if err != nil || written(next) != "Wed 2027-02-17" {
		t.Errorf("got %s, %v", written(next), err)
	}
	if next, err := Default().NextUpdate(given(t, "nl-awb", "2026-11-13"), terms.UpdateBy); err != nil || !next.IsZero() {
		t.Errorf("a regime without a rhythm: got %s, %v", next, err)
	}
}

// The names are a contract: other programs read them (the JSON of `gehoor deadline`).
func TestTermsInJSONHaveTheNamesOfTheContract(t *testing.T) {
	terms := given(t, "own-sla", "2026-12-17")
	data, err := json.Marshal(terms)
	if err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{
		"regime", "received_on", "acknowledge_by", "promise_on", "statutory_last_on", "extended_last_on", "external_on", "reason",
	} {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
	if got["promise_on"] != "2027-01-04" || got["statutory_last_on"] != nil {
		t.Errorf("got %v and %v", got["promise_on"], got["statutory_last_on"])
	}
	var back Terms
	if err := json.Unmarshal(data, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(back)
	if err != nil || string(again) != string(data) {
		t.Errorf("comes back as %s, %v", again, err)
	}
}

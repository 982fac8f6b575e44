package deadline

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

const ownRegime = `id: ours
version: "1"
zone: Europe/Amsterdam
calendar: nl
promise: {amount: 3, unit: business_days}
external: {body: own_sla}
`

// folder is an organisation's own folder with one file.
func folder(name, text string) fstest.MapFS {
	return fstest.MapFS{name: {Data: []byte(text)}}
}

func TestAnOrganisationAddsARegime(t *testing.T) {
	b, err := Load(folder("regimes/ours.yaml", ownRegime))
	if err != nil {
		t.Fatal(err)
	}
	terms, err := b.Due("ours", at(t, "2026-12-24"))
	if err != nil {
		t.Fatal(err)
	}
	if got := written(terms.PromiseOn); got != "Wed 2026-12-30" {
		t.Errorf("got %s", got)
	}
	if _, err := b.Regime("nl-awb"); err != nil {
		t.Errorf("the built-in ones went: %v", err)
	}
	if _, err := Default().Regime("ours"); err == nil {
		t.Error("another book has it too")
	}
}

// An organisation's own calendar also serves the built-in regimes that name it.
func TestAnOrganisationReplacesACalendar(t *testing.T) {
	b, err := Load(folder("calendars/nl.yml", "id: nl\nversion: ours\nweekend: [sunday]\n"))
	if err != nil {
		t.Fatal(err)
	}
	terms, err := b.Due("nl-awb", at(t, "2026-11-14"))
	if err != nil {
		t.Fatal(err)
	}
	if got := written(terms.StatutoryLastOn); got != "Sat 2026-12-26" || terms.CalendarVersion != "ours" {
		t.Errorf("got %s by version %s", got, terms.CalendarVersion)
	}
}

func TestAFaultIsNamedWithItsFileAndLine(t *testing.T) {
	regime := func(change ...string) string { return strings.NewReplacer(change...).Replace(ownRegime) }
	for _, c := range []struct{ name, file, text, want string }{
		{"unknown key", "regimes/a.yaml", ownRegime + "handel: {amount: 1, unit: weeks}\n", `regimes/a.yaml:7: unknown field "handel"`},
		{"unknown unit", "regimes/a.yaml", regime("business_days", "fortnights"), `regimes/a.yaml:5: "fortnights" is not one of`},
		{"unknown calendar", "regimes/a.yaml", regime("calendar: nl", "calendar: mars"), `regimes/a.yaml:4: calendar: there is no calendar "mars"`},
		{"unknown zone", "regimes/a.yaml", regime("Europe/Amsterdam", "Europe/Gotham"), `regimes/a.yaml:3: zone: unknown time zone`},
		{"the machine's zone", "regimes/a.yaml", regime("Europe/Amsterdam", "Local"), `regimes/a.yaml:3: zone: want the name`},
		{"no version", "regimes/a.yaml", regime(`version: "1"`, `version: ""`), `regimes/a.yaml:2: version: is missing`},
		{"a bad id", "regimes/a.yaml", regime("id: ours", "id: Our SLA"), `regimes/a.yaml:1: id: "Our SLA" is not an id`},
		{"nothing to promise", "regimes/a.yaml", regime("promise: {amount: 3, unit: business_days}", "jurisdiction: nl"), `regimes/a.yaml:1: id: want handle, promise or both`},
		{"no length", "regimes/a.yaml", regime("amount: 3", "amount: 0"), `regimes/a.yaml:5: promise: amount 0, want 1 to`},
		{"a century", "regimes/a.yaml", regime("amount: 3, unit: business_days", "amount: 100, unit: years"), `regimes/a.yaml:5: promise: amount 100, want 1 to 10 years`},
		{"no unit", "regimes/a.yaml", regime(", unit: business_days", ""), `regimes/a.yaml:5: promise: unit is missing`},
		{"no body", "regimes/a.yaml", regime("external: {body: own_sla}", "basis: []"), `regimes/a.yaml:1: external: body: "" is not an id`},
		{"a gate without a length", "regimes/a.yaml", regime("body: own_sla", "body: own_sla, gates: [{unit: weeks}]"), `regimes/a.yaml:6: external.gates[0]: amount 0`},
		{"an event without a length", "regimes/a.yaml", ownRegime + "events:\n  opinion: {unit: weeks}\n", `regimes/a.yaml:8: events.opinion: amount 0`},
		{"a bad event", "regimes/a.yaml", ownRegime + "events:\n  Opinion: {amount: 1, unit: weeks}\n", `regimes/a.yaml:8: events: "Opinion" is not an id`},
		{"a bad list", "regimes/a.yaml", ownRegime + "final_answer: [outcome, the reasons]\n", `regimes/a.yaml:7: final_answer[1]: "the reasons" is not an id`},
		{"two units in one term", "regimes/a.yaml", ownRegime + "handle: {amount: 6, unit: weeks}\nextension: {by: {amount: 20, unit: days}}\n", `regimes/a.yaml:8: extension.by: want weeks`},
		{"nothing to extend", "regimes/a.yaml", ownRegime + "extension: {by: {amount: 20, unit: days}}\n", `regimes/a.yaml:7: extension.by: there is no handle`},
		{"free and limited", "regimes/a.yaml", ownRegime + "handle: {amount: 6, unit: weeks}\nextension:\n  free: true\n  by: {amount: 2, unit: weeks}\n", `regimes/a.yaml:9: extension.free: a free extension has no by`},
		{"a clock that the law does not stop", "regimes/a.yaml", ownRegime + "handle: {amount: 6, unit: weeks}\nclock_stop: true\n", `regimes/a.yaml:8: clock_stop: is only for`},
		{"not YAML", "regimes/a.yaml", "id: [\n", `regimes/a.yaml:1`},
		{"empty", "regimes/a.yaml", "", `regimes/a.yaml:1: want one YAML document`},
		{"two documents", "regimes/a.yaml", ownRegime + "---\n" + ownRegime, `regimes/a.yaml:1: want one YAML document`},
		{"a key twice", "regimes/a.yaml", ownRegime + "id: ours\n", `regimes/a.yaml:7`},
		{"too large", "regimes/a.yaml", "# " + strings.Repeat("x", maxFile), `regimes/a.yaml: 65538 bytes is too large`},
		{"a holiday without a day", "calendars/a.yaml", "id: a\nversion: \"1\"\nholidays:\n  - {id: x}\n", `calendars/a.yaml:4: holidays[0]: want exactly one of`},
		{"a holiday with two days", "calendars/a.yaml", "id: a\nversion: \"1\"\nholidays:\n  - {id: x, on: 01-01, easter: 1}\n", `calendars/a.yaml:4: holidays[0]: want exactly one of`},
		{"31 November", "calendars/a.yaml", "id: a\nversion: \"1\"\nholidays:\n  - {id: x, on: 11-31}\n", `calendars/a.yaml:4: "11-31" is not a day`},
		{"a fifth Monday", "calendars/a.yaml", "id: a\nversion: \"1\"\nholidays:\n  - {id: x, nth: {weekday: monday, month: 5, n: 5}}\n", `calendars/a.yaml:4: holidays[0]: nth`},
		{"an unknown weekday", "calendars/a.yaml", "id: a\nversion: \"1\"\nweekend: [caturday]\n", `calendars/a.yaml:3: "caturday" is not a weekday`},
		{"a week of Sundays", "calendars/a.yaml", "id: a\nversion: \"1\"\nweekend: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n", `calendars/a.yaml:3: weekend: a week needs an open day`},
		{"a decreed day in an unknown year", "calendars/a.yaml", "id: a\nversion: \"1\"\ndecreed: {id: x, known_from: 2026-01-01, known_until: 2026-12-31, dates: [2027-01-01]}\n", `calendars/a.yaml:3: decreed.dates[0]: 2027-01-01 lies outside`},
		{"a closed month and more", "calendars/a.yaml", "id: a\nversion: \"1\"\nweekend: [sunday]\nholidays:\n" + closedDays(40), `calendars/a.yaml:5: holidays: 40 closed days in a row`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Load(folder(c.file, c.text))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got  %v\nwant %s…", err, c.want)
			}
		})
	}
}

// closedDays writes n holidays in a row, from 1 January 2026.
func closedDays(n int) string {
	var b strings.Builder
	for d, i := civil(2026, 1, 1), 0; i < n; d, i = d.AddDays(1), i+1 {
		b.WriteString("  - {id: x, dates: [" + d.String() + "]}\n")
	}
	return b.String()
}

func TestTwoFilesWithOneIDAreAFault(t *testing.T) {
	_, err := Load(fstest.MapFS{
		"regimes/a.yaml": {Data: []byte(ownRegime)},
		"regimes/b.yaml": {Data: []byte(ownRegime)},
	})
	if want := `regimes/b.yaml:1: regime "ours" is in regimes/a.yaml already`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func FuzzReadRegime(f *testing.F) {
	seed(f, "regimes")
	f.Fuzz(func(t *testing.T, data []byte) {
		r, _, err := readRegime("a.yaml", data)
		if err != nil {
			if r != nil || !strings.HasPrefix(err.Error(), "a.yaml:") {
				t.Fatalf("a fault without its file: %v", err)
			}
			return
		}
		r.calendar, r.zone = Default().calendars["nl"], Default().regimes["nl-awb"].zone
		if _, err := r.due(civil(2026, 11, 13), Date{}); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzReadCalendar(f *testing.F) {
	seed(f, "calendars")
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := readCalendar("a.yaml", data)
		if err != nil {
			if c != nil || !strings.HasPrefix(err.Error(), "a.yaml:") {
				t.Fatalf("a fault without its file: %v", err)
			}
			return
		}
		if d := c.AddBusinessDays(civil(2026, 11, 13), 40); !c.isOpen(d) {
			t.Fatalf("%s is closed", d)
		}
	})
}

// seed gives the fuzzer the built-in files.
func seed(f *testing.F, dir string) {
	f.Helper()
	entries, err := embedded.ReadDir("data/" + dir)
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		data, err := embedded.ReadFile("data/" + dir + "/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(ownRegime))
}

// The example that newcomers copy must load.
func TestTheRegimeInTheREADMELoads(t *testing.T) {
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(data), "```yaml\n")
	example, _, found := strings.Cut(after, "```")
	if !found {
		t.Fatal("there is no example")
	}
	b, err := Load(folder("regimes/our-promise.yaml", example))
	if err != nil {
		t.Fatal(err)
	}
	terms, err := b.Due("our-promise", at(t, "2026-11-13"))
	if err != nil || written(terms.PromiseOn) != "Fri 2026-11-20" || written(terms.StatutoryLastOn) != "Fri 2026-12-25" {
		t.Errorf("promised on %s, last on %s, %v", terms.PromiseOn, terms.StatutoryLastOn, err)
	}
}

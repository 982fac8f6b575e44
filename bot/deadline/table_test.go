package deadline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// table is a file of testdata that a lawyer can read: a head of column names, and
// rows of values, divided by bars. The last column says why, and names the case.
type table struct {
	id   string // the file's name: a regime
	rows []map[string]string
}

// tables reads all tables of a folder. A case that stands there twice hides that
// another was meant, so that is an error.
func tables(t *testing.T, folder string) []table {
	t.Helper()
	names, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no tables in %s: %v", folder, err)
	}
	var out []table
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		tab := table{id: strings.TrimSuffix(filepath.Base(name), ".txt")}
		seen := map[string]bool{}
		var head []string
		for line := range strings.Lines(string(data)) {
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			if head == nil {
				head = cells
				continue
			}
			if len(cells) != len(head) {
				t.Fatalf("%s: %d columns, want %d: %s", name, len(cells), len(head), line)
			}
			row := map[string]string{}
			for i, column := range head {
				row[column] = cells[i]
			}
			if why := row["why"]; why == "" || seen[why] {
				t.Fatalf("%s: a case without a name, or twice: %s", name, line)
			}
			seen[row["why"]] = true
			tab.rows = append(tab.rows, row)
		}
		out = append(out, tab)
	}
	return out
}

// moment reads a cell such as "Fri 2026-11-13T23:30"; the weekday, where it stands,
// must be right in the regime's zone.
func moment(t *testing.T, regime, cell string) time.Time {
	t.Helper()
	weekday, rest, named := strings.Cut(cell, " ")
	if !named {
		rest = cell
	}
	at, err := Default().Moment(regime, rest)
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := Default().Regime(regime); named && at.In(r.Zone()).Format("Mon") != weekday {
		t.Fatalf("%s is not a %s", rest, weekday)
	}
	return at
}

// written shows a date as tables do: "Fri 2026-12-25", or "-" for no date.
func written(d Date) string {
	if d.IsZero() {
		return "-"
	}
	return d.Weekday().String()[:3] + " " + d.String()
}

func TestRegimesGiveTheDatesOfTheirTables(t *testing.T) {
	b := Default()
	covered := map[string]bool{}
	for _, tab := range tables(t, "regimes") {
		covered[tab.id] = true
		for _, row := range tab.rows {
			t.Run(tab.id+"/"+row["why"], func(t *testing.T) {
				received := moment(t, tab.id, row["received"])
				terms, err := b.Due(tab.id, received)
				if ack, ok := row["acknowledged"]; ok {
					terms, err = b.Acknowledged(tab.id, received, moment(t, tab.id, ack))
				}
				if err != nil {
					t.Fatal(err)
				}
				for column, want := range row {
					if got, ok := cell(&terms, column); ok && got != want {
						t.Errorf("%s: got %s, want %s", column, got, want)
					} else if !ok && column != "received" && column != "acknowledged" && column != "why" {
						t.Errorf("there is no column %s", column)
					}
				}
			})
		}
	}
	for _, id := range b.Regimes() {
		if !covered[id] {
			t.Errorf("%s has no table", id)
		}
	}
}

// cell returns what the terms say in a column; ok is false for one they do not have.
func cell(t *Terms, column string) (s string, ok bool) {
	dates := map[string]Date{
		"acknowledge_by": t.AcknowledgeBy, "promise_on": t.PromiseOn, "statutory_last_on": t.StatutoryLastOn,
		"extended_last_on": t.ExtendedLastOn, "external_on": t.ExternalOn, "update_by": t.UpdateBy,
		"term_notice_by": t.TermNoticeBy, "not_taken_up_by": t.NotTakenUpBy, "early_close_by": t.EarlyCloseBy,
	}
	if column == "warn_on" {
		var days []string
		for _, d := range t.WarnOn {
			days = append(days, written(d))
		}
		return strings.Join(days, ", "), true
	}
	d, ok := dates[column]
	return written(d), ok
}

func TestEventsGiveTheDatesOfTheirTables(t *testing.T) {
	for _, tab := range tables(t, "events") {
		for _, row := range tab.rows {
			t.Run(tab.id+"/"+row["why"], func(t *testing.T) {
				term, err := Default().Event(tab.id, row["event"], moment(t, tab.id, row["at"]))
				if err != nil {
					t.Fatal(err)
				}
				if got := written(term.PromiseOn); got != row["promise_on"] {
					t.Errorf("promise_on: got %s, want %s", got, row["promise_on"])
				}
				if got := written(term.LastOn); got != row["last_on"] {
					t.Errorf("last_on: got %s, want %s", got, row["last_on"])
				}
			})
		}
	}
}

// TestCalendarsCloseTheDaysOfTheirTables holds every holiday of whole years, so that
// a day too many fails as well as a day too few.
func TestCalendarsCloseTheDaysOfTheirTables(t *testing.T) {
	for _, id := range Default().Calendars() {
		data, err := os.ReadFile(filepath.Join("testdata", "calendars", id+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		c, _ := Default().Calendar(id)
		for line := range strings.Lines(string(data)) {
			year, want, ok := strings.Cut(strings.TrimSpace(line), " | ")
			if !ok || strings.HasPrefix(year, "#") {
				continue
			}
			var got []string
			for _, h := range c.Holidays(date(t, year+"-01-01"), date(t, year+"-12-31")) {
				got = append(got, h.Date.In(time.UTC).Format("Mon 2 Jan ")+h.ID)
			}
			if s := strings.Join(got, ", "); s != want {
				t.Errorf("%s %s:\n got %s\nwant %s", id, year, s, want)
			}
		}
	}
}

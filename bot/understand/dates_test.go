package understand_test

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/bot/understand/dates"
)

// dateLine is a line of testdata/dates.
type dateLine struct{ asked, text, want string }

func dateLines(t *testing.T, name string) []dateLine {
	t.Helper()
	file, err := os.Open("testdata/dates/" + name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	var all []dateLine
	asked := ""
	for lines := bufio.NewScanner(file); lines.Scan(); {
		line := strings.TrimSpace(lines.Text())
		switch text, want, ok := strings.Cut(line, " => "); {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			asked = strings.Trim(line, "[]")
		case !ok:
			t.Fatalf("%s: no => in %q", name, line)
		default:
			all = append(all, dateLine{asked, text, want})
		}
	}
	return all
}

// gives reports whether d is what the line wants; d is nil for none.
func (l *dateLine) gives(d *bot.DateSpan) bool {
	want, soft := strings.CutPrefix(l.want, "~")
	if d == nil || want == "-" || want == dates.NoSuchDay || d.Invalid != "" {
		return d == nil && want == "-" || d != nil && d.Invalid != "" && want == d.Invalid
	}
	want, precision, _ := strings.Cut(want, "/")
	if precision == "" {
		precision = dates.Day
	}
	from, to, period := strings.Cut(want, "..")
	if !period {
		to = from
	}
	if soft {
		return (d.To == "" || from == "" || d.To >= from) && (to == "" || d.From == "" || to >= d.From)
	}
	return d.From == from && d.To == to && d.Precision == precision
}

// Given what people say of a day, when it is read, then it is the day that a
// careful human takes from it.
func TestDatesAsPeopleSayThem(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for _, lang := range []string{"nl", "en"} {
		wrong, all := 0, dateLines(t, lang+".txt")
		for _, l := range all {
			in := bot.Input{
				Text: l.text, Locale: lang, Asked: l.asked, Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Zone: time.UTC, Dialog: topics,
			}
			if l.asked == "confirm" {
				in.Pending = "confirm"
			}
			reading, err := rules.Read(t.Context(), in)
			if err != nil {
				t.Fatal(err)
			}
			if d := happenedOn(&reading); !l.gives(d) {
				wrong++
				t.Errorf("%s [%s] %q: want %s, got %v", lang, l.asked, l.text, l.want, d)
			}
		}
		t.Logf("%s: %d of %d wrong", lang, wrong, len(all))
	}
}

func happenedOn(r *bot.Reading) *bot.DateSpan {
	for i := range r.Acts {
		if a := &r.Acts[i]; a.Value != nil && a.Value.Date != nil && a.Slot == "happened_on" {
			return a.Value.Date
		}
	}
	return nil
}

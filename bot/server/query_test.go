package server

import (
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func TestParseQueryReadsEveryFilter(t *testing.T) {
	values, err := url.ParseQuery("status=queued,human&status=registered&process=delivery&flag=t1&priority=high&locale=nl" +
		"&from=2026-01-01&to=2026-01-31&due_before=2026-02-01&q=%C3%89%C3%A9n+Lamp&order=due&limit=10&cursor=abc")
	if err != nil {
		t.Fatal(err)
	}
	got, err := parseQuery(values)
	want := bot.Query{
		Statuses: []bot.Status{"queued", "human", "registered"}, Process: "delivery", Flag: "t1", Priority: "high", Locale: "nl",
		From: "2026-01-01", To: "2026-01-31", DueBefore: "2026-02-01", Text: "een lamp", Order: bot.ByDue, Limit: 10, Cursor: "abc",
	}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v, %v\nwant %+v", got, err, want)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{"status=queued", "status=,", "limit=-1", "from=2026-02-30", "cursor=%00", "q=%ff%fe", "a=b&a=c", "limit=5&limit=9"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		values, err := url.ParseQuery(s)
		if err != nil {
			return
		}
		q, err := parseQuery(values)
		if err != nil {
			if bot.CodeOf(err) != bot.Invalid {
				t.Errorf("%q: %v", s, err)
			}
			return
		}
		if q.Limit < 0 || q.Limit > maxLimit || len(q.Cursor) > maxCursor {
			t.Errorf("%q: out of bounds: %+v", s, q)
		}
		for _, date := range []string{q.From, q.To, q.DueBefore} {
			if date != "" && !isDate(date) {
				t.Errorf("%q: %q is no date", s, date)
			}
		}
	})
}

// The store reads the cursor that a client sends. Whatever that is, it is the
// client's fault or a page, never ours.
func TestCursorsOfNonsense(t *testing.T) {
	w := newWorld(t, nil)
	w.waits("Verhaal")
	b := w.program(bot.RoleSupervisor)
	for _, c := range []string{"x", "AAAA", "e30", "W10", "bnVsbA", "%00", "'; drop table x; --", strings.Repeat("A", 1024), strings.Repeat("A", 2000), "eyJhIjoxfQ=="} {
		for _, order := range []string{"updated", "received", "due", "queue"} {
			got := b.get("/api/v1/complaints?order=" + order + "&cursor=" + url.QueryEscape(c))
			if got.status >= 500 {
				t.Errorf("cursor %.20q by %s: %d %s", c, order, got.status, got.body)
			}
		}
	}
}

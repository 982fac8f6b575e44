package storetest

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func yes(b bool) *bool { return &b }

// everyKind has an event of every kind with all its fields set, and some that
// stores have stumbled over.
var everyKind = []bot.Event{
	filled[bot.Opened](), filled[bot.Said](), filled[bot.Noted](), filled[bot.Switched](), filled[bot.Moved](),
	filled[bot.Learned](), filled[bot.Declined](), filled[bot.Puzzled](), filled[bot.Flagged](), filled[bot.Cleared](), filled[bot.Registered](),
	filled[bot.DeadlineSet](), filled[bot.Escalated](), filled[bot.Assigned](), filled[bot.Joined](), filled[bot.Left](),
	filled[bot.Resolved](), filled[bot.ClosedUp](), filled[bot.Reopened](), filled[bot.SeenUpTo](),
	filled[bot.Considered](), filled[bot.Awaited](), filled[bot.Drafted](),
	bot.Said{},
	bot.Assigned{},
	bot.Puzzled{},
	bot.Said{Text: "Emoji 👩‍👩‍👧, ﷺ, e\u0301, \u202erechts, \x00 \x01 \u2028 $where .punt \\ \" ' <b>"},
	bot.Learned{Slot: "amount", Value: bot.Value{Money: &bot.Money{Cents: 9007199254740993, Currency: "EUR"}}},
	bot.Learned{Slot: "follow_up", Value: bot.Value{Yes: yes(false)}, Conf: 0.1},
	bot.SeenUpTo{Seq: 1<<53 + 1},
}

// fullSummary has every field set.
func fullSummary(c bot.Commit) bot.Summary {
	return bot.Summary{
		Conversation: c.Conversation, LastSeq: c.Last(), Status: bot.StatusRegistered, Locale: "en", Channel: "form",
		OpenedAt: start, UpdatedAt: c.At, Reference: "K-2026-0001-X", Complaint: true, ReceivedAt: start.Add(time.Minute),
		ReceivedOn: "2026-03-27", Regime: "awb", PromiseOn: "2026-05-08", StatutoryLastOn: "2026-05-09",
		Priority: bot.High, Flags: []string{"t1", "t12"}, Process: "delivery", Assignee: "u1", Agent: "Sanne", QueuedAt: start.Add(time.Hour),
		NextAt: start.Add(48 * time.Hour), Outcome: "upheld", Messages: 12, Title: "De fiets “was” stuk…",
		Search: "k-2026-0001-x\nde fiets was stuk\n%_*.\\", Facts: []byte(`{"process":"delivery","extra":{"x_a":[1,2.5]}}`),
	}
}

var roundTripCases = []sample[bot.Store]{
	{"every kind of event comes back as it was", func(t *testing.T, s bot.Store) {
		c := bot.Commit{Conversation: id(1), Seq: 1, At: start, Events: everyKind}
		given(t, s, c)
		log := load(t, s, id(1))
		if len(log) != 1 || len(log[0].Events) != len(everyKind) {
			t.Fatalf("Load = %+v", log)
		}
		for i, want := range everyKind {
			if got := log[0].Events[i]; !reflect.DeepEqual(got, want) {
				t.Errorf("event %d (%s) is\n%#v, was\n%#v", i, want.Kind(), got, want)
			}
		}
	}},
	{"the moment of a commit is kept to the millisecond, in UTC", func(t *testing.T, s bot.Store) {
		chatham := time.FixedZone("Chatham", 45900)
		c := said(id(1), 1, 1)
		c.At = time.Date(2026, 12, 31, 23, 59, 59, 999e6, chatham)
		given(t, s, c)
		at := load(t, s, id(1))[0].At
		if !at.Equal(c.At) || at.Location() != time.UTC {
			t.Fatalf("the commit is of %v, was of %v", at, c.At)
		}
	}},
	{"every field of a summary comes back as it was", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 1)
		want := fullSummary(c)
		then(t, "Append", s.Append(t.Context(), c, want), nil)
		page, err := s.Find(t.Context(), bot.Query{})
		then(t, "Find", err, nil)
		if len(page.Summaries) != 1 || !reflect.DeepEqual(page.Summaries[0], want) {
			t.Errorf("Find has\n%+v, want\n%+v", page.Summaries, want)
		}
		if got := stored(t, s, id(1)); got == nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("Walk has\n%+v, want\n%+v", got, want)
		}
	}},
	{"an empty summary comes back empty", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 1)
		want := bot.Summary{Conversation: id(1), LastSeq: 1}
		then(t, "Append", s.Append(t.Context(), c, want), nil)
		if got := stored(t, s, id(1)); got == nil || !reflect.DeepEqual(*got, want) {
			t.Errorf("Walk has\n%+v, want\n%+v", got, want)
		}
	}},
	{"a commit of a megabyte comes back as it was", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 40)
		for i := range c.Events {
			e := c.Events[i].(bot.Said)
			e.Text = strings.Repeat("klacht é ", 3000)
			c.Events[i] = e
		}
		sum := after(c, func(s *bot.Summary) {
			s.Search, s.Facts = strings.Repeat("woord ", 1300), []byte(strings.Repeat(" ", 60000)+"{}")
		})
		then(t, "Append", s.Append(t.Context(), c, sum), nil)
		if log := load(t, s, id(1)); !reflect.DeepEqual(log, []bot.Commit{c}) {
			t.Error("the commit has changed")
		}
		if got := stored(t, s, id(1)); !reflect.DeepEqual(*got, sum) {
			t.Error("the summary has changed")
		}
	}},
}

package storetest

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func yes(b bool) *bool { return &b }

var agent = bot.Person{Role: bot.Agent, Name: "Sanne de Vries", ID: "u1"}

// deadlineSet is read from JSON, because its dates come from the deadline
// engine, which stores don't know.
var deadlineSet = func() bot.Event {
	events, err := bot.UnmarshalEvents([]byte(`[{"kind":"deadline","due":"2026-05-08","regime":"awb","extended":true,"why":"onderzoek",
		"terms":{"regime":"awb","version":"2","calendar":"nl","calendar_version":"2026","zone":"Europe/Amsterdam",
			"received_on":"2026-03-27","acknowledge_by":"2026-04-03","promise_on":"2026-05-08","nominal_on":"2026-05-08",
			"statutory_last_on":"2026-05-08","extended_last_on":"2026-06-05","external_on":null,"external":"ombudsman",
			"warn_on":["2026-04-23","2026-05-04"],"warnings":null,
			"reason":[{"key":"deadline.reason.count","date":"2026-05-08","from":"2026-03-28","count":6,"name":"week"}]}}]`))
	if err != nil {
		panic(err)
	}
	return events[0]
}()

// everyKind has at least one event of every kind, with all its fields set.
var everyKind = []bot.Event{
	bot.Opened{Locale: "nl", Pinned: true, Dialog: "complaint@3", Channel: "web", Token: "ab12", Page: "/bestellen",
		Vouched: &bot.Contact{Name: "Jan", Email: "jan@example.org", Phone: "+31612345678", Preferred: "phone"}, Number: "K-7"},
	bot.Said{By: bot.Person{Role: bot.Bot}, Text: "Waar gaat het over?", Lang: "nl", Hint: &bot.Value{Text: "bezorging"}, Mood: 3, Asks: "process", Pending: "more",
		Choices: []bot.Choice{{ID: "delivery", Label: "Bezorging"}, {ID: "x", Label: "<b>\"&"}}, Re: "k1", Choice: "delivery",
		Keys: []string{"ask.process", "bot.intro"}, Story: true},
	bot.Said{By: bot.Person{Role: bot.Customer}, Text: "Emoji 👩‍👩‍👧, ﷺ, e\u0301, \u202erechts, \x00 \x01 \u2028 $where .punt \\ \" '"},
	bot.Noted{By: agent, Text: "Belt morgen terug", Re: "k2"},
	bot.Switched{Locale: "en", Pinned: true, Re: "k3"},
	bot.Moved{To: bot.Asking},
	bot.Learned{Slot: "story", Value: bot.Value{Text: "De fiets was stuk"}, Source: "story", Conf: 0.85, Quote: "stuk", From: 2, Checks: "old"},
	bot.Learned{Slot: "process", Value: bot.Value{Choice: "delivery"}, Source: "choice"},
	bot.Learned{Slot: "expectation_source", Value: bot.Value{Choices: []string{"website", "earlier"}}, Source: "answer"},
	bot.Learned{Slot: "happened_on", Value: bot.Value{Date: &bot.DateSpan{From: "2026-03-03", To: "2026-03-04", Precision: "week", Ambiguous: true, Invalid: "no_such_day"}}, Source: "answer"},
	bot.Learned{Slot: "amount", Value: bot.Value{Money: &bot.Money{Cents: 9007199254740993, Currency: "EUR"}}, Source: "story"},
	bot.Learned{Slot: "customer_reference", Value: bot.Value{Ref: "000123"}, Source: "story"},
	bot.Learned{Slot: "contact", Value: bot.Value{Contact: &bot.Contact{Name: "Zoë"}}, Source: "vouched"},
	bot.Learned{Slot: "follow_up", Value: bot.Value{Yes: yes(false)}, Source: "answer"},
	bot.Declined{Slot: "amount", Why: "refused"},
	bot.Puzzled{},
	bot.Flagged{Flags: []bot.Flag{{ID: "t3", Rule: "gas", Quote: "gaslucht", Negated: true}}, Priority: bot.Critical},
	bot.Registered{Reference: "K-2026-0001-X", ReceivedAt: start, ReceivedOn: "2026-03-27", Confirmed: true},
	deadlineSet,
	bot.Escalated{Reason: "triage", Flags: []string{"t1", "t17"}, Position: 3, Open: true},
	bot.Assigned{To: &agent, By: agent},
	bot.Assigned{By: agent},
	bot.Joined{By: agent, Re: "k4"},
	bot.Left{By: agent, To: "queue", Re: "k5"},
	bot.Resolved{By: agent, Outcome: "partly_upheld", Text: "U krijgt een nieuwe.", Re: "k6"},
	bot.ClosedUp{By: bot.Person{Role: bot.System}, Why: "idle"},
	bot.Reopened{Why: "spoke"},
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

package bot_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
)

// everyEvent has one of each kind, with every field set.
func everyEvent(t *testing.T) []bot.Event {
	t.Helper()
	terms, err := deadline.Default().Due("nl-awb", monday)
	if err != nil {
		t.Fatal(err)
	}
	yes := true
	run := bot.ModelRun{Model: "m", Version: "v", Prompt: "p", Millis: 12, Tokens: 345}
	anna := bot.Person{Role: bot.Agent, Name: "Anna", ID: "u1"}
	value := bot.Value{Date: &bot.DateSpan{From: "2026-03-03", To: "2026-03-03", Precision: "day", Ambiguous: true}}
	return []bot.Event{
		bot.Opened{
			Locale: "nl", Pinned: true, Dialog: "complaint@1", Channel: "web", Token: "h", Page: "/x", Number: "1",
			Vouched: &bot.Contact{Name: "Jan", Email: "jan@example.nl", Phone: "+31612345678", Preferred: "phone"},
		},
		bot.Said{
			By: anna, Text: "Dag “u” <b>", Lang: "nl", Asks: "impact", Pending: "more", Choices: []bot.Choice{{ID: "a", Label: "A"}},
			Re: "k", Hint: &value, Choice: "c", Keys: []string{"ask.impact"}, Mood: 2, Story: true,
		},
		bot.Noted{By: anna, Text: "let op", Re: "k"},
		bot.Attached{By: anna, File: bot.File{ID: "f", Name: "bon.pdf", Media: "application/pdf", Size: 7, Sum: "00ff"}, Re: "k"},
		bot.Switched{Locale: "en", Pinned: true, Re: "k"},
		bot.Moved{To: bot.Asking},
		bot.Learned{Slot: "happened_on", Value: value, Source: "story", Conf: 0.9, Quote: "3 maart", From: 3},
		bot.Learned{Slot: "amount", Value: bot.Value{Money: &bot.Money{Cents: 4550, Currency: "EUR"}}, Source: "story"},
		bot.Learned{Slot: "follow_up", Value: bot.Value{Yes: &yes}, Source: "answer"},
		bot.Declined{Slot: "impact", Why: "skipped"},
		bot.Puzzled{},
		bot.Flagged{Flags: []bot.Flag{{ID: "t1", Rule: "r", Quote: "q", Negated: true}}, Priority: bot.Critical},
		bot.Flagged{Flags: []bot.Flag{{ID: "t6", Rule: "r", Quote: "q", Doubt: true}}, Priority: bot.High},
		bot.Cleared{Flags: []string{"t6"}},
		bot.Registered{Reference: "K26-7XQ4M-2P9TC", ReceivedAt: monday, ReceivedOn: "2026-11-16", Confirmed: true},
		bot.DeadlineSet{Due: terms.PromiseOn.String(), Regime: "nl-awb", Terms: terms, Extended: true, Why: "w", Re: "k"},
		bot.Escalated{Reason: "triage", Flags: []string{"t1"}, Position: 2, Open: true},
		bot.Assigned{To: &anna, By: anna, Re: "k"},
		bot.Joined{By: anna, Re: "k"},
		bot.Left{By: anna, To: "bot", Re: "k"},
		bot.Resolved{By: anna, Outcome: "upheld", Text: "t", Re: "k"},
		bot.ClosedUp{By: anna, Why: "resolved", Re: "k"},
		bot.Reopened{Why: "message"},
		bot.SeenUpTo{Seq: 7},
		bot.Considered{
			About: 2, Run: run, Fate: bot.FateUsed, Ack: "waiting", Quote: "q", Sentence: "s", Refused: "digits", Re: "k",
			Facts: []bot.Weighed{{Finding: bot.Finding{Slot: "process", Choice: "delivery", Quote: "q", Conf: 0.9}, Fate: bot.FateDiffers}},
			Flags: []bot.Weighed{{Finding: bot.Finding{Slot: "t1", Quote: "q", Conf: 0.9}, Fate: bot.FateUsed}},
		},
		bot.Awaited{Until: time.Date(2026, 11, 16, 9, 0, 1, 0, time.UTC), For: "end"},
		bot.Drafted{
			Want: bot.WantReply, Run: run, Lines: []bot.Citation{{Topic: "happened", Quote: "q", Seq: 2}}, Text: "t", Lang: "nl",
			Warnings: []string{"promise"}, By: &anna, Re: "k",
		},
	}
}

func TestEveryKindRoundTrips(t *testing.T) {
	want := everyEvent(t)
	data, err := bot.MarshalEvents(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := bot.UnmarshalEvents(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", want[i].Kind(), got[i], want[i])
		}
	}
	kinds := map[bot.Kind]bool{}
	for _, e := range want {
		kinds[e.Kind()] = true
	}
	if n := bot.Kinds(); len(n) != len(kinds) {
		t.Errorf("%d kinds can be read, %d are tested", len(n), len(kinds))
	}
}

func TestLogThatCannotBeUnderstoodIsNotFolded(t *testing.T) {
	for name, data := range map[string]string{
		"an unknown kind": `[{"kind":"said","by":{"role":"bot"},"text":"x"},{"kind":"invented"}]`,
		"no array":        `{"kind":"said"}`,
		"cut off":         `[{"kind":"said"`,
		"a wrong type":    `[{"kind":"said","text":5}]`,
	} {
		t.Run(name, func(t *testing.T) {
			if events, err := bot.UnmarshalEvents([]byte(data)); bot.CodeOf(err) != bot.Corrupt {
				t.Errorf("got %v, %v", events, err)
			}
		})
	}
}

func FuzzUnmarshalEvents(f *testing.F) {
	f.Add([]byte(`[{"kind":"said","by":{"role":"bot"},"text":"x"}]`))
	f.Fuzz(func(t *testing.T, data []byte) {
		events, err := bot.UnmarshalEvents(data)
		if err != nil {
			return
		}
		s := bot.Replay([]bot.Commit{{Conversation: "c", Seq: 1, At: time.Unix(0, 0), Events: append([]bot.Event{bot.Opened{}}, events...)}})
		s.Summary(time.Time{})
	})
}

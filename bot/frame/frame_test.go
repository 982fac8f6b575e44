package frame_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/frame"
)

var at = time.Date(2026, 3, 3, 15, 5, 11, 123_000_000, time.FixedZone("CET", 3600))

func TestEventsAsTheProtocolSpellsThem(t *testing.T) {
	agent := bot.Person{Role: bot.Agent, Name: "Fatima", ID: "u-17"}
	const head = `{"type":"event","seq":7,"at":"2026-03-03T14:05:11.123Z","kind":`
	for name, c := range map[string]struct {
		event bot.Event
		want  string
	}{
		"bot said": {
			bot.Said{
				By: bot.Person{Role: bot.Bot, Name: "Gehoor"}, Text: "Wat had u verwacht?", Lang: "nl", Asks: "expectation",
				Choices: []bot.Choice{{ID: "skip", Label: "Sla over"}}, Pending: "x", Keys: []string{"k"},
			},
			head + `"said","by":{"role":"bot","name":"Gehoor"},"text":"Wat had u verwacht?","lang":"nl","asks":"expectation","choices":[{"id":"skip","label":"Sla over"}]}`,
		},
		"customer said": {
			bot.Said{By: bot.Person{Role: bot.Customer}, Text: "a\"b\n", Re: "m1", Story: true},
			head + `"said","by":{"role":"customer"},"text":"a\"b\n","re":"m1"}`,
		},
		"agent said": {
			bot.Said{By: agent, Text: "Goedemiddag.", Re: "internal key"},
			head + `"said","by":{"role":"agent","name":"Fatima"},"text":"Goedemiddag."}`,
		},
		"customer attached": {
			bot.Attached{
				By: bot.Person{Role: bot.Customer}, Re: "m2",
				File: bot.File{ID: "f1", Name: "de <bon>.jpg", Media: "image/jpeg", Size: 48213, Sum: "internal"},
			},
			head + `"file","by":{"role":"customer"},"id":"f1","name":"de \u003cbon\u003e.jpg","media":"image/jpeg","size":48213,"re":"m2"}`,
		},
		"registered": {bot.Registered{Reference: "K26-7XQ4M-2P9TC"}, head + `"registered","by":{"role":"system"},"reference":"K26-7XQ4M-2P9TC"}`},
		"deadline":   {bot.DeadlineSet{Due: "2026-04-14", Regime: "nl-awb"}, head + `"deadline","by":{"role":"system"},"due":"2026-04-14","regime":"nl-awb"}`},
		"extended":   {bot.DeadlineSet{Due: "2026-05-12", Regime: "nl-awb", Extended: true, Why: "secret"}, head + `"deadline","by":{"role":"system"},"due":"2026-05-12","regime":"nl-awb","extended":true}`},
		"escalated":  {bot.Escalated{Reason: "request", Position: 3}, head + `"escalated","by":{"role":"system"},"reason":"request","position":3}`},
		"joined":     {bot.Joined{By: agent}, head + `"joined","by":{"role":"agent","name":"Fatima"}}`},
		"left":       {bot.Left{By: agent, To: "bot"}, head + `"left","by":{"role":"agent","name":"Fatima"},"to":"bot"}`},
		"resolved":   {bot.Resolved{By: agent, Outcome: "upheld"}, head + `"resolved","by":{"role":"agent","name":"Fatima"},"outcome":"upheld"}`},
		"closed":     {bot.ClosedUp{By: agent}, head + `"closed","by":{"role":"agent","name":"Fatima"}}`},
	} {
		got, ok := frame.Append([]byte("before"), c.event, 7, at)
		if !ok || string(got) != "before"+c.want {
			t.Errorf("%s:\ngot  %s\nwant before%s", name, got, c.want)
		}
	}
}

func TestWhatACustomerMayNotSeeHasNoFrame(t *testing.T) {
	for _, e := range []bot.Event{
		bot.Opened{},
		bot.Noted{Text: "geheim"},
		bot.Switched{},
		bot.Moved{},
		bot.Puzzled{},
		bot.Reopened{},
		bot.SeenUpTo{},
		bot.Learned{},
		bot.Declined{},
		bot.Flagged{},
		bot.Assigned{},
	} {
		if got, ok := frame.Append([]byte("x"), e, 1, at); ok || string(got) != "x" {
			t.Errorf("%s: %s", e.Kind(), got)
		}
	}
}

func TestLogKeepsOrderAndCursor(t *testing.T) {
	said := bot.Said{By: bot.Person{Role: bot.Customer}, Text: "x"}
	log := []bot.Commit{
		{Seq: 1, At: at, Events: []bot.Event{bot.Opened{}, said}},
		{Seq: 3, At: at, Events: []bot.Event{said, bot.Noted{}, said}},
	}
	var got []int
	for _, f := range frame.Log(log, 2) {
		var e struct{ Seq int }
		if err := json.Unmarshal(f, &e); err != nil {
			t.Fatal(err)
		}
		got = append(got, e.Seq)
	}
	if len(got) != 2 || got[0] != 3 || got[1] != 5 {
		t.Errorf("got %v", got)
	}
}

// FuzzString holds that every string is written as JSON that reads back as the
// same, and can't end a script in a page.
func FuzzString(f *testing.F) {
	for _, s := range []string{"", "caf\u00e9", "\x00\x1f\x7f", "</script>", "\u2028\u2029", "\xff\xfe", "😡", `"\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b := frame.AppendString(nil, s)
		var back string
		if err := json.Unmarshal(b, &back); err != nil {
			t.Fatalf("%q: %v", b, err)
		}
		if want := strings.ToValidUTF8(s, "\ufffd"); back != want && strings.ToValidUTF8(s, "") == s {
			t.Errorf("%q reads back as %q", s, back)
		}
		if strings.ContainsAny(string(b), "<>&\u2028\u2029\n") {
			t.Errorf("%q", b)
		}
	})
}

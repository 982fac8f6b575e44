package play_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
)

// A referee that lets everything pass would make every test that it helps a
// test that can't fail.
func TestRefereeSeesWhatBreaksARule(t *testing.T) {
	now := time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC)
	says := func(text string) bot.Event { return bot.Said{By: bot.Person{Role: bot.Bot}, Text: text, Lang: "nl"} }
	tells := func(text string) bot.Event {
		return bot.Said{By: bot.Person{Role: bot.Customer}, Text: text, Story: true}
	}
	for _, tc := range []struct {
		name, rule string
		events     []bot.Event
	}{
		{"two questions", "C10", []bot.Event{says("Wat gebeurde er? En wanneer was dat?")}},
		{"the same twice", "C35", []bot.Event{says("Gaat u verder."), says("Gaat u verder.")}},
		{"an admission", "C17", []bot.Event{says("Dit was onze fout.")}},
		{"blame", "C18", []bot.Event{says("Dat had u kunnen weten volgens onze voorwaarden.")}},
		{"a verdict", "C21", []bot.Event{says("Uw klacht is gegrond.")}},
		{"a promise of money", "C22", []bot.Event{says("U krijgt uw geld terug.")}},
		{"an amount from nowhere", "C25", []bot.Event{says("Het gaat om € 500,00.")}},
		{"an amount in words", "C25", []bot.Event{says("Het gaat om vijfhonderd euro.")}},
		{"a date from nowhere", "C25", []bot.Event{says("U krijgt uiterlijk op dinsdag 17 november 2026 antwoord.")}},
		{"a date in short", "C25", []bot.Event{says("U krijgt op 30-11 antwoord.")}},
		{"a day that the customer named, as a promise", "C25", []bot.Event{
			tells("Het was op 17 november 2026"),
			bot.Learned{Slot: "happened_on", Value: bot.Value{Date: &bot.DateSpan{From: "2026-11-17", To: "2026-11-17"}}},
			says("U krijgt uiterlijk op dinsdag 17 november 2026 antwoord."),
		}},
		{"another's reference", "C25", []bot.Event{says("Uw klacht K26-AAAAA-22222 is geregistreerd.")}},
		{"u and je", "C31", []bot.Event{says("Vertelt u het maar, als je wilt.")}},
		{"a key", "C32", []bot.Event{says("repair.unclear")}},
		{"a placeholder", "C32", []bot.Event{says("U krijgt antwoord op {{.Date}}.")}},
		{"an exclamation", "C30", []bot.Event{says("Top!")}},
		{"a fact that nobody told", "C16", []bot.Event{
			tells("Mijn pakket is kwijt"), bot.Learned{Slot: "remedy", Value: bot.Value{Text: "duizend euro"}, Quote: "duizend euro"},
		}},
		{"a number that nobody told", "C16", []bot.Event{
			tells("Mijn pakket is kwijt"), bot.Learned{Slot: "customer_reference", Value: bot.Value{Ref: "4471902"}},
		}},
		{"a date that the engine did not make", "C25", []bot.Event{
			bot.Registered{Reference: "K26-1", ReceivedAt: now}, bot.DeadlineSet{Due: "2026-11-17", Regime: "own-sla"},
		}},
		{"too many thanks", "C04", []bot.Event{says("Dank u."), says("Dank u wel."), says("Bedankt."), says("Nogmaals dank u.")}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			table := newTable(t)
			r := &play.Referee{Script: table.Script, Say: table.Speaker, Policy: table.Policy}
			open := bot.Commit{Seq: 1, At: now, Events: []bot.Event{bot.Opened{Locale: "nl"}}}
			if faults := r.Watch(open); len(faults) > 0 {
				t.Fatal(faults)
			}
			faults := r.Watch(bot.Commit{Seq: 2, At: now, Events: tc.events})
			if !strings.Contains(strings.Join(faults, "\n"), tc.rule+":") {
				t.Errorf("want a breach of %s, got %q", tc.rule, faults)
			}
		})
	}
}

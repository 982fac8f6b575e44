package app_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
)

// The demo must show the desk everything that it can come to see: conversations
// in every state, triage, overdue and extended complaints, in both languages.
func TestTheDemoShowsEveryState(t *testing.T) {
	t.Parallel()
	s := settings(t)
	s.Demo = true
	s.Clock = time.Date(2026, 11, 20, 10, 30, 0, 0, time.UTC) // a Friday, office hours
	a, printed := start(t, s)
	if !strings.Contains(printed.String(), "marieke@") {
		t.Errorf("the demo's people are not printed:\n%s", printed)
	}
	// The process's clock starts where it was told and runs on.
	if now := a.Now(); now.Before(s.Clock) || now.After(s.Clock.Add(time.Hour)) {
		t.Errorf("the clock shows %s, and was set to %s", now, s.Clock)
	}
	store, err := app.OpenStore(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	counts, err := store.Count(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, status := range []bot.Status{
		bot.StatusOpened, bot.StatusIntake, bot.StatusQueued, bot.StatusHuman, bot.StatusRegistered, bot.StatusResolved, bot.StatusClosed,
	} {
		if counts[status] == 0 {
			t.Errorf("no conversation is %s: %v", status, counts)
		}
	}
	for _, n := range counts {
		total += n
	}
	if total < 60 {
		t.Errorf("%d conversations, want sixty", total)
	}
	yes := true
	for name, q := range map[string]bot.Query{
		"Dutch":         {Locale: "nl", Complaint: &yes},
		"English":       {Locale: "en", Complaint: &yes},
		"critical":      {Priority: bot.Critical},
		"late":          {DueBefore: "2026-11-20", Statuses: []bot.Status{bot.StatusRegistered}},
		"found by text": {Text: "schoenen"},
		"about money":   {Process: "invoice"},
	} {
		page, err := store.Find(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total == 0 {
			t.Errorf("nothing is %s", name)
		}
	}
	extended := 0
	err = store.Walk(t.Context(), func(_ bot.ID, log []bot.Commit, _ *bot.Summary) error {
		if state := bot.Replay(log); state.Deadline != nil && state.Deadline.Extended {
			extended++
		}
		return nil
	})
	if err != nil || extended == 0 {
		t.Errorf("%d terms were extended (%v)", extended, err)
	}
}

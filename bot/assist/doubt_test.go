package assist_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist/internal/aimock"
)

// TestADifferenceReachesTheCustomer goes all the way: the rules read a payment,
// the endpoint a service, and the customer says which.
func TestADifferenceReachesTheCustomer(t *testing.T) {
	s := aimock.Start(t, aimock.Says("concert", line(
		`{"slot":"process","choice":"service","quote":"Het concert ging niet door","confidence":0.9}`, "sorry", "")))
	w := begin(t, s.URL, nil)
	w.say("Het concert ging niet door en ik heb mijn 80 euro niet terug.")
	await(w, func(e bot.Considered) bool {
		return slices.ContainsFunc(e.Facts, func(f bot.Weighed) bool { return f.Slot == "process" && f.Fate == bot.FateDiffers })
	})
	w.tell(bot.Choose{Key: "done", Choice: "done"})
	asks := func() (slot string) {
		if err := w.View(t.Context(), w.id, func(s *bot.State) { slot = s.Asks }); err != nil {
			t.Fatal(err)
		}
		return slot
	}
	for n := 0; asks() != "process"; n++ {
		if n == 6 {
			t.Fatalf("it never asks what the complaint is about, but %q", asks())
		}
		w.tell(bot.Choose{Key: fmt.Sprint("skip", n), Choice: "skip"})
	}
	said := await(w, func(e bot.Said) bool { return slices.Contains(e.Keys, "doubt.sure") })
	for _, id := range []string{"service", "invoice", "skip"} {
		if !slices.ContainsFunc(said.Choices, func(c bot.Choice) bool { return c.ID == id }) {
			t.Errorf("doesn't offer %s: %+v", id, said.Choices)
		}
	}
	w.tell(bot.Choose{Key: "it is", Choice: "service"})
	if got := await(w, func(e bot.Learned) bool { return e.Slot == "process" && e.Source == "choice" }); got.Value.Choice != "service" || asks() != bot.AsksConfirm {
		t.Errorf("learned %+v, asks %q", got, asks())
	}
}

package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func TestAComplainantSeesHowItStands(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Een verhaal dat hier niet hoort te staan")
	var path string
	w.must(w.runtime.View(t.Context(), id, func(s *bot.State) { path = StatusPath(s.Complaint.Reference, s.Opened.Token) }))
	b := w.browser()
	got := b.get(path)
	if got.status != 200 || !strings.Contains(got.body, w.text("server.status.next.with_human")) || !strings.Contains(got.body, "2026") {
		t.Fatalf("status %d\n%s", got.status, got.body)
	}
	if strings.Contains(got.body, "Een verhaal") {
		t.Error("the story is on the page")
	}
	by := bot.Person{Role: bot.Agent, Name: "Bo", ID: "u"}
	_, err := w.runtime.Tell(t.Context(), id, bot.Resolve{Key: "r", By: by, Outcome: "upheld", Text: "U krijgt een nieuwe lamp."})
	w.must(err)
	if got := b.get(path); !strings.Contains(got.body, "U krijgt een nieuwe lamp.") || !strings.Contains(got.body, w.text("server.status.next.answered")) {
		t.Errorf("the answer isn't there\n%s", got.body)
	}
}

func TestStatusTellsNothingToWhoGuesses(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	var ref string
	w.must(w.runtime.View(t.Context(), id, func(s *bot.State) { ref = s.Complaint.Reference }))
	b := w.browser()
	wrong := func(ref, code string) page {
		return b.get("/status?" + url.Values{"reference": {ref}, "code": {code}}.Encode())
	}
	right := wrong(ref, "2222-2222-2222-2222")
	none := wrong("K26-11111-11111", "2222-2222-2222-2222")
	if right.status != http.StatusNotFound || none.status != http.StatusNotFound {
		t.Errorf("status %d and %d", right.status, none.status)
	}
	if strings.ReplaceAll(right.body, ref, "") != strings.ReplaceAll(none.body, "K26-11111-11111", "") {
		t.Error("a reference that exists is answered in another way")
	}
	last := page{}
	for range 30 {
		last = wrong(ref, "2222-2222-2222-2223")
	}
	if last.status != http.StatusTooManyRequests {
		t.Errorf("thirty guesses: %d", last.status)
	}
	w.pass(time.Minute)
	if got := wrong(ref, ""); got.status != http.StatusNotFound {
		t.Errorf("without a code: %d", got.status)
	}
}

func TestStatusCodesAreOfOneForm(t *testing.T) {
	a, b := StatusCode("a"), StatusCode("b")
	if a == b || len(a) != 19 || strings.Count(a, "-") != 3 || strings.ContainsAny(a, "01IO") {
		t.Errorf("%s, %s", a, b)
	}
}

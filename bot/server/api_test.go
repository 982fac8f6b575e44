package server

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// program is a caller of the API.
func (w *world) program(role bot.UserRole) *browser {
	w.t.Helper()
	_, secret, err := w.desk.AddToken(w.t.Context(), w.admin(), "test "+string(role), role, w.clock())
	w.must(err)
	b := w.browser()
	b.header.Set("Authorization", "Bearer "+secret)
	return b
}

func decode[T any](t *testing.T, p page) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(p.body), &v); err != nil {
		t.Fatalf("%v in\n%s", err, p.body)
	}
	return v
}

func TestTheRegisterIsReadWithAToken(t *testing.T) {
	w := newWorld(t, nil)
	w.waits("De lamp was kapot. Dat had ik niet verwacht.")
	b := w.program(bot.RoleSupervisor)
	got := b.get("/api/v1/complaints")
	if got.status != 200 {
		t.Fatalf("status %d\n%s", got.status, got.body)
	}
	list := decode[complaintList](t, got)
	if list.Total != 1 || len(list.Complaints) != 1 || list.Next != nil {
		t.Fatalf("%+v", list)
	}
	one := list.Complaints[0]
	if one.Reference == "" || one.PromiseOn == nil || one.ReceivedOn == nil || one.Story == nil {
		t.Errorf("a field is missing: %s", got.body)
	}
	for _, spelled := range []string{one.Reference, strings.ToLower(one.Reference), strings.ReplaceAll(one.Reference, "-", "")} {
		if got := b.get("/api/v1/complaints/" + spelled); got.status != 200 || decode[complaint](t, got).Conversation != one.Conversation {
			t.Errorf("%s: %d", spelled, got.status)
		}
	}
	talk := decode[transcript](t, b.get("/api/v1/complaints/"+one.Reference+"/transcript"))
	if len(talk.Events) < 4 || !strings.Contains(string(talk.Events[0]), `"kind":"said"`) {
		t.Errorf("transcript %s", talk.Events)
	}
}

func TestTheRegisterIsClosedWithoutATokenThatMay(t *testing.T) {
	w := newWorld(t, nil)
	nobody, agent := w.browser(), w.program(bot.RoleAgent)
	wrong := w.browser()
	wrong.header.Set("Authorization", "Bearer gehoor_x")
	basic := w.browser()
	basic.header.Set("Authorization", "Basic "+strings.TrimPrefix(agent.header.Get("Authorization"), "Bearer "))
	session := w.login(w.person("Bo", bot.RoleAdmin)) // a cookie is no token
	for _, path := range []string{"/api/v1/complaints", "/api/v1/complaints/K26-7XQ4M-2P9TC", "/api/v1/complaints/x/transcript"} {
		for name, c := range map[string]struct {
			b      *browser
			status int
		}{
			"nobody": {nobody, 401}, "wrong": {wrong, 401}, "basic": {basic, 401}, "session": {session, 401}, "agent": {agent, 403},
		} {
			got := c.b.get(path)
			if got.status != c.status || got.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s as %s: %d %s", path, name, got.status, got.header.Get("Content-Type"))
			}
			if c.status == 401 && !strings.HasPrefix(got.header.Get("WWW-Authenticate"), "Bearer") {
				t.Errorf("%s as %s: no challenge", path, name)
			}
		}
	}
}

func TestProblemsAreWordedForTheReader(t *testing.T) {
	w := newWorld(t, nil)
	b := w.program(bot.RoleSupervisor)
	for accept, want := range map[string]string{
		"nl-BE,nl;q=0.9": "Het filter ‘from’ heeft een waarde die niet kan.",
		"en-GB":          "The filter ‘from’ has a value that is not possible.",
		"fr":             "Het filter ‘from’ heeft een waarde die niet kan.",
	} {
		b.header.Set("Accept-Language", accept)
		got := b.get("/api/v1/complaints?from=31-11-2026")
		p := decode[problem](t, got)
		if got.status != 422 || p.Status != 422 || p.Code != "invalid" || p.Detail != want || !strings.HasPrefix(p.Type, "urn:gehoor:problem:") {
			t.Errorf("%s: %s", accept, got.body)
		}
	}
	if got := b.get("/api/v1/nonsense"); got.status != 404 || got.header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("an unknown address: %d %s", got.status, got.header.Get("Content-Type"))
	}
}

func TestTheRegisterIsPagedWithoutGapsOrDoubles(t *testing.T) {
	w := newWorld(t, nil)
	want := map[string]bool{}
	for range 7 {
		want[string(w.waits("Verhaal"))] = true
	}
	b := w.program(bot.RoleSupervisor)
	path, pages := "/api/v1/complaints?limit=3", 0
	for path != "" {
		got := b.get(path)
		list := decode[complaintList](t, got)
		for _, c := range list.Complaints {
			if !want[c.Conversation] {
				t.Errorf("%s comes twice, or from nowhere", c.Conversation)
			}
			delete(want, c.Conversation)
		}
		pages++
		path = ""
		if list.Next != nil {
			link, _, _ := strings.Cut(strings.TrimPrefix(got.header.Get("Link"), "<"), ">")
			path = link
		}
	}
	if pages != 3 || len(want) != 0 {
		t.Errorf("%d pages; left out: %v", pages, want)
	}
	if got := b.get("/api/v1/complaints?cursor=nonsense"); got.status < 400 || got.status >= 500 {
		t.Errorf("a cursor of nonsense: %d", got.status)
	}
}

func TestTheRegisterIsFiltered(t *testing.T) {
	w := newWorld(t, nil)
	w.waits("De bestelling kwam niet")
	w.complains("Er is gaslucht in de gang")
	b := w.program(bot.RoleSupervisor)
	for query, want := range map[string]int{
		"":                               2,
		"?q=bestelling":                  1,
		"?q=GASLUCHT+gang":               1,
		"?q=zeppelin":                    0,
		"?flag=t1":                       1,
		"?flag=t2":                       0,
		"?status=queued":                 2,
		"?status=resolved,closed":        0,
		"?priority=critical":             1,
		"?locale=en":                     0,
		"?from=2026-03-02&to=2026-03-02": 2,
		"?from=2026-03-03":               0,
		"?due_before=2026-03-03":         0,
		"?due_before=2030-01-01":         2,
		"?process=delivery":              0,
		"?status=":                       2,
	} {
		got := b.get("/api/v1/complaints" + query)
		if got.status != 200 {
			t.Errorf("%s: %d %s", query, got.status, got.body)
			continue
		}
		if n := decode[complaintList](t, got).Total; n != want {
			t.Errorf("%s: %d, want %d", query, n, want)
		}
	}
	for _, query := range []string{"?status=open", "?flag=t99", "?limit=0", "?limit=9999", "?limit=x", "?from=2026-02-30", "?locale=fr", "?process=A%20B", "?unknown=1", "?order=x", "?q=" + strings.Repeat("x", 300)} {
		if got := b.get("/api/v1/complaints" + query); got.status != 422 {
			t.Errorf("%s: %d, want 422", query, got.status)
		}
	}
}

func TestTheAPISlowsWhoCallsTooMuch(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.API = 2 })
	b := w.browser()
	b.get("/api/v1/complaints")
	b.get("/api/v1/complaints")
	if got := b.get("/api/v1/complaints"); got.status != http.StatusTooManyRequests {
		t.Errorf("status %d", got.status)
	}
}

func TestErasedComplaintsAreNotFound(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	b := w.program(bot.RoleSupervisor)
	ref := decode[complaintList](t, b.get("/api/v1/complaints")).Complaints[0].Reference
	w.must(w.store.Erase(t.Context(), bot.Tombstone{Conversation: id, Reference: ref, At: w.clock(), Why: "test"}))
	for _, path := range []string{"/api/v1/complaints/" + ref, "/api/v1/complaints/" + ref + "/transcript"} {
		if got := b.get(path); got.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, got.status)
		}
	}
}

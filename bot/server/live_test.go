package server

import (
	"bufio"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// stream listens at /desk/live and passes on the names of events.
func (b *browser) stream(path string) <-chan string {
	b.w.t.Helper()
	req, err := http.NewRequestWithContext(b.w.t.Context(), "GET", b.w.http.URL+path, nil)
	b.w.must(err)
	res, err := b.client.Do(req)
	b.w.must(err)
	if res.StatusCode != 200 || res.Header.Get("Content-Type") != "text/event-stream" {
		b.w.t.Fatalf("live: %d %s", res.StatusCode, res.Header.Get("Content-Type"))
	}
	events := make(chan string, 16)
	go func() {
		defer close(events)
		defer res.Body.Close()
		lines := bufio.NewScanner(res.Body)
		for lines.Scan() {
			if name, ok := strings.CutPrefix(lines.Text(), "event: "); ok {
				events <- name
			} else if data, ok := strings.CutPrefix(lines.Text(), "data:"); ok && data != "" {
				events <- "data " + data
			}
		}
	}()
	return events
}

func next(t *testing.T, events <-chan string, want string) {
	t.Helper()
	select {
	case got, ok := <-events:
		if !ok || got != want {
			t.Fatalf("got %q (open %v), want %q", got, ok, want)
		}
	case <-time.After(10 * time.Second):
		t.Fatalf("no %q came", want)
	}
}

func TestLiveSaysThatSomethingChangedAndNotWhat(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	b := w.login(w.person("Anna", bot.RoleAgent))
	all, one := b.stream("/desk/live"), b.stream("/desk/live?c="+string(id))
	next(t, all, "hello")
	next(t, one, "hello")
	w.complains("Een ander verhaal")
	next(t, all, "changed")
	_, err := w.runtime.Tell(t.Context(), id, bot.Say{Key: "x", Text: "Nog iets"})
	w.must(err)
	next(t, one, "changed")
	next(t, all, "changed")
}

func TestLiveEndsWithTheServer(t *testing.T) {
	w := newWorld(t, nil)
	events := w.login(w.person("Anna", bot.RoleAgent)).stream("/desk/live")
	next(t, events, "hello")
	w.server.Close()
	select {
	case _, open := <-events:
		if open {
			t.Error("something came after the end")
		}
	case <-time.After(10 * time.Second):
		t.Error("it goes on")
	}
}

func TestLiveEndsWithTheLogin(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.LiveBeat = 10 * time.Millisecond })
	u := w.person("Anna", bot.RoleAgent)
	events := w.login(u).stream("/desk/live")
	next(t, events, "hello")
	w.must(w.desk.SetDisabled(t.Context(), w.admin(), u.ID, true))
	next(t, events, "ended")
}

func TestLiveHasRoomForSoMany(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.Live = 1 })
	b := w.login(w.person("Anna", bot.RoleAgent))
	next(t, b.stream("/desk/live"), "hello")
	if got := b.get("/desk/live"); got.status != http.StatusServiceUnavailable {
		t.Errorf("status %d", got.status)
	}
}

func TestAPageThatRefreshesItselfIsToldWhenTheLoginEnded(t *testing.T) {
	w := newWorld(t, nil)
	b := w.login(w.person("Anna", bot.RoleAgent))
	w.pass(9 * time.Hour)
	b.header.Set("X-Gehoor-Refresh", "1")
	if got := b.get("/desk"); got.status != http.StatusUnauthorized {
		t.Errorf("status %d", got.status)
	}
}

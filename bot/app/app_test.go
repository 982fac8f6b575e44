package app_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
)

// settings are those of a fresh installation in a folder of the test's own.
func settings(t *testing.T) config.Settings {
	t.Helper()
	s := config.Default()
	s.Addr, s.Data = "127.0.0.1:0", t.TempDir()
	return s
}

// start starts the whole program and stops it when the test ends.
func start(t *testing.T, s config.Settings) (a *app.App, printed *bytes.Buffer) {
	t.Helper()
	printed = &bytes.Buffer{}
	a, err := app.New(t.Context(), app.Options{Settings: s, Log: slog.New(slog.DiscardHandler), Out: printed})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		if err := a.Stop(ctx); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return a, printed
}

// A store whose summaries need no repair ended that work at once, and the log
// of every installation on SQLite called it a failure, once a minute.
func TestNothingFailsAfterAFreshStart(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	a, err := app.New(t.Context(), app.Options{Settings: settings(t), Log: slog.New(slog.NewTextHandler(&log, nil))})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	if status, body := get(t, a.URL()+"/readyz"); status != http.StatusOK {
		t.Errorf("%d %s", status, body)
	}
	if err := a.Stop(context.Background()); err != nil {
		t.Error(err)
	}
	if strings.Contains(log.String(), "level=ERROR") {
		t.Errorf("a fresh start logs\n%s", log.String())
	}
}

func TestOneServerPerDataFolder(t *testing.T) {
	t.Parallel()
	s := settings(t)
	start(t, s)
	_, err := app.New(t.Context(), app.Options{Settings: s})
	if err == nil || !strings.Contains(err.Error(), "another server") {
		t.Errorf("a second server on one data folder: %v", err)
	}
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

func TestTheWholeProgramAnswers(t *testing.T) {
	t.Parallel()
	a, printed := start(t, settings(t))
	for path, want := range map[string]string{
		"/":                  "widget.js",
		"/widget.js":         "",
		"/chat":              "<form",
		"/desk/login":        "<form",
		"/healthz":           "",
		"/readyz":            "",
		"/metrics":           "gehoor_commits_total",
		"/api/openapi.json":  "/api/v1/complaints",
		"/api/asyncapi.json": "gehoor.v1",
	} {
		if code, body := get(t, a.URL()+path); code != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("GET %s: %d, without %q", path, code, want)
		}
	}
	for path, want := range map[string]int{"/nothing": 404, "/api/v1/complaints": 401} {
		if code, _ := get(t, a.URL()+path); code != want {
			t.Errorf("GET %s: %d, want %d", path, code, want)
		}
	}
	for _, want := range []string{"demo page  " + a.URL() + "/", "desk       " + a.URL() + "/desk", a.URL() + "/desk/invite/"} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("it printed no %q:\n%s", want, printed)
		}
	}
}

// A newcomer's link to the desk must work, once, and not be printed again when
// somebody has used it.
func TestTheFirstAdministratorsLink(t *testing.T) {
	t.Parallel()
	s := settings(t)
	a, printed := start(t, s)
	_, link, _ := strings.Cut(printed.String(), "/desk/invite/")
	link, _, _ = strings.Cut(link, "\n")
	code, body := get(t, a.URL()+"/desk/invite/"+link)
	if code != http.StatusOK || !strings.Contains(body, `type="password"`) {
		t.Fatalf("the link answers %d without a password to set", code)
	}
	if code, _ := get(t, a.URL()+"/desk/invite/"+strings.Repeat("x", len(link))); code != http.StatusNotFound {
		t.Errorf("another link answers %d", code)
	}
}

func dial(t *testing.T, a *app.App) *websocket.Conn {
	t.Helper()
	d := websocket.Dialer{Subprotocols: []string{"gehoor.v1"}}
	conn, resp, err := d.DialContext(t.Context(), "ws://"+a.Addr().String()+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	t.Cleanup(func() { conn.Close() })
	return conn
}

// frame reads frames until one of that type comes.
func frame(t *testing.T, conn *websocket.Conn, kind string) map[string]any {
	t.Helper()
	for {
		_, data, err := conn.ReadMessage()
		if err != nil {
			t.Fatalf("waiting for %s: %v", kind, err)
		}
		var f map[string]any
		if err := json.Unmarshal(data, &f); err != nil {
			t.Fatal(err)
		}
		if f["type"] == kind {
			return f
		}
	}
}

// A stop tells every client to come back (1012), answers what was under way,
// and leaves a store that another process can open.
func TestAStopIsKindToClients(t *testing.T) {
	t.Parallel()
	s := settings(t)
	a, _ := start(t, s)
	conn := dial(t, a)
	if err := conn.WriteJSON(map[string]any{"type": "hello", "locale": "en"}); err != nil {
		t.Fatal(err)
	}
	welcome := frame(t, conn, "welcome")
	if err := conn.WriteJSON(map[string]any{"type": "say", "id": "00000000-0000-4000-8000-000000000001", "text": "My parcel never came."}); err != nil {
		t.Fatal(err)
	}
	ack := frame(t, conn, "ack")

	stopped := make(chan error, 1)
	go func() {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		defer cancel()
		stopped <- a.Stop(ctx)
	}()
	var err error
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
	if !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
		t.Errorf("closed with %v, want 1012", err)
	}
	if err := <-stopped; err != nil {
		t.Fatalf("stop: %v", err)
	}

	again, _ := start(t, s)
	conn = dial(t, again)
	if err := conn.WriteJSON(map[string]any{"type": "hello", "token": welcome["token"], "after": 0}); err != nil {
		t.Fatal(err)
	}
	if got := frame(t, conn, "welcome"); got["conversation"] != welcome["conversation"] {
		t.Errorf("resumed %v, want %v", got["conversation"], welcome["conversation"])
	}
	for {
		e := frame(t, conn, "event")
		if e["re"] == "00000000-0000-4000-8000-000000000001" {
			if e["seq"] != ack["seq"] {
				t.Errorf("the message stands at %v, its ack said %v", e["seq"], ack["seq"])
			}
			break
		}
	}
}

func TestWhatCanNotStartSaysWhy(t *testing.T) {
	t.Parallel()
	a, _ := start(t, settings(t))
	taken := settings(t)
	taken.Addr = a.Addr().String()
	b, err := app.New(t.Context(), app.Options{Settings: taken})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Start(t.Context()); err == nil || !strings.Contains(err.Error(), "--addr") {
		t.Errorf("a port that is taken: %v", err)
	}
	if err := b.Stop(t.Context()); err != nil {
		t.Errorf("stopping what never started: %v", err)
	}

	wrong := settings(t)
	wrong.Dialogs = t.TempDir()
	if _, err := app.New(t.Context(), app.Options{Settings: wrong}); err == nil || !strings.Contains(err.Error(), "no dialog") {
		t.Errorf("an empty folder of dialogs: %v", err)
	}
	wrong = settings(t)
	wrong.MongoDBURI = "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200"
	if _, err := app.New(t.Context(), app.Options{Settings: wrong}); err == nil {
		t.Error("a database that is not there was not missed")
	}
}

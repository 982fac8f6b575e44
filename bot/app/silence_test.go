package app_test

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/app"
)

// kept is a log that can be read while others write it.
type kept struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (k *kept) Write(p []byte) (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.buf.Write(p)
}

func (k *kept) String() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.buf.String()
}

// Logs and metrics are for operators: what a customer says, and the secrets
// that open a conversation or the desk, must never reach them, at any level.
func TestTheLogHoldsNoCustomerAndNoSecret(t *testing.T) {
	t.Parallel()
	s := settings(t)
	s.LogLevel = "debug"
	var log kept
	var printed bytes.Buffer
	a, err := app.New(t.Context(), app.Options{Settings: s, Log: app.NewLog(&log, s), Out: &printed})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	conn := dial(t, a)
	if err := conn.WriteJSON(map[string]any{"type": "hello", "locale": "nl", "page": "https://example.nl/?q=zandkorrel"}); err != nil {
		t.Fatal(err)
	}
	token, _ := frame(t, conn, "welcome")["token"].(string)
	for _, text := range []string{"Zandkorrel in de ketting, bel 06-12345678.", "Mijn wachtwoord is zandkorrel1", "Ik wil een medewerker spreken"} {
		if err := conn.WriteJSON(map[string]any{"type": "say", "id": "00000000-0000-4000-8000-00000000000" + text[:1], "text": text}); err != nil {
			t.Fatal(err)
		}
	}
	if err := conn.WriteJSON(map[string]any{"type": "choose", "id": "x", "choice": "zandkorrel"}); err != nil {
		t.Fatal(err)
	}
	frame(t, conn, "error")
	_, secret, _ := strings.Cut(printed.String(), "/desk/invite/")
	secret, _, _ = strings.Cut(secret, "\n")
	get(t, a.URL()+"/desk/invite/"+secret)
	get(t, a.URL()+"/status?reference=zandkorrel&code=zandkorrel")
	resp, err := http.PostForm(a.URL()+"/chat", url.Values{"text": {"zandkorrel"}})
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	_, metrics := get(t, a.URL()+"/metrics")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	if err := a.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	everything := log.String() + metrics
	if !strings.Contains(everything, "msg=committed") {
		t.Fatal("nothing was logged")
	}
	for name, never := range map[string]string{"a customer's word": "andkorrel", "a phone number": "12345678", "a token": token, "an invite": secret} {
		if never == "" || strings.Contains(everything, never) {
			t.Errorf("%s (%q) is in the log or the metrics", name, never)
		}
	}
}

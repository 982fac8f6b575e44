package assist_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/understand/pii/piitest"
)

// endpoint answers every request with the same words, and keeps what it is sent.
type endpoint struct {
	mu   sync.Mutex
	sent []string
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "", http.StatusBadRequest)
		return
	}
	e.mu.Lock()
	e.sent = append(e.sent, string(body))
	e.mu.Unlock()
	answer, err := json.Marshal(map[string]any{
		"id": "1", "object": "chat.completion", "model": "test-model",
		"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]any{"role": "assistant", "content": line("", "sorry", "")}}},
		"usage":   map[string]any{"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
	})
	if err == nil {
		w.Header().Set("Content-Type", "application/json")
		_, err = w.Write(answer)
	}
	if err != nil {
		http.Error(w, "", http.StatusInternalServerError)
	}
}

// texts are the words in what was sent, as a reader of JSON sees them.
func (e *endpoint) texts(t *testing.T) []string {
	e.mu.Lock()
	defer e.mu.Unlock()
	var out []string
	for _, s := range e.sent {
		var v struct {
			Messages []struct{ Content string } `json:"messages"`
		}
		if err := json.Unmarshal([]byte(s), &v); err != nil {
			t.Fatal(err)
		}
		for _, m := range v.Messages[1:] { // the first are our instructions
			out = append(out, m.Content)
		}
	}
	return out
}

// journal is a log that may be written by many.
type journal struct {
	mu sync.Mutex
	bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.Buffer.Write(p)
}

// Given customers who write account, citizen and card numbers, passwords and
// their names in whatever way, when their conversations are kept, read by a
// model and logged, then none of these numbers is in the log of the
// conversation, in a request or in the program's own log, and no name in a
// request.
func TestPersonalDataStaysOutOfLogsAndRequests(t *testing.T) {
	e := &endpoint{}
	server := httptest.NewServer(e)
	defer server.Close()
	s := config.Default()
	s.Data, s.LLMBaseURL, s.LLMModel, s.LLMTimeout, s.StoryPause = t.TempDir(), server.URL+"/v1", "test-model", 5*time.Second, time.Minute
	var log journal
	talk, err := app.OpenTalk(t.Context(), s, slog.New(slog.NewJSONHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug})))
	if err != nil {
		t.Fatal(err)
	}
	var secrets []piitest.Secret
	var names []string
	rapid.Check(t, func(rt *rapid.T) {
		locale := rapid.SampledFrom([]string{"nl", "en"}).Draw(rt, "locale")
		r, err := talk.Open(t.Context(), bot.Open{Locale: locale, Channel: "web"})
		if err != nil {
			rt.Fatal(err)
		}
		first, last := rapid.SampledFrom(givenNames).Draw(rt, "first"), rapid.SampledFrom(familyNames).Draw(rt, "last")
		secret := piitest.Any(rt)
		secrets, names = append(secrets, secret), append(names, first, last)
		known := map[string]string{"nl": "Mijn naam is %s %s. Het pakket met de lamp is nooit aangekomen.", "en": "My name is %s %s. The parcel with the lamp never arrived."}
		again := map[string]string{"nl": "Op de doos stond %s, en bij de buren kennen ze %s niet eens.", "en": "The box said %s, and the neighbours have not even heard of %s."}
		for i, text := range []string{fmt.Sprintf(known[locale], first, last), piitest.Sentence(rt, locale, secret), fmt.Sprintf(again[locale], strings.ToUpper(first), last)} {
			if _, err := talk.Tell(t.Context(), r.Conversation, bot.Say{Key: fmt.Sprint("k", i), Text: text}); err != nil {
				rt.Fatal(err)
			}
		}
		kept, err := talk.Load(t.Context(), r.Conversation, 0)
		if err != nil {
			rt.Fatal(err)
		}
		for _, c := range kept {
			for _, event := range c.Events {
				if all := fmt.Sprintf("%+v", event); secret.In(all) {
					rt.Fatalf("%s %q is kept in %s", secret.Kind, secret.Value, all)
				}
			}
		}
	})
	if err := talk.Close(t.Context()); err != nil { // what is being asked is asked to its end
		t.Fatal(err)
	}
	sent := e.texts(t)
	if len(sent) < 20 {
		t.Fatalf("only %d requests", len(sent))
	}
	for _, text := range append(sent, log.String()) {
		for _, secret := range secrets {
			if secret.In(text) {
				t.Errorf("%s %q left in %s", secret.Kind, secret.Value, text[max(0, strings.Index(text, `"messages"`)):])
			}
		}
	}
	for _, text := range sent {
		for _, name := range names {
			if strings.Contains(strings.ToLower(text), strings.ToLower(name)) {
				t.Errorf("the name %s left in %s", name, text[max(0, strings.Index(text, `"messages"`)):])
			}
		}
		if !strings.Contains(text, "[NAME_1]") {
			t.Errorf("no placeholder in %s", text[max(0, strings.Index(text, `"messages"`)):])
		}
	}
	t.Logf("%d requests about %d secrets", len(sent), len(secrets))
}

var (
	givenNames  = []string{"Fenna", "Katinka", "Joost", "Mehmet", "Chantal", "Wendell", "Priya", "Siobhan", "Björn", "Aleksandra"}
	familyNames = []string{"Hoekstra", "Vermeulen", "Yildirim", "Achterberg", "Featherstone", "Okonkwo", "Ramachandran", "Kowalski"}
)

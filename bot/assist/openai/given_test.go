package openai_test

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist/openai"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// good is an answer as a model should give it.
const good = `{"facts":[{"slot":"process","choice":"delivery","quote":"pakket is zoek","confidence":0.9}],` +
	`"flags":[],"acknowledgement":{"id":"waiting","quote":"ik wacht al weken"},"sentence":""}`

func brief(t *testing.T) bot.Brief {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	script, _ := dialogs.Builtin().Dialog("complaint")
	return bot.Brief{
		About: 7, Locale: "nl", Dialog: bot.NewTopics(script, words), Open: []string{"process", "remedy"},
		Lines: []bot.BriefLine{{Seq: 7, Role: bot.Customer, Text: "Mijn pakket is zoek en ik wacht al weken."}},
	}
}

// endpoint is a server that answers every request with serve; asked counts
// them and body keeps the last. A request that was given up on its way was not
// asked: a short limit can end while the body is being sent.
func endpoint(t *testing.T, o openai.Options, serve http.HandlerFunc) (a *openai.Assistant, asked *int, body *map[string]any) {
	t.Helper()
	asked, body = new(int), new(map[string]any)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sent, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		*asked++
		if err := json.Unmarshal(sent, body); err != nil {
			t.Errorf("the request holds no JSON: %v", err)
		}
		serve(w, r)
	}))
	t.Cleanup(s.Close)
	o.BaseURL, o.Now = s.URL+"/v1/", time.Now
	if o.Model == "" {
		o.Model = "test-model"
	}
	return openai.New(o), asked, body
}

// completion is an answer in the endpoint's own wrapping.
func completion(content, finish string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{
			"id": "x", "object": "chat.completion", "model": "test-model-2026-11-01",
			"choices": []any{map[string]any{"index": 0, "message": map[string]any{"role": "assistant", "content": content}, "finish_reason": finish}},
			"usage":   map[string]any{"prompt_tokens": 400, "completion_tokens": 45, "total_tokens": 445},
		})
	}
}

// raw answers with a status and a body as they are.
func raw(status int, body string, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// faulty checks that asking ends in this fault.
func faulty(t *testing.T, a *openai.Assistant, want bot.Fault) *bot.ModelFault {
	t.Helper()
	p, err := a.Consider(t.Context(), brief(t))
	var f *bot.ModelFault
	if !errors.As(err, &f) || f.Why != want {
		t.Fatalf("got %+v and %v (%v), want the fault %q", p, err, errors.Unwrap(err), want)
	}
	return f
}

const moment = 50 * time.Millisecond

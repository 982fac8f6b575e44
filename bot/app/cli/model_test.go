package cli_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheModelReadsBesideTheRules(t *testing.T) {
	t.Parallel()
	sent := ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		sent = string(body)
		_ = json.NewEncoder(w).Encode(map[string]any{"model": "m-1", "choices": []any{map[string]any{
			"finish_reason": "stop",
			"message": map[string]any{
				"role": "assistant",
				"content": `{"facts":[{"slot":"process","choice":"delivery","quote":"pakket is zoek","confidence":0.9}],` +
					`"flags":[],"acknowledgement":{"id":"none","quote":""},"sentence":""}`,
			},
		}}})
	}))
	defer s.Close()
	out := must(t, "Mijn pakket is zoek, bel 06-12345678.\n", "read", "--model", "--llm-base-url", s.URL, "--llm-model", "m")
	for _, want := range []string{`"acts":`, `"model":{"facts":[{"slot":"process","choice":"delivery"`, `"version":"m-1"`} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in %s", want, out)
		}
	}
	if strings.Contains(sent, "12345678") {
		t.Errorf("it was sent %s", sent)
	}
	// Nobody listens at port 1. That of the server, closed, may be another test's.
	if out := must(t, "Mijn pakket is zoek.\n", "read", "--model", "--llm-base-url", "http://127.0.0.1:1", "--llm-model", "m"); !strings.Contains(out, `"fault":"connect"`) {
		t.Errorf("got %s", out)
	}
}

func TestTheModelIsSwitchedByAFile(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	file := filepath.Join(data, "llm_mode")
	must(t, "", "model", "off", "--data", data)
	if got, err := os.ReadFile(file); err != nil || string(got) != "off\n" {
		t.Errorf("%q, %v", got, err)
	}
	must(t, "", "model", "default", "--data", data)
	must(t, "", "model", "default", "--data", data)
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("the file is still there: %v", err)
	}
}

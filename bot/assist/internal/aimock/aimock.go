// Package aimock starts a model endpoint that nobody here wrote, for tests: the
// npm package @copilotkit/aimock, pinned in package-lock.json beside this file.
// It answers as fixtures say and keeps a journal of what it was sent.
package aimock

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"
)

// Fixture is an answer and what it answers, in aimock's own terms.
type Fixture = map[string]any

// Says is a fixture that answers messages with this text in them.
func Says(when, content string, more ...any) Fixture {
	response := map[string]any{"content": content}
	f := Fixture{"match": map[string]any{"userMessage": when}, "response": response}
	for i := 0; i+1 < len(more); i += 2 {
		switch key := more[i].(string); key {
		case "finishReason":
			response[key] = more[i+1]
		default:
			f[key] = more[i+1]
		}
	}
	return f
}

// Fails is a fixture that answers with an error.
func Fails(when string, status int, more ...any) Fixture {
	response := map[string]any{"status": status, "error": map[string]any{"message": "no", "type": "server_error"}}
	for i := 0; i+1 < len(more); i += 2 {
		response[more[i].(string)] = more[i+1]
	}
	return Fixture{"match": map[string]any{"userMessage": when}, "response": response}
}

// Server is an endpoint that runs until its test ends.
type Server struct {
	URL string // ends in /v1
	t   testing.TB
}

var listening = regexp.MustCompile(`listening on (http://127\.0\.0\.1:\d+)`)

// Start starts an endpoint. Without node, or where the package is not
// installed, the test is skipped; in CI it fails: there it must run.
func Start(t testing.TB, fixtures ...Fixture) *Server {
	t.Helper()
	program := filepath.Join(folder(t), "node_modules", "@copilotkit", "aimock", "dist", "cli.js")
	node, err := exec.LookPath("node")
	if err == nil {
		_, err = os.Stat(program)
	}
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("aimock: %v; .ci/run tools installs it", err)
		}
		t.Skipf("aimock: %v; npm ci in bot/assist/internal/aimock installs it", err)
	}
	file := filepath.Join(t.TempDir(), "fixtures.json")
	data, err := json.Marshal(map[string]any{"fixtures": fixtures})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(node, program, "-p", "0", "-f", file, "--strict", "-c", "20", "--log-level", "info", "--validate-on-load")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
	lines := bufio.NewScanner(out)
	said := ""
	for lines.Scan() {
		said += lines.Text() + "\n"
		if m := listening.FindStringSubmatch(lines.Text()); m != nil {
			go func() {
				for lines.Scan() { // else it blocks when the pipe is full
				}
			}()
			return &Server{URL: m[1] + "/v1", t: t}
		}
	}
	t.Fatalf("aimock did not start:\n%s", said)
	return nil
}

// folder is this one, from wherever in the module the test runs.
func folder(t testing.TB) string {
	t.Helper()
	at, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return filepath.Join(at, "bot", "assist", "internal", "aimock")
		}
		if up := filepath.Dir(at); up != at {
			at = up
			continue
		}
		t.Fatal("aimock: not within the module")
	}
}

// Sent is what a request held.
type Sent struct {
	Headers map[string]string `json:"headers"`
	Body    struct {
		Model    string `json:"model"`
		Messages []struct {
			Role    string `json:"role"`
			Content string `json:"content"`
		} `json:"messages"`
	} `json:"body"`
	Raw string `json:"-"` // all of it
}

// Input is the last message of the request: what the model was shown.
func (s Sent) Input() string { return s.Body.Messages[len(s.Body.Messages)-1].Content }

// Journal is all that was sent, in order.
func (s *Server) Journal() []Sent {
	s.t.Helper()
	res, err := http.Get(s.URL[:len(s.URL)-len("/v1")] + "/__aimock/journal?limit=1000")
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	var raw []json.RawMessage
	if err := json.NewDecoder(res.Body).Decode(&raw); err != nil {
		s.t.Fatal(err)
	}
	out := make([]Sent, len(raw))
	for i, r := range raw {
		if err := json.Unmarshal(r, &out[i]); err != nil {
			s.t.Fatal(fmt.Errorf("aimock: %w", err))
		}
		out[i].Raw = string(r)
	}
	return out
}

package widget

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/widget/internal/build"
)

// A property that cannot fail proves nothing: each of these faults, put into the state machine,
// must be found by the ten thousand schedules.
func TestSchedulesFindFaults(t *testing.T) {
	node := lookNode(t)
	for _, m := range []struct{ name, from, to string }{
		{"events shown again", "if (f.seq <= s.cursor) return;", ""},
		{"a message forgotten once it is on the wire", "    s.sent = next?.body.id;\n", "    s.sent = next?.body.id;\n    s.outbox = s.outbox.slice(1);\n"},
		{"a message overtakes another", "      s.outbox = [...s.outbox, item];\n", "      s.outbox = [...s.outbox, item];\n      if (s.phase === Phase.live) act('send', item.body);\n"},
		{"the last message first", "s.outbox = [...s.outbox, item];", "s.outbox = [item, ...s.outbox];"},
		{"a new id for a message that is sent again", "act('send', next.body)", "act('send', { ...next.body, id: next.body.id + s.tries })"},
		{"a lost connection still owes an answer", "s.sent = s.held = undefined;", "s.held = undefined;"},
		{"refused for now, and never tried again", "        s.held = undefined;\n        flush();", "        flush();"},
		{"the cursor stands still", "s.cursor = f.seq;", ""},
		{"gives up after some failures", "    act('hangup');\n    backOff();", "    act('hangup');\n    if (s.tries < 3) backOff();"},
	} {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			for _, part := range []string{"src", "test"} {
				if err := os.Mkdir(filepath.Join(dir, part), 0o700); err != nil {
					t.Fatal(err)
				}
				copyScripts(t, part, filepath.Join(dir, part))
			}
			machine := filepath.Join(dir, "src", "machine.ts")
			source, err := os.ReadFile(machine)
			if err != nil {
				t.Fatal(err)
			}
			if strings.Count(string(source), m.from) != 1 {
				t.Fatalf("machine.ts has no single %q: the fault no longer applies", m.from)
			}
			if err := os.WriteFile(machine, []byte(strings.Replace(string(source), m.from, m.to, 1)), 0o600); err != nil {
				t.Fatal(err)
			}
			script, err := build.Script(filepath.Join(dir, "test", "network.test.ts"))
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(dir, "test.mjs")
			if err := os.WriteFile(file, script, 0o600); err != nil {
				t.Fatal(err)
			}
			// A fault that makes the schedules run for ever has been found as well. Without --test it is
			// this one process, and ends with it: a process of its own would go on, and hold the pipe open.
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			out, err := exec.CommandContext(ctx, node, file).CombinedOutput()
			if err == nil {
				t.Errorf("the schedules did not find it:\n%s", out)
			} else if ctx.Err() == nil && !strings.Contains(string(out), "seed ") {
				t.Errorf("it failed otherwise than by a schedule:\n%s", out)
			}
		})
	}
}

func copyScripts(t *testing.T, from, to string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(from, "*.ts"))
	if err != nil || len(names) == 0 {
		t.Fatalf("scripts: %v, %v", names, err)
	}
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(name)), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// childVariable makes the test binary another process of a test: its value is
// what the process does and the path of the store, divided by a space.
const childVariable = "GEHOOR_TEST_CHILD"

func TestMain(m *testing.M) {
	var does, path string
	if fmt.Sscan(os.Getenv(childVariable), &does, &path); does != "" {
		if err := children[does](path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// children are what other processes do in these tests.
var children = map[string]func(path string) error{"chat": chat}

func child(t *testing.T, does, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self)
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s %s", childVariable, does, path))
	cmd.Stderr = os.Stderr
	return cmd
}

const chatters = 40

// chat appends to many conversations at once, for ever, going on where each
// log ends, and prints every commit that was acknowledged.
func chat(path string) error {
	ctx := context.Background()
	s, err := Open(ctx, path, Options{Busy: unending})
	if err != nil {
		return err
	}
	failed := make(chan error)
	var out sync.Mutex
	for n := range chatters {
		id := bot.ID(fmt.Sprintf("c%d", n))
		go func() {
			log, err := s.Load(ctx, id, 0)
			if err != nil && bot.CodeOf(err) != bot.NotFound {
				failed <- err
				return
			}
			for seq := uint64(len(log)) + 1; ; seq++ {
				c, sum := message(id, seq, 300)
				if err := s.Append(ctx, c, sum); err != nil {
					failed <- err
					return
				}
				out.Lock()
				fmt.Println(id, seq)
				out.Unlock()
			}
		}()
	}
	return <-failed
}

// The process is killed in the middle of forty chats, again and again. Every
// commit that was acknowledged is there, once, and every summary fits its log.
func TestKilledProcessLosesNothing(t *testing.T) {
	path := file(t)
	acknowledged := map[bot.ID]uint64{}
	for range 4 {
		cmd := child(t, "chat", path)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 500 && lines.Scan(); n++ {
			note(t, acknowledged, lines.Text())
		}
		if err := cmd.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for lines.Scan() { // what it said before it died
			note(t, acknowledged, lines.Text())
		}
		_ = cmd.Wait() // "signal: killed"
	}
	if len(acknowledged) != chatters {
		t.Fatalf("%d chats were heard of", len(acknowledged))
	}
	s := open(t, path, Options{})
	if err := s.Check(t.Context()); err != nil {
		t.Error(err)
	}
	err := s.Walk(t.Context(), func(id bot.ID, log []bot.Commit, stored *bot.Summary) error {
		for i, c := range log {
			if c.Seq != uint64(i+1) {
				t.Errorf("%s: commit %d stands at %d", id, c.Seq, i+1)
			}
		}
		if last := uint64(len(log)); last < acknowledged[id] {
			t.Errorf("%s: %d commits were acknowledged, %d are there", id, acknowledged[id], last)
		} else if stored == nil || stored.LastSeq != last {
			t.Errorf("%s: the log ends at %d, the summary is %+v", id, last, stored)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func note(t *testing.T, acknowledged map[bot.ID]uint64, line string) {
	t.Helper()
	var id bot.ID
	var seq uint64
	if _, err := fmt.Sscan(line, &id, &seq); err != nil {
		return // it was killed in the middle of the line
	}
	if seq > acknowledged[id] {
		acknowledged[id] = seq
	}
}

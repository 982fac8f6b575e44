package sqlite

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var noon = time.Date(2026, 3, 27, 12, 0, 0, 0, time.UTC)

// message is a commit of one message of the given length.
func message(id bot.ID, seq uint64, length int) (bot.Commit, bot.Summary) {
	text := strings.Repeat("geheim ", length/7+1)[:length]
	c := bot.Commit{Conversation: id, Seq: seq, At: noon, Events: []bot.Event{bot.Said{By: bot.Person{Role: bot.Customer}, Text: text}}}
	return c, bot.Summary{Conversation: id, LastSeq: seq, Status: bot.StatusIntake, UpdatedAt: noon, Messages: int(seq), Search: text}
}

func put(t testing.TB, s *Store, id bot.ID, seq uint64) error {
	t.Helper()
	c, sum := message(id, seq, 2000)
	return s.Append(t.Context(), c, sum)
}

// holds fails unless the log has exactly the commits 1 to n.
func holds(t testing.TB, s *Store, id bot.ID, n uint64) {
	t.Helper()
	log, err := s.Load(t.Context(), id, 0)
	if err != nil || uint64(len(log)) != n || log[n-1].Seq != n {
		t.Fatalf("Load = %d commits, %v, want %d", len(log), err, n)
	}
}

// pages bounds the file, as a full disk does, or lets it grow again.
func pages(t testing.TB, s *Store, n int) {
	t.Helper()
	err := s.writer.do(t.Context(), onAccounts, func(c *conn) error {
		_, err := c.number(fmt.Sprintf("PRAGMA max_page_count = %d", n))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFullStoreRefusesAndGoesOnWhenThereIsRoom(t *testing.T) {
	s := open(t, file(t), Options{MaxPages: 60})
	var stored uint64
	var err error
	for stored < 1000 {
		if err = put(t, s, "a", stored+1); err != nil {
			break
		}
		stored++
	}
	if !errors.Is(err, bot.ErrUnavailable) || stored == 0 {
		t.Fatalf("after %d commits Append = %v", stored, err)
	}
	holds(t, s, "a", stored)
	if err := put(t, s, "b", 1); !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("another conversation: Append = %v", err)
	}
	if _, err := s.Load(t.Context(), "b", 0); !errors.Is(err, bot.ErrNotFound) {
		t.Fatalf("what was refused is there: Load = %v", err)
	}
	pages(t, s, 10000)
	if err := put(t, s, "a", stored+1); err != nil {
		t.Fatalf("with room again Append = %v", err)
	}
	holds(t, s, "a", stored+1)
}

// One commit too large for the room that is left must not take those with it
// that came at the same moment: the next ones get in when they fit.
func TestFullStoreTakesSmallerCommits(t *testing.T) {
	s := open(t, file(t), Options{MaxPages: 60})
	big, sum := message("a", 1, 400_000)
	if err := s.Append(t.Context(), big, sum); !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("Append = %v", err)
	}
	if err := put(t, s, "a", 1); err != nil {
		t.Fatalf("a small one: Append = %v", err)
	}
	holds(t, s, "a", 1)
}

func TestStoreLockedByAnotherProcessIsUnavailableForThatLong(t *testing.T) {
	path := file(t)
	s := open(t, path, Options{Busy: 20 * time.Millisecond})
	if err := put(t, s, "a", 1); err != nil {
		t.Fatal(err)
	}
	other, err := openConn(dsn(path, 0))
	if err != nil {
		t.Fatal(err)
	}
	defer other.close()
	if err := other.exec("BEGIN IMMEDIATE"); err != nil {
		t.Fatal(err)
	}
	if err := put(t, s, "a", 2); !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("Append = %v", err)
	}
	if err := s.Ping(t.Context()); !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("Ping = %v", err)
	}
	holds(t, s, "a", 1) // reading goes on
	other.rollback()
	if err := put(t, s, "a", 2); err != nil {
		t.Fatalf("afterwards Append = %v", err)
	}
}

func TestOpenExplains(t *testing.T) {
	for name, c := range map[string]struct {
		given func(t *testing.T, path string)
		says  string
	}{
		"given a file that is no database": {func(t *testing.T, path string) {
			spill(t, path, []byte(strings.Repeat("this is a letter, not a store. ", 200)))
		}, "damaged or not a Gehoor store"},
		"given a damaged schema": {func(t *testing.T, path string) {
			s := open(t, path, Options{})
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			overwrite(t, path, 100, 3000)
		}, "damaged or not a Gehoor store"},
		"given another program's database": {func(t *testing.T, path string) {
			c := raw(t, path)
			if err := c.script("CREATE TABLE recipes (name TEXT)"); err != nil {
				t.Fatal(err)
			}
		}, "another program's database"},
		"given a store that a newer Gehoor wrote": {func(t *testing.T, path string) {
			if err := open(t, path, Options{}).Close(); err != nil {
				t.Fatal(err)
			}
			if err := raw(t, path).script("PRAGMA user_version = 99"); err != nil {
				t.Fatal(err)
			}
		}, "start the newer Gehoor"},
		"given a folder in the place of the file": {func(t *testing.T, path string) {
			if err := os.Mkdir(path, 0o700); err != nil {
				t.Fatal(err)
			}
		}, "can't be made"},
		"given a file in the place of the folder": {func(t *testing.T, path string) {
			dir := filepath.Dir(path)
			if err := os.Remove(dir); err != nil {
				t.Fatal(err)
			}
			spill(t, dir, nil)
		}, "can't be made"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "data", "gehoor.db")
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			c.given(t, path)
			s, err := Open(t.Context(), path, Options{})
			if err == nil {
				s.Close()
			}
			if err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), filepath.Dir(path)) {
				t.Fatalf("Open = %v, doesn't say %q and where", err, c.says)
			}
		})
	}
}

func TestDamagedPagesAreCorruptAndNeverMissing(t *testing.T) {
	path := file(t)
	s := open(t, path, Options{})
	for seq := range uint64(200) {
		if err := put(t, s, "a", seq+1); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Check(t.Context()); err != nil {
		t.Fatalf("before the damage Check = %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	overwrite(t, path, 40*4096, 20*4096)
	s = open(t, path, Options{})
	_, err := s.Load(t.Context(), "a", 0)
	if bot.CodeOf(err) != bot.Corrupt {
		t.Errorf("Load = %v", err)
	}
	if err := s.Check(t.Context()); bot.CodeOf(err) != bot.Corrupt {
		t.Errorf("Check = %v", err)
	}
}

func spill(t *testing.T, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// overwrite spoils a part of a file.
func overwrite(t *testing.T, path string, at, length int) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := at; i < at+length && i < len(data); i++ {
		data[i] = 0xA5
	}
	spill(t, path, data)
}

// raw opens the file without any of the store's own rules.
func raw(t *testing.T, path string) *conn {
	t.Helper()
	c, err := openConn(dsn(path, 0))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.close() })
	return c
}

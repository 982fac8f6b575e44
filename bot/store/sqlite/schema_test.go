package sqlite

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// later lets the schema be one step longer until t ends.
func later(t *testing.T, step string) {
	t.Helper()
	before := schema
	schema = append(append([]string{}, before...), step)
	t.Cleanup(func() { schema = before })
}

func TestOlderStoreIsBroughtUpToDateAndKeepsWhatItHas(t *testing.T) {
	path := file(t)
	s := open(t, path, Options{})
	if err := put(t, s, "a", 1); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	later(t, "ALTER TABLE users ADD COLUMN phone TEXT NOT NULL DEFAULT ''; CREATE TABLE notes (text TEXT)")
	for range 2 { // the second time there is nothing to do
		s = open(t, path, Options{})
		holds(t, s, "a", 1)
		var phones int
		if err := s.read.QueryRow("SELECT count(phone) FROM users").Scan(&phones); err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestStepThatFailsLeavesTheStoreAsItWas(t *testing.T) {
	path := file(t)
	if err := open(t, path, Options{}).Close(); err != nil {
		t.Fatal(err)
	}
	t.Run("given a newer Gehoor with a bad step", func(t *testing.T) {
		later(t, "CREATE TABLE half (x); CREATE TABLE meta (again)")
		if _, err := Open(t.Context(), path, Options{}); err == nil || !strings.Contains(err.Error(), "meta") {
			t.Fatalf("Open = %v", err)
		}
	})
	s := open(t, path, Options{})
	var n int
	if err := s.read.QueryRow("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").Scan(&n); err != nil || n != 0 {
		t.Fatalf("%d tables are half made, %v", n, err)
	}
}

func TestManyOpenANewStoreAtOnce(t *testing.T) {
	path := file(t)
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			s, err := Open(t.Context(), path, Options{Busy: unending})
			if err != nil {
				t.Errorf("Open = %v", err)
				return
			}
			if err := put(t, s, "a", 1); err != nil && !errors.Is(err, bot.ErrConflict) {
				t.Errorf("Append = %v", err)
			}
			if err := s.Close(); err != nil {
				t.Errorf("Close = %v", err)
			}
		})
	}
	all.Wait()
	holds(t, open(t, path, Options{}), "a", 1)
}

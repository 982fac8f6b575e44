package lessons

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	name := filepath.Join(t.TempDir(), "book.txt")
	if err := os.WriteFile(name, []byte("# a comment\n[praise]\nwell (done|said|)\r\n\n[question t7?]\nwhen?\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Read(name)
	if err != nil {
		t.Fatal(err)
	}
	want := []Lesson{{"praise", "well done"}, {"praise", "well said"}, {"praise", "well"}, {"question t7?", "when?"}}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := Read(name + ".none"); !os.IsNotExist(err) {
		t.Errorf("a book that isn't there: %v", err)
	}
}

// Every way to say a part is used, and not every combination.
func TestSpell(t *testing.T) {
	got := Spell("(may|can) I (speak|talk|write)")
	slices.Sort(got)
	for _, w := range []string{"may", "can", "speak", "talk", "write"} {
		if !slices.ContainsFunc(got, func(s string) bool { return slices.Contains(strings.Fields(s), w) }) {
			t.Errorf("nobody says %q in %q", w, got)
		}
	}
}

// Two letters change places, one is left out, one is typed twice: always in a
// long word, and short ones stay.
func TestMistype(t *testing.T) {
	for n, want := range []string{"ik bel jlulie", "ik bel jllie", "ik bel juullie"} {
		if got := Mistype("ik bel jullie", n); got != want {
			t.Errorf("%d: got %q, want %q", n, got, want)
		}
	}
	if got := Mistype("ik bel u", 1); got != "ik bel u" {
		t.Errorf("got %q of short words", got)
	}
}

package play_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/dialogs"
)

// TestDialogues plays the whole dialogues that somebody wrote who didn't write
// the rules, and holds how many of them go as expected in each language. The
// floor only rises: a figure that falls is a defect.
func TestDialogues(t *testing.T) {
	for locale, floor := range map[string]int{"nl": 48, "en": 50} {
		t.Run(locale, func(t *testing.T) {
			files, err := filepath.Glob("testdata/dialogues/" + locale + "-*.yaml")
			if err != nil || len(files) < 40 {
				t.Fatalf("%d dialogues, %v", len(files), err)
			}
			good := 0
			for _, file := range files {
				if wrong := faultsOf(t, file); wrong == "" {
					good++
				} else {
					t.Logf("%s:\n%s", filepath.Base(file), wrong)
				}
			}
			t.Logf("%d of %d dialogues go as expected", good, len(files))
			if good < floor {
				t.Errorf("%d of %d dialogues go as expected, %d did before", good, len(files), floor)
			}
		})
	}
}

// faultsOf plays one dialogue and returns what went otherwise, "" for nothing.
func faultsOf(t *testing.T, file string) string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	story, err := dialogs.ParseStory(file, src)
	if err != nil {
		t.Fatal(err)
	}
	_, faults, err := newTable(t).Story(story)
	var b strings.Builder
	for _, f := range faults {
		b.WriteString("   " + f.Text + "\n")
	}
	if err != nil {
		b.WriteString("   " + err.Error() + "\n")
	}
	return b.String()
}

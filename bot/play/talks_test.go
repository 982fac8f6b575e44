package play_test

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestTalks plays conversations that once went wrong in one place, written as
// testdata/golden is, and holds what they expect there: without a transcript,
// so that a new wording anywhere else leaves them alone.
func TestTalks(t *testing.T) {
	stories, err := filepath.Glob("testdata/talks/*.story")
	if err != nil || len(stories) < 10 {
		t.Fatalf("found %d talks, %v", len(stories), err)
	}
	for _, file := range stories {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".story"), func(t *testing.T) {
			if transcript := perform(t, file); t.Failed() {
				t.Log(transcript)
			}
		})
	}
}

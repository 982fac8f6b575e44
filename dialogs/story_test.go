package dialogs_test

import (
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/dialogs"
)

func TestTheExampleStoriesFitTheBuiltInDialog(t *testing.T) {
	complaint, _ := dialogs.Builtin().Dialog("complaint")
	files, err := filepath.Glob("stories/*.yaml")
	if err != nil || len(files) < 4 {
		t.Fatalf("%d stories, %v", len(files), err)
	}
	spoken := map[string]int{}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := dialogs.ParseStory(file, src)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := s.Fits(complaint); err != nil {
			t.Error(err)
		}
		spoken[s.Locale]++
	}
	for _, l := range complaint.Locales {
		if spoken[l] < 2 {
			t.Errorf("%d stories in %q", spoken[l], l)
		}
	}
}

func TestAStoryIsReadAsItIsWritten(t *testing.T) {
	got, err := dialogs.ParseStory("s.yaml", []byte(`version: 1
story: Everything
dialog: praise
locale: nl
now: 2026-03-29T01:30:00+01:00
opening: {contains: assistent}
turns:
  - says: "Het pakket: nooit gekomen"
    bot:
      asks: expectation
      contains: [dank, pakket]
      lacks: [excuses]
      offers: [skip, human]
  - chooses: skip
    bot: {silent: true}
  - waits: 14d
  - waits: 1m30s
    bot: {asks: nothing, escalated: triage}
end:
  facts:
    process: delivery
    happened_on: 2026-02-26
  declined: [remedy]
  unknown: impact
  registered: false
  due: 2026-04-14
  escalated: nothing
`))
	if err != nil {
		t.Fatal(err)
	}
	no := false
	want := &dialogs.Story{
		File: "s.yaml", Name: "Everything", Dialog: "praise", Locale: "nl",
		Now:     time.Date(2026, 3, 29, 0, 30, 0, 0, time.UTC),
		Opening: dialogs.Expect{Contains: []string{"assistent"}, Line: 6},
		Turns: []dialogs.Turn{
			{Says: "Het pakket: nooit gekomen", Line: 8, Expect: dialogs.Expect{
				Asks: "expectation", Contains: []string{"dank", "pakket"}, Lacks: []string{"excuses"},
				Offers: []string{"skip", "human"}, Line: 10,
			}},
			{Chooses: "skip", Line: 14, Expect: dialogs.Expect{Silent: true, Line: 15}},
			{Waits: 14 * 24 * time.Hour, Line: 16},
			{Waits: 90 * time.Second, Line: 17, Expect: dialogs.Expect{Asks: dialogs.Nothing, Escalated: "triage", Line: 18}},
		},
		End: dialogs.End{
			Facts:    []dialogs.Want{{Fact: "process", Value: "delivery", Line: 21}, {Fact: "happened_on", Value: "2026-02-26", Line: 22}},
			Declined: []string{"remedy"}, Unknown: []string{"impact"},
			Registered: &no, Due: "2026-04-14", Escalated: dialogs.Nothing,
		},
	}
	if !got.Now.Equal(want.Now) {
		t.Errorf("now = %v", got.Now)
	}
	got.Now = want.Now
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

func FuzzParseStory(f *testing.F) {
	files, err := filepath.Glob("stories/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	f.Add([]byte("version: 1\nstory: a\nlocale: nl\nnow: 2026-03-03T14:05:00Z\nturns: [{waits: 99999999999999d}]\nend: {facts: {a: b}}\n"))
	complaint, _ := dialogs.Builtin().Dialog("complaint")
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := dialogs.ParseStory("f.yaml", src)
		if err != nil {
			if len(dialogs.Problems(err)) == 0 || s != nil {
				t.Fatalf("ParseStory = %v, %v", s, err)
			}
			return
		}
		for _, turn := range s.Turns {
			deeds := 0
			for _, done := range []bool{turn.Says != "", turn.Chooses != "", turn.Waits > 0} {
				if done {
					deeds++
				}
			}
			if deeds != 1 {
				t.Fatalf("a turn of nothing, or of two things: %+v", turn)
			}
		}
		_ = s.Fits(complaint)
	})
}

package play_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/play"
	"github.com/gehoor/gehoor/dialogs"
)

// mostRedundant is how many of the questions may ask what was told (C11).
const mostRedundant = 0.02

// TestDialogues plays the whole dialogues that somebody wrote who didn't write
// the rules, and holds how many of them go as expected in each language and how
// often the bot asks what was told. Figures only get better: one that falls is
// a defect.
func TestDialogues(t *testing.T) {
	for locale, floor := range map[string]int{"nl": 53, "en": 52} {
		t.Run(locale, func(t *testing.T) {
			files, err := filepath.Glob("testdata/dialogues/" + locale + "-*.yaml")
			if err != nil || len(files) < 40 {
				t.Fatalf("%d dialogues, %v", len(files), err)
			}
			good, asked, again := 0, 0, 0
			for _, file := range files {
				p, wrong := faultsOf(t, file)
				if wrong == "" {
					good++
				} else {
					t.Logf("%s:\n%s", filepath.Base(file), wrong)
				}
				asked += p.Referee.Asked
				again += p.Referee.Again + askedAgain(t, file, p)
			}
			redundant := float64(again) / float64(asked)
			t.Logf("%d of %d dialogues go as expected; %d of %d questions were answered before (%.1f %%)",
				good, len(files), again, asked, 100*redundant)
			if good < floor {
				t.Errorf("%d of %d dialogues go as expected, %d did before", good, len(files), floor)
			}
			if redundant > mostRedundant {
				t.Errorf("%.1f %% of the questions ask what was told", 100*redundant)
			}
		})
	}
}

// askedAgain counts the questions for facts that a dialogue expects in the end,
// and whose words the customer had said before the question: what the reading
// missed counts as much as what the bot forgot.
func askedAgain(t *testing.T, file string, p *play.Played) int {
	t.Helper()
	wants := map[string]string{}
	for _, w := range dialogue(t, file).End.Facts {
		if len(w.Value) >= 4 {
			wants[w.Fact] = strings.ToLower(w.Value)
		}
	}
	said, asked, n := "", map[string]bool{}, 0
	for _, c := range p.Log {
		for _, e := range c.Events {
			m, ok := e.(bot.Said)
			switch {
			case !ok:
			case m.Choice != "": // a tap says the bot's words
			case m.By.Role == bot.Customer:
				said += strings.ToLower(m.Text) + "\n"
			case m.Asks != "experience" && wants[m.Asks] != "" && !asked[m.Asks]:
				asked[m.Asks] = true
				if regexp.MustCompile(`\b` + regexp.QuoteMeta(wants[m.Asks]) + `\b`).MatchString(said) {
					t.Logf("%s: asks for %s, which was told: %q", filepath.Base(file), m.Asks, wants[m.Asks])
					n++
				}
			}
		}
	}
	return n
}

// faultsOf plays one dialogue and says what went otherwise, "" for nothing.
func faultsOf(t *testing.T, file string) (*play.Played, string) {
	t.Helper()
	p, err := newTable(t).Play(dialogue(t, file))
	if p == nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range p.Faults {
		b.WriteString("   " + f.Text + "\n")
	}
	if err != nil {
		b.WriteString("   " + err.Error() + "\n")
	}
	return p, b.String()
}

func dialogue(t *testing.T, file string) *dialogs.Story {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	story, err := dialogs.ParseStory(file, src)
	if err != nil {
		t.Fatal(err)
	}
	return story
}

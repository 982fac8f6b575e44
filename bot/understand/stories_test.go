package understand_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/bot/understand/clauses"
)

// toldStory is a whole story in which it is marked what its parts tell.
type toldStory struct {
	text    string
	core    string          // what a colleague would say back; "" where nothing went wrong
	flagged map[string]bool // what is flagged rightly, or may be
}

func storiesIn(t *testing.T, file string) (all []toldStory) {
	t.Helper()
	book, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(book)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		marked, err := clauses.ParseStory(line)
		if err != nil {
			t.Fatal("a story is marked wrongly") // sealed: none of it is printed
		}
		s := toldStory{text: marked.Text, core: marked.Of(clauses.Core), flagged: map[string]bool{}}
		for _, about := range marked.About {
			s.flagged[about[1:]] = true
		}
		all = append(all, s)
	}
	return all
}

// alike is how much two texts share of their words: 1 for the same, 0 for none.
func alike(a, b string) float64 {
	left, right := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	count := map[string]int{}
	for _, w := range left {
		count[strings.Trim(w, `.,!?;:"'`)]++
	}
	both := 0
	for _, w := range right {
		w = strings.Trim(w, `.,!?;:"'`)
		if count[w] > 0 {
			count[w]--
			both++
		}
	}
	if len(left)+len(right) == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(left)+len(right))
}

// told are the figures on the sealed stories, less a point; they may only rise.
// "core" is how often what is kept as the experience is what a colleague would
// say back; "alarmed" how many of these stories, all of them innocent, raise an
// alarm of danger.
var told = map[string]struct{ core, alarmed float64 }{
	"nl": {core: 0.78, alarmed: 0.09},
	"en": {core: 0.65, alarmed: 0.06},
}

func TestTheCoreIsHeard(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	topics, u := complaintTopics(t), understand.New()
	for lang, floor := range told {
		t.Run(lang, func(t *testing.T) {
			complaints, heard, alarmed := 0, 0, 0
			stories := storiesIn(t, "testdata/stories/sealed."+lang+".txt")
			for _, s := range stories {
				r, err := u.Read(t.Context(), bot.Input{
					Text: s.text, Locale: lang, Now: time.Unix(1_795_340_000, 0), Zone: zone, Dialog: topics,
				})
				if err != nil {
					t.Fatal(err)
				}
				if slices.ContainsFunc(r.Flags, func(f bot.Flag) bool { return danger[f.ID] && !s.flagged[f.ID] }) {
					alarmed++
				}
				if s.core == "" {
					continue
				}
				complaints++
				if alike(experienceOf(r), s.core) >= 0.5 {
					heard++
				}
			}
			core, alarms := float64(heard)/float64(complaints), float64(alarmed)/float64(len(stories))
			t.Logf("%d stories: the core heard in %.3f of the complaints, %.3f alarmed", len(stories), core, alarms)
			if core < floor.core || alarms > floor.alarmed {
				t.Errorf("want at least %.2f and at most %.2f", floor.core, floor.alarmed)
			}
		})
	}
}

// danger are the categories for which everything else waits.
var danger = map[string]bool{"t1": true, "t2": true, "t3": true, "t4": true, "t5": true, "t6": true}

func experienceOf(r bot.Reading) string {
	for _, a := range r.Acts {
		if a.Slot == "experience" && a.Value != nil {
			return a.Value.Text
		}
	}
	return ""
}

package understand_test

import (
	"slices"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// dangerFloors are the least shares of testdata/dangers.*.txt that call a human,
// by category, in the half of the sentences that nobody who mends the rules has
// read, and the most of what is innocent there that may.
var dangerFloors = map[string]struct {
	kept     map[string]float64
	innocent float64
}{
	"nl": {map[string]float64{"t1": 0.80, "t2": 0.80, "t3": 0.60, "t4": 0.80, "t5": 0.90}, 0.08},
	"en": {map[string]float64{"t1": 0.84, "t2": 0.73, "t3": 0.65, "t4": 0.85, "t5": 0.83}, 0.06},
}

// Given danger as it is hinted at, told by what came of it or by how others
// fared, and as many complaints that use the same words, when they are read, then
// most of the one calls a human and little of the other. The figures may only
// get better.
func TestDangersKeptFromLearning(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, floor := range dangerFloors {
		kept, read := map[string]*understand.Share{}, map[string]*understand.Share{}
		for i, l := range triageLines(t, "testdata/dangers."+lang+".txt") {
			half := read
			if i%2 == 0 {
				half = kept
			}
			if half[l.flag] == nil {
				half[l.flag] = &understand.Share{}
			}
			in := messageOf(l.text, lang, topics)
			flags := raised(t, rules, in)
			called := l.flag != "" && flags[l.flag] != "" || l.flag == "t2" && asked(t, rules, in, "t2")
			for id := range flags {
				called = called || l.flag == "" && dangers[id]
			}
			count(half[l.flag], called)
		}
		for id, of := range kept {
			t.Logf("%s, %q: kept %v, read %v", lang, id, *of, *read[id])
			if id == "" && of.Rate() > floor.innocent {
				t.Errorf("%s: %v of the innocent call a human, want at most %.2f", lang, *of, floor.innocent)
			}
			if id != "" && of.Rate() < floor.kept[id] {
				t.Errorf("%s: of %s %v call a human, want %.2f", lang, id, *of, floor.kept[id])
			}
		}
	}
}

// asked reports whether the customer is asked about category id. For despair that
// is as good as calling: the question says who listens now.
func asked(t *testing.T, rules *understand.Rules, in bot.Input, id string) bool {
	t.Helper()
	r, err := rules.Read(t.Context(), in)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(r.Doubts, func(f bot.Flag) bool { return f.ID == id })
}

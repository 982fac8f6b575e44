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
	for lang, floor := range dangerFloors {
		kept, read := map[string]*understand.Share{}, map[string]*understand.Share{}
		i := -1
		for l, r := range readLines(t, "testdata/dangers."+lang+".txt", lang) {
			i++
			half := read
			if i%2 == 0 {
				half = kept
			}
			if half[l.flag] == nil {
				half[l.flag] = &understand.Share{}
			}
			called := l.flag != "" && standing(r)[l.flag] != "" || l.flag == "" && endangers(r)
			// To be asked about despair is as good: the question says who listens now.
			asked := l.flag == "t2" && slices.ContainsFunc(r.Doubts, func(f bot.Flag) bool { return f.ID == "t2" })
			count(half[l.flag], called || asked)
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

package understand_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand"
)

// sureNature is the confidence from which praise is thanked for without asking.
const sureNature = 0.85

// natureFloors are the least share of the texts kept from the learning that are
// read as what they are. They were written with those that were learnt from, to
// be hard: sneers in words of praise, complaints put as questions, praise
// that tells of trouble first.
var natureFloors = map[string]map[string]float64{
	"nl": {"complaint": 0.90, "praise": 0.40, "question": 0.76},
	"en": {"complaint": 0.94, "praise": 0.28, "question": 0.71},
}

// Given texts that nothing was learnt from, when they are read, then most
// complaints are, however they are put, and none is thanked for as praise.
func TestNatureOfTextsKeptFromLearning(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, floors := range natureFloors {
		data, err := os.ReadFile("testdata/nature." + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		kind, thanked := "", 0
		shares := map[string]*understand.Share{}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimSpace(line)
			if line == "" || line[0] == '#' {
				continue
			}
			if line[0] == '[' {
				kind = strings.Trim(line, "[]")
				shares[kind] = &understand.Share{}
				continue
			}
			r, err := rules.Read(t.Context(), messageOf(line, lang, topics))
			if err != nil {
				t.Fatal(err)
			}
			shares[kind].Of++
			switch n := r.Nature; {
			case n.Value == kind, n.Value == "" && kind == "complaint": // what tells nothing is no praise either
				shares[kind].Some++
			case n.Value == "praise" && n.Conf >= sureNature:
				thanked++
				t.Logf("%s: thanked for %q", lang, line)
			}
		}
		for kind, floor := range floors {
			t.Logf("%s %s: %v", lang, kind, *shares[kind])
			if shares[kind].Rate() < floor {
				t.Errorf("%s: %v of %s are read as that", lang, *shares[kind], kind)
			}
		}
		if thanked > 0 {
			t.Errorf("%s: %d texts that are no praise are thanked for", lang, thanked)
		}
	}
}

// Given complaints of two words, when they are read, then no word of praise is
// needed to see that they aren't praise.
func TestShortComplaintsAreComplaints(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, texts := range map[string][]string{
		"nl": {"lamp kapot", "blender defect", "vieze kamer", "bus te laat", "weer geen post"},
		"en": {"lamp broken", "blender faulty", "filthy room", "bus late", "no post again"},
	} {
		for _, text := range texts {
			r, err := rules.Read(t.Context(), messageOf(text, lang, topics))
			if err != nil {
				t.Fatal(err)
			}
			if v := r.Nature.Value; v == "praise" || v == "question" {
				t.Errorf("%s: %q is read as %s", lang, text, v)
			}
		}
	}
}

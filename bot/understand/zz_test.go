package understand_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

func TestZZ(t *testing.T) {
	for _, l := range []string{"nl", "en"} {
		f, _ := os.Open("testdata/frozen/utterances." + l + ".jsonl")
		ss, _ := understand.LoadSamples(f)
		by := map[string]understand.Sample{}
		for _, s := range ss {
			by[s.ID] = s
		}
		r := evaluate(t, "testdata/frozen/utterances."+l+".jsonl")
		for _, m := range r.Misses {
			s := by[m.ID]
			if m.Figure == os.Getenv("FIG") && (os.Getenv("SEC") == "" || len(s.Tags) > 0 && s.Tags[0] == os.Getenv("SEC")) {
				rules := ""
				rd, _ := understand.New().Read(t.Context(), bot.Input{Text: s.Text, Now: s.Now, Locale: s.Locale, Asked: s.Asked, Pending: s.Pending, Dialog: complaintTopics(t)})
				for _, e := range rd.Trace {
					rules += e.Rule + " "
				}
				fmt.Println(rules, l, m.What, "words", len(strings.Fields(s.Text)), "asked", s.Asked, s.Pending, "lang", s.Lang, s.Tags)
			}
		}
	}
}

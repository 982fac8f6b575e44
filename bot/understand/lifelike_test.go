package understand_test

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// A customer whose washing machine didn't come, and who had taken a day off for it,
// was given the number of the suicide line: what was measured until then were short
// sentences, and people type everything in one breath.

// lifelike are what may and must be heard in complaints of 10 to 60 words that
// nothing was learnt from: the ordinary ones use words of danger for other things
// ("fed up", "nobody came", "hit by a fee"), the others tell of danger in half a
// clause. What is called for and noticed of those may only rise.
var lifelike = map[string]struct{ wronglyCalled, wronglyAsked, called, noticed float64 }{
	"nl": {0.07, 0.08, 0.66, 0.66},
	"en": {0.05, 0.07, 0.42, 0.51},
}

func TestDangerInLongComplaints(t *testing.T) {
	for lang, want := range lifelike {
		var wrong, asked, called, noticed understand.Share
		for l, r := range readLines(t, "testdata/lifelike."+lang+".txt", lang) {
			calls := endangers(r)
			if l.flag == "" {
				count(&wrong, calls)
				count(&asked, !calls && len(r.Doubts) > 0)
				continue
			}
			count(&called, calls)
			count(&noticed, calls || len(r.Doubts) > 0)
		}
		t.Logf("%s: of ordinary ones called for %v, asked about %v; of danger called for %v, noticed %v", lang, wrong, asked, called, noticed)
		if wrong.Rate() > want.wronglyCalled || asked.Rate() > want.wronglyAsked || called.Rate() < want.called || noticed.Rate() < want.noticed {
			t.Errorf("%s: want at most %.2f called for and %.2f asked about, at least %.2f called for and %.2f noticed",
				lang, want.wronglyCalled, want.wronglyAsked, want.called, want.noticed)
		}
	}
}

// endangers reports whether a danger was raised that stands (T1 to T6).
func endangers(r bot.Reading) bool {
	for _, f := range r.Flags {
		if dangers[f.ID] && !f.Negated {
			return true
		}
	}
	return false
}

// The day off and the machine that didn't come, and what else was despair to the
// classifier.
func TestOrdinaryComplaintsAreNoDespair(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, texts := range map[string][]string{
		"nl": {
			"Ik heb vorige week dinsdag een wasmachine besteld en die zou gisteren komen, maar er kwam niemand en ik heb een dag vrij genomen",
			"die wasmachine zou gisteren komen, maar er kwam niemand en ik heb een dag vrij genomen",
			"Mijn trein van gisteren reed niet en niemand zei iets",
			"Ik ben acht maanden zwanger en wilde de babykamer op tijd af hebben. De commode is nu voor de vierde keer uitgesteld.",
		},
		"en": {
			"I took a day off for the washing machine and nobody came, and nobody rang, and I sat there on my own until six",
			"I'm eight months pregnant and the cot has been put off four times now",
		},
	} {
		for _, text := range texts {
			r, err := rules.Read(t.Context(), messageOf(text, lang, topics))
			if err != nil {
				t.Fatal(err)
			}
			if endangers(r) {
				t.Errorf("%q raises %v", text, r.Flags)
			}
		}
	}
}

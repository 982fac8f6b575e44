package understand_test

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// Given two thousand sentences that nothing was learnt from, written to be hard,
// when they are read, then most wishes for a human are heard, and hardly anything
// that is told of humans and calls is taken for one. The figures may only rise.
func TestWishesKeptFromLearning(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, floor := range map[string]float64{"nl": 0.77, "en": 0.79} {
		heard := map[string]*understand.Share{"handoff": {}, "implicit": {}, "tell": {}}
		for _, l := range triageLines(t, "testdata/wishes."+lang+".txt") {
			r, err := rules.Read(t.Context(), messageOf(l.text, lang, topics))
			if err != nil {
				t.Fatal(err)
			}
			of := heard[l.flag]
			of.Of++
			if acted(r, bot.Handoff) {
				of.Some++
			}
		}
		t.Logf("%s: wishes %v, unsaid wishes %v, what is told %v", lang, *heard["handoff"], *heard["implicit"], *heard["tell"])
		if heard["handoff"].Rate() < floor || heard["tell"].Rate() > 0.04 {
			t.Errorf("%s: of the wishes %v heard, of what is told %v", lang, *heard["handoff"], *heard["tell"])
		}
	}
}

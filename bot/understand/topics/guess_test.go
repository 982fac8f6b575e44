package topics

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

var shop = []Topic{
	{ID: "delivery", Keywords: []string{"bezorging", "pakket"}, Examples: []string{"mijn pakket is niet aangekomen", "de bezorger belde niet aan"}},
	{ID: "invoice", Keywords: []string{"factuur", "te veel betaald"}, Examples: []string{"de factuur klopt niet", "er is te veel afgeschreven"}},
	{ID: "noise", Examples: []string{"de buren maken herrie", "harde muziek in de nacht"}},
	{ID: "other"},
}

func guess(c *Classifier, text string, votes map[string]float64) Guess {
	var t words.Text
	t.Cut(text)
	var s Scratch
	best, _ := c.Guess(&t, 0, t.Len()-1, &s, votes)
	return best
}

func TestGuess(t *testing.T) {
	c := Train(shop)
	for text, want := range map[string]string{
		"het pakket is zoek":                   "delivery",
		"ik heb te veel betaald":               "invoice",
		"er is herrie van de buren":            "noise", // from examples only
		"niet de bezorging maar de factuur":    "invoice",
		"mijn postpakket kwam niet":            "delivery", // a compound
		"er is weer te veel geld afgeschreven": "invoice",
	} {
		if got := guess(c, text, nil); got.ID != want || got.Conf <= 0 || got.Conf > 1 {
			t.Errorf("%q: got %+v, want %s", text, got, want)
		}
	}
	if got := guess(c, "het pakket is zoek", map[string]float64{"invoice": 4}); got.ID != "invoice" {
		t.Errorf("votes are ignored: %+v", got)
	}
}

func TestSameTrainingSameAnswer(t *testing.T) {
	a, b := Train(shop), Train(shop)
	for _, text := range []string{"mijn pakket", "herrie", "iets heel anders"} {
		if x, y := guess(a, text, nil), guess(b, text, nil); x != y {
			t.Errorf("%q: %+v and %+v", text, x, y)
		}
	}
}

func TestNothingToLearnFrom(t *testing.T) {
	if c := Train([]Topic{{ID: "other"}}); c != nil {
		t.Error("a classifier out of nothing")
	}
	if got := guess(nil, "mijn pakket", nil); got.ID != "" {
		t.Errorf("got %+v", got)
	}
}

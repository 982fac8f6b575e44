package clauses

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

func tell(m *Model, text string) (all []Kind) {
	var t words.Text
	t.Cut(text)
	spans := Cut(&t, nil)
	var s Scratch
	before := None
	for i := range spans {
		scores := m.Tell(&t, spans, i, before, &s)
		before = scores.Best()
		all = append(all, before)
	}
	return all
}

func TestStoriesAreToldApart(t *testing.T) {
	for text, want := range map[string][]Kind{
		"De folder beloofde een zwembad, maar er was alleen een vijver": {Expectation, Experience},
		"De boiler is stuk en we kunnen niet douchen":                   {Experience, Impact},
		"De jas is gescheurd, ik wil graag een nieuwe":                  {Experience, Remedy},
		"The leaflet promised a pool, but there was only a pond":        {Expectation, Experience},
		"The boiler is broken and we can't have a shower":               {Experience, Impact},
		"The coat is torn, I would like a new one":                      {Experience, Remedy},
	} {
		got := tell(Default(), text)
		if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestSameBookSameModel(t *testing.T) {
	book := "x de lift is stuk | i ik kan de deur niet uit\nr repareer hem"
	a, err := Learn(book, "")
	if err != nil {
		t.Fatal(err)
	}
	b, err := Learn(book, "")
	if err != nil {
		t.Fatal(err)
	}
	var text words.Text
	text.Cut("de lift doet het niet")
	var s Scratch
	spans := Cut(&text, nil)
	if x, y := a.Tell(&text, spans, 0, None, &s), b.Tell(&text, spans, 0, None, &s); x != y {
		t.Errorf("%v and %v", x, y)
	}
}

func TestBookWithoutLabel(t *testing.T) {
	for _, book := range []string{"de lift is stuk", "x", "q de lift | x is stuk", "x de lift |"} {
		if _, err := Learn("# a comment\n"+book, ""); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q is no story: %v", book, err)
		}
	}
}

func TestCutCoversTheText(t *testing.T) {
	for _, text := range []string{
		"", "ja", "maar", "en nu", "laat maar", "de lift is stuk en ik kan niet weg", "it broke, but nobody came, which meant I had to wait",
		"Beste,\n\nmaar toen.", "en en en en en",
	} {
		var tx words.Text
		tx.Cut(text)
		next := 0
		for _, sp := range Cut(&tx, nil) {
			if sp.First != next || sp.Last < sp.First {
				t.Fatalf("%q: %+v begins not at %d", text, sp, next)
			}
			next = sp.Last + 1
		}
		if next != tx.Len() {
			t.Errorf("%q: %d of %d tokens", text, next, tx.Len())
		}
	}
}

func BenchmarkLearn(b *testing.B) {
	for b.Loop() {
		if _, err := Learn(dutch+"\n"+english, dutchStories+"\n"+englishStories); err != nil {
			b.Fatal(err)
		}
	}
}

func TestMarksThatAreNone(t *testing.T) {
	for _, story := range []string{"de {lift is stuk}", "{e:de lift", "{q:de lift}", "{x:de {e:lift}}", "@praise {e de lift}"} {
		if _, err := Learn("x de lift is stuk", "# lifts\n"+story); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q is no story: %v", story, err)
		}
	}
}

func TestTheCoreStandsOut(t *testing.T) {
	stories := strings.Repeat("Wij zijn al jaren klant, {e:de bus reed gewoon door}, het regende ook nog.\n", 20)
	m, err := Learn("x de lift is stuk", stories)
	if err != nil {
		t.Fatal(err)
	}
	var text words.Text
	text.Cut("Het regende, de bus reed gewoon door, wij zijn klant")
	spans := Cut(&text, nil)
	var s Scratch
	before, best, core := None, 0, 0.0
	for i := range spans {
		scores := m.Tell(&text, spans, i, before, &s)
		before = scores.Best()
		if scores[Core] > core {
			best, core = i, scores[Core]
		}
	}
	if best != 1 {
		t.Errorf("part %d is the core", best)
	}
}

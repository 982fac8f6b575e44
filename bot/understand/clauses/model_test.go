package clauses

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

func scores(m *Model, text string) []Scores {
	var t words.Text
	t.Cut(text)
	return m.Tell(&t, Cut(&t, nil), nil, nil, &Scratch{})
}

func tell(m *Model, text string) (all []Kind) {
	for _, s := range scores(m, text) {
		all = append(all, s.Best())
	}
	return all
}

func learnt(t *testing.T, book, stories string) *Model {
	t.Helper()
	w, err := Learn(book, stories)
	if err != nil {
		t.Fatal(err)
	}
	m, err := Open(string(w))
	if err != nil {
		t.Fatal(err)
	}
	return m
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

func TestScoresAddUp(t *testing.T) {
	for _, text := range []string{"ja", "De lift is stuk, en toen? We kunnen niet douchen!", strings.Repeat("en toen ging het mis. ", 200)} {
		for i, s := range scores(Default(), text) {
			sum := s[Experience] + s[Expectation] + s[Remedy] + s[Impact] + s[None]
			if sum < 0.999 || sum > 1.001 || s[Core] > s[Experience] {
				t.Errorf("%.20q part %d: %v", text, i, s)
			}
		}
	}
}

func TestAHintMakesLikelier(t *testing.T) {
	var text words.Text
	text.Cut("De lift is stuk")
	spans := Cut(&text, nil)
	var s Scratch
	plain := Default().Tell(&text, spans, nil, nil, &s)
	var hint Hint
	hint[Expectation] = 2
	hinted := Default().Tell(&text, spans, []Hint{hint}, nil, &s)
	if hinted[0][Expectation] <= plain[0][Expectation] {
		t.Errorf("%v, with a hint %v", plain[0], hinted[0])
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

func TestMarksThatAreNone(t *testing.T) {
	for _, story := range []string{"de {lift is stuk}", "{e:de lift", "{q:de lift}", "{x:de {e:lift}}", "@praise {e de lift}"} {
		if _, err := Learn("x de lift is stuk", "# lifts\n"+story); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q is no story: %v", story, err)
		}
	}
}

func TestTheCoreStandsOut(t *testing.T) {
	stories := strings.Repeat("Wij zijn al jaren klant, {e:de bus reed gewoon door}, het regende ook nog.\n", 20)
	m := learnt(t, "x de lift is stuk", stories)
	best, core := 0, 0.0
	for i, s := range scores(m, "Het regende, de bus reed gewoon door, wij zijn klant") {
		if s[Core] > core {
			best, core = i, s[Core]
		}
	}
	if best != 1 {
		t.Errorf("part %d is the core", best)
	}
}

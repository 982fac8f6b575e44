package phrases

import (
	"sort"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

const book = `
# a book for tests
@someone = (een|de) medewerker | iemand
@filler = graag | nou

[want nl conf=0.9]
(ik|wij) wil% * @someone spreken
^ medewerker $

[pair nl]
kost het iets?

[count nl arg=n]
al # keer

[clause nl]
< laat maar >

[ask nl]
^ weet ik *2 $

[gas nl]
ruik% * gas

[!gas nl]
gas terug
`

func compile(t testing.TB, text string) *Book {
	t.Helper()
	b, err := Compile(map[string]string{"test": text}, []string{"spreker"})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func found(b *Book, text string) string {
	var t words.Text
	t.Cut(text)
	var s Scanner
	seen := map[string]bool{}
	for _, m := range s.Scan(b, &t) {
		seen[m.Rule.ID+":"+t.Quote(m.First, m.Last)] = true
	}
	all := make([]string, 0, len(seen))
	for id := range seen {
		all = append(all, id)
	}
	sort.Strings(all)
	return strings.Join(all, ", ")
}

func TestScan(t *testing.T) {
	b := compile(t, book)
	for text, want := range map[string]string{
		"ik wil iemand spreken":                             "want:ik wil iemand spreken",
		"Wij willen nu meteen de medewerker spreken":        "want:Wij willen nu meteen de medewerker spreken",
		"ik wil iemand sprekne":                             "want:ik wil iemand sprekne", // a typing error
		"ik wil iemand spreker":                             "",                           // a word of its own
		"ik wil een twee drie vier vijf zes iemand spreken": "",
		"ik wil. Iemand spreken":                            "", // never across sentences
		"nou, medewerker graag":                             "want:medewerker",
		"de medewerker was boos":                            "",
		"kost het":                                          "pair:kost het",
		"kost het iets":                                     "pair:kost het, pair:kost het iets",
		"al 3 keer":                                         "count:al 3 keer",
		"nee, laat maar, dank":                              "clause:laat maar",
		"ik laat maar wat":                                  "",
		"weet ik echt niet":                                 "ask:weet ik",
		"weet ik een twee drie":                             "",
		"ik ruik gas":                                       "gas:ruik gas",
		"ik ruik aan het gas terug":                         "",
	} {
		if got := found(b, text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func TestBooksThatDoNotCompile(t *testing.T) {
	for name, text := range map[string]string{
		"before a section": "ik wil", "unknown key": "[x foo=1]\nik", "bad confidence": "[x conf=7]\nik", "empty": "[x]\nik?",
		"parentheses": "[x]\n(ik", "short prefix": "[x]\nwi%", "twice": "@a = x\n@a = y", "gap": "[x]\nik *99 wil", "no word": "[x]\n(ik|?)",
	} {
		if _, err := Compile(map[string]string{"t": text}, nil); err == nil {
			t.Errorf("%s: %q compiles", name, text)
		}
	}
}

func FuzzScan(f *testing.F) {
	b := compile(f, book)
	for _, s := range []string{"ik wil iemand spreken", "", "al 3 keer", "ruik ruik ruik gas gas terug", "(((", "laat maar"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var tx words.Text
		tx.Cut(text)
		var s Scanner
		for _, m := range s.Scan(b, &tx) {
			if m.First < 0 || m.Last < m.First || m.Last >= tx.Len() {
				t.Fatalf("%q: %d..%d of %d", text, m.First, m.Last, tx.Len())
			}
		}
	})
}

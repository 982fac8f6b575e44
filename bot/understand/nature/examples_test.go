package nature

import (
	"os"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// example is a text with what it is.
type example struct {
	text string
	kind Kind
}

// readExamples reads a book: headings in brackets, then texts.
func readExamples(t testing.TB, name string) []example {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	kind := kinds
	var all []example
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			kind = kindOf(t, strings.Trim(line, "[]"))
		default:
			for _, text := range spell(line) {
				all = append(all, example{text, kind})
			}
		}
	}
	return all
}

func kindOf(t testing.TB, name string) Kind {
	t.Helper()
	for k, known := range names {
		if known == name {
			return Kind(k)
		}
	}
	t.Fatalf("no kind %q", name)
	return kinds
}

// spell lists texts of a line: every way to say each part, not every
// combination.
func spell(line string) []string {
	var parts [][]string
	most, product := 1, 1
	for line != "" {
		before, rest, found := strings.Cut(line, "(")
		parts = append(parts, []string{before})
		if !found {
			break
		}
		group, after, _ := strings.Cut(rest, ")")
		ways := strings.Split(group, "|")
		parts = append(parts, ways)
		most, product = max(most, len(ways)), product*len(ways)
		line = after
	}
	var all []string
	for i := range min(product, rounds*most) {
		var b strings.Builder
		for k, ways := range parts {
			b.WriteString(ways[(i+i/most*(k+1))%len(ways)])
		}
		all = append(all, strings.Join(strings.Fields(b.String()), " "))
	}
	return all
}

// rounds is how many times the ways to say a part are gone through.
const rounds = 2

// book is what is learnt in one language.
type book struct {
	classes  *classes
	examples []example
}

func open(t testing.TB, lang string) *classes {
	t.Helper()
	c, err := openClasses(lang)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const buckets = 1 << 16

// learn makes the weights from the examples of both languages in turn. Every
// other one is learnt with a typing error too.
func learn(t testing.TB, nl, en []example, o linear.Options) *linear.Model {
	t.Helper()
	books := []book{{open(t, "nl"), nl}, {open(t, "en"), en}}
	var samples []linear.Sample
	var text words.Text
	add := func(c *classes, s string, kind Kind) {
		text.Cut(s)
		samples = append(samples, linear.Sample{
			Features: c.appendFeatures(nil, buckets, &text, 0, min(text.Len(), Longest)-1), Yes: 1 << kind,
		})
	}
	for i := range max(len(nl), len(en)) {
		for _, b := range books {
			// Strides mix the kinds: learnt one after another, the last would win.
			if i >= len(b.examples) {
				continue
			}
			e := b.examples[i*stride%len(b.examples)]
			add(b.classes, e.text, e.kind)
			if i%2 == 0 {
				add(b.classes, mistype(e.text, i/2), e.kind)
			}
		}
	}
	return linear.Learn(samples, o)
}

// options are how the weights are learnt.
var options = linear.Options{Labels: int(kinds), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4}

// stride is a prime that no book's length divides by.
const stride = 7919

// mistype makes a typing error in a long word of s: two letters change places,
// one is left out or typed twice.
func mistype(s string, n int) string {
	fields := strings.Fields(s)
	var long []int
	for i, f := range fields {
		if len(f) >= 4 {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return s
	}
	k := long[n%len(long)]
	w := []byte(fields[k])
	at := 1 + n/3%(len(w)-2)
	switch n % 3 {
	case 0:
		w[at], w[at+1] = w[at+1], w[at]
	case 1:
		w = append(w[:at], w[at+1:]...)
	default:
		w = append(w[:at], append([]byte{w[at]}, w[at:]...)...)
	}
	fields[k] = string(w)
	return strings.Join(fields, " ")
}

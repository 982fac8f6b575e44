package nature

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// example is a text with what it is.
type example struct {
	text string
	kind Kind
}

func readExamples(t testing.TB, name string) []example {
	t.Helper()
	book, err := lessons.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	all := make([]example, len(book))
	for i, l := range book {
		all[i] = example{l.Text, kindOf(t, l.Heading)}
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

// book is what is learnt in one language.
type book struct {
	classes  *classes
	examples []example
}

func classesOf(t testing.TB, lang string) *classes {
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
	books := []book{{classesOf(t, "nl"), nl}, {classesOf(t, "en"), en}}
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
			if i >= len(b.examples) {
				continue
			}
			e := b.examples[i*lessons.Stride%len(b.examples)]
			add(b.classes, e.text, e.kind)
			if i%2 == 0 {
				add(b.classes, lessons.Mistype(e.text, i/2), e.kind)
			}
		}
	}
	return linear.Learn(samples, o)
}

// options are how the weights are learnt.
var options = linear.Options{Labels: int(kinds), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4}

package doing

import (
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// example is a text with the act that it does.
type example struct {
	text string
	act  int
}

func readExamples(t testing.TB, lang string) []example {
	t.Helper()
	book, err := lessons.Read("books/" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	all := make([]example, len(book))
	for i, l := range book {
		all[i] = example{l.Text, labelOf(t, l.Heading)}
	}
	return all
}

func labelOf(t testing.TB, name string) int {
	t.Helper()
	for k, id := range Labels {
		if id == name || id == "lang" && strings.HasPrefix(name, "lang.") {
			return k
		}
	}
	t.Fatalf("no act %q", name)
	return -1
}

const buckets = 1 << 16

// learn makes the weights from both books. Every other example is learnt
// with a typing error too.
func learn(t testing.TB) *linear.Model {
	t.Helper()
	var samples []linear.Sample
	var text words.Text
	add := func(s string, act int) {
		mark := byte(0)
		if strings.HasSuffix(s, "?") {
			mark = '?'
		}
		text.Cut(s)
		samples = append(samples, linear.Sample{
			Features: appendFeatures(nil, buckets, &text, 0, text.Len()-1, mark), Yes: 1 << act,
		})
	}
	read := func(lang string) []example {
		return slices.Concat(readExamples(t, lang), readExamples(t, "stories."+lang), readExamples(t, "wish."+lang), readExamples(t, "wish2."+lang))
	}
	nl, en := read("nl"), read("en")
	for i := range max(len(nl), len(en)) {
		for _, book := range [][]example{nl, en} {
			if i >= len(book) {
				continue
			}
			e := book[i*lessons.Stride%len(book)]
			add(e.text, e.act)
			if i%2 == 0 {
				add(lessons.Mistype(e.text, i/2), e.act)
			}
		}
	}
	return linear.Learn(samples, linear.Options{
		Labels: len(Labels), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4, Yes: 1.5,
	})
}

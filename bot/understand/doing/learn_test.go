package doing

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// mixed calls learn with the examples of each book in turn, every other one with
// a typing error too.
func mixed(books [][]example, learn func(book int, e example)) {
	most := 0
	for _, book := range books {
		most = max(most, len(book))
	}
	for i := range most {
		for k, book := range books {
			if i >= len(book) {
				continue
			}
			e := book[i*lessons.Stride%len(book)]
			learn(k, e)
			if i%2 == 0 {
				e.text = lessons.Mistype(e.text, i/2)
				learn(k, e)
			}
		}
	}
}

// markOf is the sign that a text ends with, 0 for none.
func markOf(t *words.Text) byte {
	if len(t.Sentences) == 0 {
		return 0 // "???" has no word
	}
	return t.Sentences[len(t.Sentences)-1].Mark
}

const actBuckets = 1 << 16

// learnActs makes the weights of all acts from the books of both languages.
func learnActs(t testing.TB) *linear.Model {
	t.Helper()
	var samples []linear.Sample
	var text words.Text
	books := [][]example{examplesOf(t, "nl", actBooks...), examplesOf(t, "en", actBooks...)}
	mixed(books, func(_ int, e example) {
		text.Cut(e.text)
		samples = append(samples, linear.Sample{
			Features: appendFeatures(nil, actBuckets, &text, 0, text.Len()-1, markOf(&text)), Yes: 1 << e.act,
		})
	})
	return linear.Learn(samples, linear.Options{
		Labels: len(Labels), Buckets: actBuckets, Rounds: 30, Rate: 0.5, Decay: 2e-4, Yes: 1.5,
	})
}

// actBooks are what all acts are learnt from; the wishes are learnt from
// wishBooks too.
var (
	actBooks  = []string{"", "stories.", "wish.", "wish2."}
	wishBooks = append(actBooks[:len(actBooks):len(actBooks)], "hard.", "wide.", "calls.", "needs.", "requests.", "missed.", "people.")
)

// tellsOf are ordinary complaints, praise and questions that others learn from:
// so much is told and asked of people and calls that a wish must stand out from it.
func tellsOf(t testing.TB, lang string) []example {
	t.Helper()
	var all []example
	for _, name := range []string{"triage/books/plain.", "triage/books/everyday.", "triage/books/service.", "triage/books/service2.", "nature/books/", "nature/books/ways."} {
		book, err := lessons.Read("../" + name + lang + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range book {
			all = append(all, example{l.Text, Index(Tell)})
		}
	}
	return all
}

const wishBuckets = 1 << 18

// learnWishes makes the weights of the wishes in a language.
func learnWishes(t testing.TB, lang string) *linear.Model {
	t.Helper()
	classes, err := openClasses(lang)
	if err != nil {
		t.Fatal(err)
	}
	var samples []linear.Sample
	var text words.Text
	examples := append(examplesOf(t, lang, wishBooks...), tellsOf(t, lang)...)
	mixed([][]example{examples}, func(_ int, e example) {
		text.Cut(e.text)
		last := text.Len() - 1
		f := appendFeatures(nil, wishBuckets, &text, 0, last, markOf(&text))
		f, _ = appendChain(f, nil, classes, &text, 0, last, wishBuckets)
		samples = append(samples, linear.Sample{Features: f, Yes: 1 << e.act & (1<<wishes - 1)})
	})
	var models []*linear.Model
	for range orders {
		models = append(models, linear.Learn(samples, linear.Options{
			Labels: wishes, Buckets: wishBuckets, Rounds: 20, Rate: 0.3, Decay: 5e-4, Yes: 1.5, Settle: true,
		}))
		samples = restack(samples)
	}
	return linear.Average(models...)
}

// orders is in how many orders the wishes are learnt: ten lines more in a book
// change all of one order, and moved the figures by two points.
const orders = 3

// restack puts every third sample first, and so on.
func restack(samples []linear.Sample) []linear.Sample {
	var other []linear.Sample
	for k := range 3 {
		for i := k; i < len(samples); i += 3 {
			other = append(other, samples[i])
		}
	}
	return other
}

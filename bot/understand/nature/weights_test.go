package nature

import (
	"slices"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
)

// taught is everything that is learnt in a language.
func taught(t testing.TB, lang string) []example {
	t.Helper()
	hard := readExamples(t, "books/"+lang+".txt")
	return slices.Concat(hard, hard, readExamples(t, "books/ways."+lang+".txt"), readExamples(t, "books/read."+lang+".txt"), readExamples(t, "books/plain."+lang+".txt"))
}

// Given the books, when they are learnt again, then the weights that are built
// in come out.
func TestWeights(t *testing.T) {
	lessons.Weights(t, "weights.bin", learn(t, taught(t, "nl"), taught(t, "en"), options).Pack())
}

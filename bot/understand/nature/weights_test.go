package nature

import (
	"bytes"
	"flag"
	"os"
	"slices"
	"testing"
)

var update = flag.Bool("update", false, "write the weights that the books give")

// taught is everything that is learnt in a language.
func taught(t testing.TB, lang string) []example {
	t.Helper()
	hard := readExamples(t, "books/"+lang+".txt")
	return slices.Concat(hard, hard, readExamples(t, "books/ways."+lang+".txt"), readExamples(t, "books/read."+lang+".txt"), readExamples(t, "books/plain."+lang+".txt"))
}

// Given the books, when they are learnt again, then the weights that are built
// in come out, to the bit: nobody has to take them on trust.
func TestWeights(t *testing.T) {
	got := learn(t, taught(t, "nl"), taught(t, "en"), options).Pack()
	if *update {
		if err := os.WriteFile("weights.bin", got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, []byte(weights)) {
		t.Error("weights.bin isn't what the books give: run go generate ./bot/understand/nature and commit what it makes")
	}
}

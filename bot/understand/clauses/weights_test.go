package clauses

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the weights that the stories give")

// books are the parts and the stories to learn from.
func books(t testing.TB) (parts, stories string) {
	t.Helper()
	read := func(names ...string) string {
		var all strings.Builder
		for _, name := range names {
			book, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			all.Write(book)
			all.WriteByte('\n')
		}
		return all.String()
	}
	return read("clauses.nl.txt", "clauses.en.txt"), read("stories.nl.txt", "stories.en.txt", "../testdata/stories/open.nl.txt", "../testdata/stories/open.en.txt")
}

// Given the books, when they are learnt again, then the weights that are built
// in come out, to the bit: nobody has to take them on trust.
func TestWeights(t *testing.T) {
	got, err := Learn(books(t))
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("weights.bin", got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, []byte(weights)) {
		t.Error("weights.bin isn't what the books give: run go generate ./bot/understand/clauses and commit what it makes")
	}
}

func BenchmarkLearn(b *testing.B) {
	parts, stories := books(b)
	for b.Loop() {
		if _, err := Learn(parts, stories); err != nil {
			b.Fatal(err)
		}
	}
}

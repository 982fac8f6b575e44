package clauses

import (
	"os"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
)

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
// in come out.
func TestWeights(t *testing.T) {
	got, err := Learn(books(t))
	if err != nil {
		t.Fatal(err)
	}
	lessons.Weights(t, "weights.bin", got)
}

func BenchmarkLearn(b *testing.B) {
	parts, stories := books(b)
	for b.Loop() {
		if _, err := Learn(parts, stories); err != nil {
			b.Fatal(err)
		}
	}
}

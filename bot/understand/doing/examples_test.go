package doing

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/lessons"
)

// example is a text with the act that it does.
type example struct {
	text string
	act  int
}

func readExamples(t testing.TB, name string) []example {
	t.Helper()
	book, err := lessons.Read("books/" + name + ".txt")
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

// examplesOf are those of a language in the books of these names, one book after
// another.
func examplesOf(t testing.TB, lang string, books ...string) []example {
	t.Helper()
	var all []example
	for _, name := range books {
		all = append(all, readExamples(t, name+lang)...)
	}
	return all
}

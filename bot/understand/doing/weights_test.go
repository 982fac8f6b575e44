package doing

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/linear"
)

var update = flag.Bool("update", false, "write the weights that the books give")

// Given the books, when they are learnt again, then the weights that are built
// in come out, to the bit: nobody has to take them on trust.
func TestWeights(t *testing.T) {
	for name, learn := range map[string]func(testing.TB) *linear.Model{
		"acts":    learnActs,
		"wish.nl": func(t testing.TB) *linear.Model { return learnWishes(t, "nl") },
		"wish.en": func(t testing.TB) *linear.Model { return learnWishes(t, "en") },
	} {
		t.Run(name, func(t *testing.T) {
			got, file := learn(t).Pack(), "weights/"+name+".bin"
			if *update {
				if err := os.WriteFile(file, got, 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("%s isn't what the books give: run go generate ./bot/understand/doing and commit what it makes", file)
			}
		})
	}
}

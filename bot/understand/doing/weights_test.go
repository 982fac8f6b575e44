package doing

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the weights that the books give")

// Given the books, when they are learnt again, then the weights that are built
// in come out, to the bit: nobody has to take them on trust.
func TestWeights(t *testing.T) {
	got := learn(t).Pack()
	if *update {
		if err := os.WriteFile("weights.bin", got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(got, []byte(weights)) {
		t.Error("weights.bin isn't what the books give: run go generate ./bot/understand/doing and commit what it makes")
	}
}

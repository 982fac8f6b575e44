package lessons

import (
	"bytes"
	"flag"
	"os"
	"testing"
)

var update = flag.Bool("update", false, "write the weights that the books give")

// Weights fails t where a file of weights isn't what was learnt from the books
// again, to the bit: nobody has to take weights on trust. With the flag -update
// it writes the file instead.
func Weights(t testing.TB, file string, learnt []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, learnt, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	kept, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(learnt, kept) {
		t.Errorf("%s isn't what the books give: run go generate ./bot/understand/... and commit what it makes", file)
	}
}

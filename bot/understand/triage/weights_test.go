package triage

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
	for _, lang := range []string{"nl", "en"} {
		got := learn(classesOf(t, lang), readExamples(t, lang)).Pack()
		name := "weights/" + lang + ".bin"
		if *update {
			if err := os.WriteFile(name, got, 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s isn't what the books give: run go generate ./bot/understand/triage and commit what it makes", name)
		}
	}
}

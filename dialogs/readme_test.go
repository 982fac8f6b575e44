package dialogs_test

import (
	"os"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/dialogs"
)

// The examples of the README are real: they load.
func TestTheExamplesOfTheReadmeLoad(t *testing.T) {
	text, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	var examples []string
	for i, part := range strings.Split(string(text), "```") {
		if yaml, ok := strings.CutPrefix(part, "yaml\n"); ok && i%2 == 1 {
			examples = append(examples, yaml)
		}
	}
	if len(examples) != 3 {
		t.Fatalf("%d examples", len(examples))
	}
	if _, err := dialogs.Parse("README.md", []byte(examples[0])); err != nil {
		t.Error(err)
	}
	options := "version: 1\ndialog: complaint\nlocales: [nl, en]\nfacts:\n  - {id: experience, type: text}\n" +
		"  - id: process\n    type: choice\n    " + strings.ReplaceAll(strings.TrimSpace(examples[1]), "\n", "\n    ") +
		"\n      - id: other\nsteps: [experience, process, confirm, register]\n"
	if _, err := dialogs.Parse("README.md", []byte(options)); err != nil {
		t.Errorf("%v\n%s", err, options)
	}
	s, err := dialogs.ParseStory("README.md", []byte(examples[2]))
	if err != nil {
		t.Fatal(err)
	}
	complaint, _ := dialogs.Builtin().Dialog("complaint")
	if err := s.Fits(complaint); err != nil {
		t.Error(err)
	}
}

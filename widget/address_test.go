package widget

import (
	"os"
	"regexp"
	"testing"

	"github.com/BurntSushi/toml"
)

// The widget makes its texts with je out of those with u by itself (src/words.ts); what it makes
// must be what locales/widget.nl-je.toml says.
func TestTextsWithJe(t *testing.T) {
	load := func(name string) map[string]string {
		texts := map[string]string{}
		source, err := os.ReadFile("../locales/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := toml.Unmarshal(source, &texts); err != nil {
			t.Fatal(err)
		}
		return texts
	}
	formal, informal := load("widget.nl.toml"), load("widget.nl-je.toml")
	address := regexp.MustCompile(`\b[Uu]w?\b`)
	for key, text := range formal {
		got := address.ReplaceAllStringFunc(text, func(s string) string {
			return map[string]string{"U": "Jij", "u": "je", "Uw": "Je", "uw": "je"}[s]
		})
		want, ok := informal[key]
		if !ok {
			want = text
		}
		if got != want {
			t.Errorf("%s: the widget says %q, the texts say %q", key, got, want)
		}
	}
}

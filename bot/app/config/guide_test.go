package config_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/app/config"
)

const guide = "../../../docs/operate.md"

// update writes the tables into the guide instead of holding them against it:
// GEHOOR_TEST_UPDATE=1 go test ./bot/app/config
var update = os.Getenv("GEHOOR_TEST_UPDATE") != ""

func TestTheGuideListsEverySetting(t *testing.T) {
	var b strings.Builder
	s := config.Default()
	fmt.Fprintf(&b, "\n| key | default | what |\n| --- | --- | --- |\n")
	for _, f := range config.Fields(&s) {
		value := f.Text()
		if value != "" {
			value = "`" + value + "`"
		}
		note := ""
		if slices.Contains(config.NotUsedYet, f.Key) {
			note = " *(not used yet)*"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s%s |\n", f.Key, value, f.Help, note)
	}
	fmt.Fprintf(&b, "\nThe flag of `limits.text` is `--limits-text`, its variable `GEHOOR_LIMITS_TEXT`.\n\n")
	inGuide(t, "settings", b.String())
}

func TestTheGuideListsEveryNumber(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "\n| country | name | number | who answers | verified |\n| --- | --- | --- | --- | --- |\n")
	for _, country := range config.Countries() {
		numbers := config.BuiltIn(country)
		names := make([]string, 0, len(numbers))
		for name := range numbers {
			names = append(names, name)
		}
		slices.Sort(names)
		for _, name := range names {
			n := numbers[name]
			verified := "never"
			if n.VerifiedOn != "" {
				verified = n.VerifiedOn + ", " + n.Source
			}
			fmt.Fprintf(&b, "| %s | `%s` | %s | %s | %s |\n", country, name, n.Number, n.Name, verified)
		}
	}
	b.WriteByte('\n')
	inGuide(t, "numbers", b.String())
}

// inGuide holds want against what stands between the guide's two comments.
func inGuide(t *testing.T, name, want string) {
	t.Helper()
	data, err := os.ReadFile(guide)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	from := strings.Index(text, "<!-- "+name+":")
	to := strings.Index(text, "<!-- /"+name+" -->")
	if from < 0 || to < from {
		t.Fatalf("%s has no place for %s", guide, name)
	}
	from += strings.IndexByte(text[from:], '\n') + 1
	if text[from:to] == want {
		return
	}
	if !update {
		t.Fatalf("%s lists other %s than the program has; write them anew with GEHOOR_TEST_UPDATE=1 go test ./bot/app/config", guide, name)
	}
	if err := os.WriteFile(guide, []byte(text[:from]+want+text[to:]), 0o644); err != nil {
		t.Fatal(err)
	}
}

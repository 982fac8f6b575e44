package dialogs_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// An organisation adds a question of its own with two folders and no Go.
func TestAnOrganisationAddsAQuestionWithoutGo(t *testing.T) {
	ours, _ := dialogs.Builtin().Dialog("complaint")
	theirs := string(ours.Source())
	theirs = strings.Replace(theirs, "\nsteps:\n", `
  - id: x_line
    type: choice
    options: [{id: bus}, {id: tram}]
    when: process == delivery

steps:
`, 1)
	theirs = strings.Replace(theirs, "  - process\n", "  - process\n  - x_line\n", 1)

	s, err := dialogs.Load(folder(map[string]string{"complaint.yaml": theirs}))
	if err != nil {
		t.Fatal(err)
	}

	// given no texts for it, it is told which are missing
	texts, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	missing := dialogs.Problems(dialogs.CheckTexts(s, texts.Has))
	if len(missing) != 12 || !strings.Contains(missing[0].Error(), `"x_line" has no text "again.x_line" in "nl"`) {
		t.Errorf("missing: %v", missing)
	}

	// given the texts, it has what it needs
	nl := `
"ask.x_line" = "Met welke lijn reisde u?"
"again.x_line" = "Was het de bus of de tram?"
"why.x_line" = "Dan vinden we de rit terug."
"label.x_line" = "Lijn"
"x_line.bus" = "Bus"
"x_line.tram" = "Tram"
`
	texts, err = locales.Load(folder(map[string]string{"ours.nl.toml": nl, "ours.en.toml": nl}))
	if err != nil {
		t.Fatal(err)
	}
	if err := dialogs.CheckTexts(s, texts.Has); err != nil {
		t.Error(err)
	}
}

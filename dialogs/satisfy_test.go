package dialogs

import (
	"fmt"
	"strings"
	"testing"
)

// around makes a dialog with the condition on the last fact; x_maybe is the
// one before it that may be passed over.
func around(when string) string {
	return `version: 1
dialog: complaint
locales: [nl]
facts:
  - {id: experience, type: text}
  - {id: process, type: choice, options: [{id: delivery}, {id: invoice}]}
  - {id: follow_up, type: yesno}
  - {id: x_maybe, type: yesno, when: process == delivery}
  - {id: x_last, type: yesno, when: '` + when + `'}
steps: [experience, process, follow_up, x_maybe, x_last, confirm, register]
`
}

func TestConditionsThatCanNeverBeTrueAreFound(t *testing.T) {
	tests := []struct {
		when string
		can  bool
	}{
		{"process == delivery", true},
		{"process != delivery", true},
		{"process != delivery and process != invoice", true}, // declined
		{"process != delivery and process != invoice and not declined(process)", false},
		{"process == delivery and process == invoice", false},
		{"process in [delivery] and process in [delivery, invoice]", true},
		{"not known(process)", false}, // it has been asked by then
		{"not known(experience)", false},
		{"not known(x_maybe)", true}, // it may have been passed over
		{"not known(x_maybe) and x_maybe == yes", false},
		{"known(x_maybe) and not declined(x_maybe)", true},
		{"follow_up == yes and follow_up == no", false},
		{"follow_up != yes and follow_up != no", true},
		{"declined(process) and known(process)", true},
		{"declined(process) and not known(process)", false},
		{"declined(experience) and not declined(experience)", false},
		{"known(x_maybe) and process == invoice", true}, // told without being asked
	}
	for _, tt := range tests {
		_, err := Parse("complaint.yaml", []byte(around(tt.when)))
		switch {
		case err == nil && !tt.can:
			t.Errorf("%s was taken though it can never be true", tt.when)
		case err != nil && tt.can:
			t.Errorf("%s: %v", tt.when, err)
		case err != nil && !strings.Contains(err.Error(), "can never be true"):
			t.Errorf("%s: %v", tt.when, err)
		}
	}
}

func TestAConditionWithTooManySituationsIsRefused(t *testing.T) {
	var facts, ids, asks []string
	for i := range 20 {
		id := fmt.Sprintf("x_%d", i)
		facts = append(facts, "  - {id: "+id+", type: yesno}\n")
		ids = append(ids, id)
		asks = append(asks, id+" == yes")
	}
	src := "version: 1\ndialog: complaint\nlocales: [nl]\nfacts:\n  - {id: experience, type: text}\n" +
		strings.Join(facts, "") + "  - id: x_last\n    type: yesno\n    when: " + strings.Join(asks, " and ") + "\n" +
		"steps: [experience, " + strings.Join(ids, ", ") + ", x_last, confirm, register]\n"
	_, err := Parse("complaint.yaml", []byte(src))
	if err == nil || !strings.Contains(err.Error(), "too many things") {
		t.Errorf("err = %v", err)
	}
}

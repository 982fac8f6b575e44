package dialogs

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// TestAConditionIsFoundImpossibleExactlyIfNoConversationGetsThere holds the
// check against all conversations that there can be: every fact told in the
// story or not, then every answer to every question in turn.
func TestAConditionIsFoundImpossibleExactlyIfNoConversationGetsThere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := randomDialog(t)
		asked := map[string]bool{}
		tell(d, 0, talk{}, func(told talk) { hold(d, told, asked) })
		for i := range d.Facts {
			f := &d.Facts[i]
			if f.When == nil {
				continue
			}
			can, sure := d.satisfiable(f.When)
			if !sure {
				t.Fatalf("%s: too many situations for %s", f.ID, f.When)
			}
			if can != asked[f.ID] {
				t.Fatalf("%s when %s: satisfiable %v, asked %v", f.ID, f.When, can, asked[f.ID])
			}
		}
	})
}

// randomDialog has three choices, of which the first is always asked, and
// random conditions that ask about earlier ones.
func randomDialog(t *rapid.T) *Dialog {
	var facts, ids strings.Builder
	for i := range 3 {
		id := fmt.Sprintf("x_%c", 'a'+i)
		fmt.Fprintf(&ids, "%s, ", id)
		fmt.Fprintf(&facts, "  - {id: %s, type: choice, options: [{id: one}, {id: two}]}\n", id)
	}
	d, err := Parse("random.yaml", []byte("version: 1\ndialog: random\nlocales: [nl]\nfacts:\n  - {id: experience, type: text}\n"+
		facts.String()+"steps: [experience, "+ids.String()+"confirm, register]\n"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 2; i < 4; i++ {
		if rapid.Bool().Draw(t, "conditional") {
			when := condition(t, d.Facts[1:i], 2)
			e, err := parseExpr(when)
			if err != nil {
				t.Fatalf("%s: %v", when, err.msg)
			}
			d.Facts[i].When = e
		}
	}
	return d
}

func condition(t *rapid.T, facts []Fact, depth int) string {
	if depth > 0 {
		switch rapid.IntRange(0, 4).Draw(t, "joined") {
		case 0:
			return "(" + condition(t, facts, depth-1) + " and " + condition(t, facts, depth-1) + ")"
		case 1:
			return "(" + condition(t, facts, depth-1) + " or " + condition(t, facts, depth-1) + ")"
		case 2:
			return "not " + condition(t, facts, depth-1)
		}
	}
	id := facts[rapid.IntRange(0, len(facts)-1).Draw(t, "fact")].ID
	value := rapid.SampledFrom([]string{"one", "two"}).Draw(t, "value")
	return rapid.SampledFrom([]string{
		"known(" + id + ")", "declined(" + id + ")", id + " == " + value, id + " != " + value, id + " in [one, two]",
	}).Draw(t, "asks")
}

// answers are what may come of a question, "?" for a refusal.
var answers = []string{"one", "two", "?"}

// tell tries every story: each fact from i on is told in it, or isn't.
func tell(d *Dialog, i int, c talk, begin func(talk)) {
	if i == len(d.Facts) {
		begin(c)
		return
	}
	tell(d, i+1, c, begin)
	for _, a := range answers {
		c[d.Facts[i].ID] = a
		tell(d, i+1, c, begin)
	}
	delete(c, d.Facts[i].ID)
}

// hold goes on with every answer to the next question.
func hold(d *Dialog, c talk, asked map[string]bool) {
	next := d.Next(c, 0)
	if next == len(d.Steps) || d.Steps[next].Fact == nil {
		return
	}
	id := d.Steps[next].Fact.ID
	asked[id] = true
	for _, a := range answers {
		c[id] = a
		hold(d, c, asked)
	}
	delete(c, id)
}

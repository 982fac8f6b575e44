package dialogs

import "testing"

// started is a dialog with a condition between two plain questions.
func started(t testing.TB) *Dialog {
	t.Helper()
	d, err := Parse("complaint.yaml", []byte(`version: 1
dialog: complaint
locales: [nl]
facts:
  - {id: experience, type: text}
  - {id: process, type: choice, options: [{id: delivery}, {id: invoice}]}
  - {id: customer_reference, type: reference, when: process == delivery}
  - {id: contact, type: contact}
steps: [experience, process, customer_reference, confirm, contact, register]
`))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestNextIsTheFirstStepThatIsNotDone(t *testing.T) {
	d := started(t)
	for _, tt := range []struct {
		given string
		from  int
		then  string
	}{
		{"", 0, "experience"},
		{"experience", 0, "process"},
		{"experience=?", 0, "process"},               // declined is done
		{"process=invoice experience", 0, "confirm"}, // ruled out by its condition
		{"process=?  experience", 0, "confirm"},      // and by a value that is not there
		{"process=delivery experience", 0, "customer_reference"},
		{"process=delivery experience customer_reference", 0, "confirm"},
		{"process=delivery", 0, "experience"},         // told early doesn't skip what came before
		{"process=delivery experience", 3, "confirm"}, // from there on
		{"experience process=invoice", 4, "contact"},
		{"experience process=invoice contact", 4, "register"},
		{"", 6, "the end"},
	} {
		got := "the end"
		if i := d.Next(conversation(tt.given), tt.from); i < len(d.Steps) {
			got = string(d.Steps[i].Kind)
			if f := d.Steps[i].Fact; f != nil {
				got = f.ID
			}
		}
		if got != tt.then {
			t.Errorf("given %q, from %d: %s, want %s", tt.given, tt.from, got, tt.then)
		}
	}
}

func TestADialogFindsItsFactsAndSteps(t *testing.T) {
	d := started(t)
	if f := d.Fact("process"); f == nil || f.Ask != "ask.process" || f.Again != "again.process" || f.Why != "why.process" ||
		f.Help != "help.process" || f.Label != "label.process" || !f.Skip || f.Options[1].Label != "process.invoice" {
		t.Errorf("Fact = %+v", f)
	}
	if d.Fact("no_such_fact") != nil {
		t.Error("found a fact that is not there")
	}
	if d.Step(StepConfirm) != 3 || d.Step(StepRegister) != 5 || d.Step(StepFact) != 0 || d.Step("no_such_step") != 6 {
		t.Error("Step doesn't find the first of its kind")
	}
	if d.Unclear != 2 || len(d.EscalateOn) != 17 {
		t.Errorf("unclear %d, escalates on %v", d.Unclear, d.EscalateOn)
	}
	if &d.Facts[1] != d.Fact("process") || d.Steps[1].Fact != d.Fact("process") {
		t.Error("a fact is there twice")
	}
}

func BenchmarkNext(b *testing.B) {
	d, _ := Builtin().Dialog("complaint")
	c := conversation("experience expectation expectation_source happened_on process=service impact remedy complainant contact")
	b.ReportAllocs()
	for b.Loop() {
		d.Next(c, 0)
	}
}

func BenchmarkBuiltin(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		Builtin()
	}
}

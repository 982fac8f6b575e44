package dialogs_test

import (
	"testing"

	"github.com/gehoor/gehoor/dialogs"
)

func TestTheBuiltInDialogLoads(t *testing.T) {
	s := dialogs.Builtin()
	d, ok := s.Dialog("complaint")
	if !ok {
		t.Fatal("there is no dialog complaint")
	}
	if len(d.Steps) != 13 || d.Steps[0].Fact.ID != "experience" {
		t.Errorf("steps = %v", d.Steps)
	}
	if again, ok := s.At(d.Edition()); !ok || again != d {
		t.Errorf("At(%q) = %v, %v", d.Edition(), again, ok)
	}
}

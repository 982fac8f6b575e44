package dialogs

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
)

func (b *builder) steps(n, root ast.Node) {
	if n == nil {
		b.at(root, "the steps are missing: add \"steps:\" with the facts in the order in which they are asked")
		return
	}
	d := b.dialog
	b.stepAt = map[string]ast.Node{}
	known := []string{string(StepConfirm), string(StepRegister)}
	for _, f := range d.Facts {
		known = append(known, f.ID)
	}
	items := b.list(n, "steps")
	if len(items) == 0 {
		return
	}
	for _, item := range items {
		id, ok := b.text(item, "a step")
		if !ok {
			continue
		}
		s := Step{Kind: StepFact, Fact: d.byID[id]}
		s.Line, _ = position(item)
		switch {
		case !slices.Contains(known, id):
			b.at(item, "there is no fact %q%s; a step is a fact, confirm or register", id, meant(id, known))
			continue
		case b.stepAt[id] != nil:
			line, _ := position(b.stepAt[id])
			b.at(item, "the step %q is on line %d too: keep one of them", id, line)
			continue
		case s.Fact == nil:
			s.Kind = StepKind(id)
		}
		b.stepAt[id] = item
		d.Steps = append(d.Steps, s)
	}
	b.order(n)
}

// order checks what must be in the steps, and where.
func (b *builder) order(n ast.Node) {
	d := b.dialog
	confirm, register := d.Step(StepConfirm), d.Step(StepRegister)
	switch {
	case confirm == len(d.Steps):
		b.at(n, "the step confirm is missing: the customer sees a summary before the complaint is registered")
	case register == len(d.Steps):
		b.at(n, "the step register is missing: it puts the complaint into the register")
	case register < confirm:
		b.at(b.stepAt[string(StepRegister)], "register comes before confirm: the customer sees a summary first")
	}
	if first := d.byID["experience"]; first == nil {
		b.at(n, "the fact experience is missing: every dialog begins with the story")
	} else if at := b.stepAt[first.ID]; at != nil && d.Steps[0].Fact != first {
		b.at(at, "experience is the first step: every dialog begins with the story")
	} else if at := b.places[first.ID].when; at != nil {
		b.at(at, "experience has no condition: every dialog begins with the story")
	}
	for i := range d.Facts {
		if f := &d.Facts[i]; b.step(f) == len(d.Steps) {
			b.at(b.places[f.ID].id, "%q is never asked: add it to the steps, or take it out", f.ID)
		}
	}
}

// step returns the index of the step that asks f, len(d.Steps) if none does.
func (b *builder) step(f *Fact) int {
	for i, s := range b.dialog.Steps {
		if s.Fact == f {
			return i
		}
	}
	return len(b.dialog.Steps)
}

package dialogs

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// Patience is spare: these keys say what is asked of who told little, and what
// is not.

const mostQuestions = 20

// spare reads how many questions are asked and what is asked only while they
// last, and joins the facts that are invited along with others.
func (b *builder) spare(questions, extra ast.Node) {
	d := b.dialog
	if questions != nil {
		d.Questions, _ = b.number(questions, "questions (before the summary)", mostQuestions)
	}
	if extra != nil {
		if questions == nil {
			b.at(extra, "extra needs a number of questions: add \"questions: 3\"")
		}
		for _, item := range b.list(extra, "extra") {
			if f := b.asked(item, "extra", d.Extra); f != nil {
				d.Extra = append(d.Extra, f)
			}
		}
	}
	for i := range d.Facts {
		f := &d.Facts[i]
		n := b.places[f.ID].beside
		if n == nil {
			continue
		}
		for _, item := range b.list(n, "beside") {
			if of := b.asked(item, "beside", f.Beside); of == f {
				b.at(item, "%q can't stand beside itself", f.ID)
			} else if of != nil {
				f.Beside = append(f.Beside, of)
			}
		}
	}
}

// asked returns the fact that item names, nil with a problem where there is
// none, it is the story itself, or it is in list already.
func (b *builder) asked(item ast.Node, what string, list []*Fact) *Fact {
	id, ok := b.text(item, "a fact")
	if !ok {
		return nil
	}
	f := b.dialog.byID[id]
	switch {
	case f == nil:
		var known []string
		for _, f := range b.dialog.Facts {
			known = append(known, f.ID)
		}
		b.at(item, "there is no fact %q%s", id, meant(id, known))
		return nil
	case f.ID == "experience":
		b.at(item, "experience can't be in %s: every dialog begins with the story", what)
		return nil
	case slices.Contains(list, f):
		b.at(item, "%q comes twice", id)
		return nil
	}
	return f
}

// assumed is the option of f that n names, "" for none.
func (b *builder) assumed(n ast.Node, f *Fact) string {
	if n == nil {
		return ""
	}
	id, ok := b.text(n, "an option")
	if !ok {
		return ""
	}
	var ids []string
	for _, o := range f.Options {
		ids = append(ids, o.ID)
	}
	if !slices.Contains(ids, id) {
		b.at(n, "%q has no option %q%s", f.ID, id, meant(id, ids))
		return ""
	}
	return id
}

package dialogs

import (
	"slices"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/token"
)

// when parses a condition; nil where there is none, or a wrong one.
func (b *builder) when(n ast.Node) Expr {
	if n == nil {
		return nil
	}
	s, ok := b.text(n, "a condition")
	if !ok {
		return nil
	}
	e, err := parseExpr(s)
	if err != nil {
		b.inside(n, s, err)
		return nil
	}
	return e
}

// inside reports a fault at a byte offset of the text s of node n.
func (b *builder) inside(n ast.Node, s string, err *condError) {
	line, column := position(n)
	t := n.GetToken()
	if t.Position.Line == line && t.Type != token.LiteralType && t.Type != token.FoldedType {
		column += utf8.RuneCountInString(s[:min(err.at, len(s))])
		if t.Type == token.DoubleQuoteType || t.Type == token.SingleQuoteType {
			column++
		}
	}
	b.add(line, column, "condition: %s", err.msg)
}

// conditions checks every condition against the facts: that they are there,
// come earlier and can have the values, and then that it can be true at all.
func (b *builder) conditions() {
	before := len(b.problems)
	b.eachCondition(func(f *Fact, n ast.Node) {
		s, _ := b.text(n, "a condition")
		f.When.visit(func(q *question) {
			if err := b.ask(f, q); err != nil {
				b.inside(n, s, err)
			}
		})
	})
	if len(b.problems) > before {
		return
	}
	b.eachCondition(func(f *Fact, n ast.Node) {
		can, sure := b.dialog.satisfiable(f.When)
		if !sure {
			b.at(n, "condition: it asks too many things to be checked: make it simpler")
		} else if !can {
			b.at(n, "condition: it can never be true, so %q is never asked", f.ID)
		}
	})
}

func (b *builder) eachCondition(check func(f *Fact, n ast.Node)) {
	for i := range b.dialog.Facts {
		if f := &b.dialog.Facts[i]; f.When != nil {
			check(f, b.places[f.ID].when)
		}
	}
}

// ask checks one question of the condition of f.
func (b *builder) ask(f *Fact, q *question) *condError {
	d := b.dialog
	of := d.byID[q.fact]
	switch {
	case of == nil:
		var known []string
		for _, f := range d.Facts {
			known = append(known, f.ID)
		}
		return condErrorf(q.at, "there is no fact %q%s", q.fact, meant(q.fact, known))
	case of == f:
		return condErrorf(q.at, "%q asks about itself", f.ID)
	case b.step(of) >= b.step(f) && b.step(f) < len(d.Steps):
		return condErrorf(q.at, "%q comes later than %q: a condition asks about what came before", of.ID, f.ID)
	case len(q.values) == 0:
		return nil
	}
	values := of.values()
	if values == nil {
		return condErrorf(q.at, "%q can't be compared; ask known(%s) or declined(%s)", of.ID, of.ID, of.ID)
	}
	for i, v := range q.values {
		if !slices.Contains(values, v) {
			return condErrorf(q.ats[i], "%q can't be %q%s", of.ID, v, meant(v, values))
		}
	}
	return nil
}

// values lists what a condition may compare f with, nil for none: a text, a
// date or several options at once equal nothing in particular.
func (f *Fact) values() []string {
	switch {
	case f.Type == TypeYesNo:
		return []string{"yes", "no"}
	case f.Type != TypeChoice || f.Several:
		return nil
	}
	ids := make([]string, len(f.Options))
	for i, o := range f.Options {
		ids[i] = o.ID
	}
	return ids
}

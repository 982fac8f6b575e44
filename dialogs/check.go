package dialogs

import (
	"slices"

	"github.com/goccy/go-yaml/ast"
)

// checksOf tells which checks a type can have.
var checksOf = map[Type][]CheckKind{
	TypeDate: {NotFuture, WithinYears},
	TypeText: {MaxLength},
	TypeRef:  {MaxLength},
}

// most is the highest number that a check can have.
var most = map[CheckKind]int{WithinYears: 100, MaxLength: 4000}

func (b *builder) checks(n ast.Node, t Type) []Check {
	if n == nil || t == "" {
		return nil
	}
	if _, ok := n.(*ast.SequenceNode); ok && checksOf[t] == nil {
		b.at(n, "a fact of the type %s has no checks of its own: leave the line out", t)
		return nil
	}
	var checks []Check
	for _, item := range b.list(n, "check") {
		c, ok := b.check(item, t)
		if !ok {
			continue
		}
		if slices.ContainsFunc(checks, func(other Check) bool { return other.Kind == c.Kind }) {
			b.at(item, "the check %q comes twice: keep one", c.Kind)
			continue
		}
		checks = append(checks, c)
	}
	return checks
}

// check reads one check: its name, or its name with a number.
func (b *builder) check(n ast.Node, t Type) (c Check, ok bool) {
	name, number := n, ast.Node(nil)
	switch n.(type) {
	case *ast.MappingNode, *ast.MappingValueNode:
		pairs, _ := b.pairs(n, "a check")
		if len(pairs) != 1 {
			b.at(n, "write one check an item, such as {within_years: 10}")
			return c, false
		}
		name, number = pairs[0].Key, pairs[0].Value
	}
	s, ok := b.text(name, "a check")
	if !ok {
		return c, false
	}
	c.Kind = CheckKind(s)
	if !slices.Contains(checksOf[t], c.Kind) {
		b.at(n, "the type %s has no check %q%s; it has %s", t, s, meant(s, names(checksOf[t])), list(checksOf[t]))
		return c, false
	}
	switch {
	case most[c.Kind] == 0 && number != nil:
		b.at(n, "%q takes no number", s)
	case most[c.Kind] > 0 && number == nil:
		b.at(n, "%q needs a number, such as {%s: 10}", s, s)
	case most[c.Kind] > 0:
		c.N, ok = b.number(number, s, most[c.Kind])
	}
	return c, ok
}

package dialogs

import (
	"slices"
	"strings"
)

// Expr is a condition: a tiny typed language, checked when it is loaded.
//
//	known(x)       x has a value, or the customer declined to give one
//	declined(x)    the customer declined to give x
//	x == yes       x has this value; also x == "yes"
//	x != yes       the opposite: it holds, too, while x has no value
//	x in [a, b]    x has one of these values
//	and, or, not, and parentheses; and binds stronger than or
type Expr interface {
	// Holds reports whether the condition is met.
	Holds(k Known) bool
	// Facts lists the facts it asks about, each once, in order of appearance.
	Facts() []string
	// String writes the condition; parsing that gives the same condition.
	String() string

	// visit calls f for every question in it, in order of appearance.
	visit(f func(*question))
	// strength is how closely its parts are bound: 1 or, 2 and, 3 the rest.
	strength() int
}

// question is what a condition asks about one fact.
type question struct {
	op     string // known, declined, ==, !=, in
	fact   string
	values []string // what the fact is compared with
	at     int      // byte offset of the fact in the condition
	ats    []int    // and of the values
}

// logic joins conditions: two or more by "and" or "or", one by "not".
type logic struct {
	op    string
	parts []Expr
}

func (q *question) Holds(k Known) bool {
	switch q.op {
	case "known":
		return k.Known(q.fact)
	case "declined":
		return k.Declined(q.fact)
	}
	return slices.Contains(q.values, k.Is(q.fact)) != (q.op == "!=")
}

func (l *logic) Holds(k Known) bool {
	if l.op == "not" {
		return !l.parts[0].Holds(k)
	}
	for _, p := range l.parts {
		if p.Holds(k) == (l.op == "or") {
			return l.op == "or"
		}
	}
	return l.op == "and"
}

func (q *question) Facts() []string { return []string{q.fact} }

func (l *logic) Facts() []string {
	var ids []string
	l.visit(func(q *question) {
		if !slices.Contains(ids, q.fact) {
			ids = append(ids, q.fact)
		}
	})
	return ids
}

func (q *question) visit(f func(*question)) { f(q) }

func (l *logic) visit(f func(*question)) {
	for _, p := range l.parts {
		p.visit(f)
	}
}

func (q *question) strength() int { return 3 }

func (l *logic) strength() int {
	switch l.op {
	case "or":
		return 1
	case "and":
		return 2
	}
	return 3
}

func (q *question) String() string {
	switch q.op {
	case "known", "declined":
		return q.op + "(" + q.fact + ")"
	}
	values := make([]string, len(q.values))
	for i, v := range q.values {
		values[i] = writeValue(v)
	}
	if q.op == "in" {
		return q.fact + " in [" + strings.Join(values, ", ") + "]"
	}
	return q.fact + " " + q.op + " " + values[0]
}

// writeValue quotes a value only where it must be.
func writeValue(v string) string {
	for i := range len(v) {
		if !isWordByte(v[i]) {
			if strings.Contains(v, `"`) {
				return "'" + v + "'"
			}
			return `"` + v + `"`
		}
	}
	if v == "" || slices.Contains(reserved, v) {
		return `"` + v + `"`
	}
	return v
}

func (l *logic) String() string {
	parts := make([]string, len(l.parts))
	for i, p := range l.parts {
		parts[i] = p.String()
		// An "and" in an "and" keeps its parentheses, so that the text says
		// how the parts hang together.
		if p.strength() < 3 && p.strength() <= l.strength() {
			parts[i] = "(" + parts[i] + ")"
		}
	}
	if l.op == "not" {
		return "not " + parts[0]
	}
	return strings.Join(parts, " "+l.op+" ")
}

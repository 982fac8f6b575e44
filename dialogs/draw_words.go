package dialogs

import "strings"

// words puts a condition into plain words.
func (p *picture) words(e Expr) string {
	switch e := e.(type) {
	case *question:
		return p.asked(e)
	case *logic:
		parts := make([]string, len(e.parts))
		for i, part := range e.parts {
			parts[i] = p.words(part)
			if part.strength() < 3 && part.strength() <= e.strength() {
				parts[i] = "(" + parts[i] + ")"
			}
		}
		if e.op == "not" {
			if q, ok := e.parts[0].(*question); ok && len(q.values) == 0 {
				return p.name(q.fact) + " " + p.label("draw.not_"+q.op)
			}
			return p.label("draw.not") + " " + parts[0]
		}
		if id := answered(e); id != "" {
			return p.name(id) + " " + p.label("draw.answered")
		}
		return strings.Join(parts, " "+p.label("draw."+e.op)+" ")
	}
	return e.String()
}

func (p *picture) asked(q *question) string {
	if len(q.values) == 0 {
		return p.name(q.fact) + " " + p.label("draw."+q.op)
	}
	f := p.dialog.Fact(q.fact)
	values := make([]string, len(q.values))
	for i, v := range q.values {
		values[i] = p.value(f, v)
	}
	is := p.label("draw.is")
	if q.op == "!=" {
		is = p.label("draw.is_not")
	}
	return p.name(q.fact) + " " + is + " " + strings.Join(values, " "+p.label("draw.or")+" ")
}

// value names a value of f as a customer sees it.
func (p *picture) value(f *Fact, id string) string {
	for _, o := range f.Options {
		if o.ID == id {
			return "“" + p.label(o.Label) + "”"
		}
	}
	return p.label("draw." + id) // yes or no
}

func (p *picture) name(fact string) string {
	return "“" + p.label(p.dialog.Fact(fact).Label) + "”"
}

// answered returns the fact of "known(x) and not declined(x)", which people
// would say in one word; "" of anything else.
func answered(e *logic) string {
	var open, shut string
	if e.op == "and" && len(e.parts) == 2 {
		open, shut = e.parts[0].String(), e.parts[1].String()
	}
	id := strings.TrimSuffix(strings.TrimPrefix(open, "known("), ")")
	if id != "" && open == "known("+id+")" && shut == "not declined("+id+")" {
		return id
	}
	return ""
}

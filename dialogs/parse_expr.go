package dialogs

import "slices"

// reserved are the words of the language of conditions; no fact or option may
// be called so.
var reserved = []string{"and", "or", "not", "in", "known", "declined"}

// maxDepth is how deep parentheses and nots may be nested.
const maxDepth = 20

// exprParser reads a condition from left to right, one function a rule of the
// grammar:
//
//	any      = all { "or" all }
//	all      = one { "and" one }
//	one      = "not" one | "(" any ")" | question
//	question = ("known" | "declined") "(" fact ")"
//	         | fact ("==" | "!=") value
//	         | fact "in" "[" value { "," value } "]"
type exprParser struct {
	lexemes []lexeme
	depth   int
}

// parseExpr parses a condition. It knows no facts: see checkExpr.
func parseExpr(s string) (Expr, *condError) {
	lexemes, err := lex(s)
	if err != nil {
		return nil, err
	}
	p := &exprParser{lexemes: lexemes}
	if p.next().kind == end {
		return nil, condErrorf(0, "the condition is empty: leave the line out, and the question is always asked")
	}
	e, err := p.any()
	if err != nil {
		return nil, err
	}
	if t := p.next(); t.kind != end {
		return nil, condErrorf(t.at, "%s is too much here; join conditions by \"and\" or \"or\"", show(t))
	}
	return e, nil
}

func (p *exprParser) next() lexeme { return p.lexemes[0] }

func (p *exprParser) take() lexeme {
	t := p.lexemes[0]
	if t.kind != end {
		p.lexemes = p.lexemes[1:]
	}
	return t
}

// is reports whether the next lexeme is this word or sign, not a quoted string.
func (p *exprParser) is(text string) bool {
	t := p.next()
	return t.kind != quoted && t.kind != end && t.text == text
}

func (p *exprParser) want(text, after string) *condError {
	if !p.is(text) {
		return condErrorf(p.next().at, "%s must follow %s, not %s", text, after, show(p.next()))
	}
	p.take()
	return nil
}

func (p *exprParser) any() (Expr, *condError) { return p.joined("or", p.all) }
func (p *exprParser) all() (Expr, *condError) { return p.joined("and", p.one) }

func (p *exprParser) joined(op string, part func() (Expr, *condError)) (Expr, *condError) {
	first, err := part()
	if err != nil || !p.is(op) {
		return first, err
	}
	l := &logic{op: op, parts: []Expr{first}}
	for p.is(op) {
		p.take()
		e, err := part()
		if err != nil {
			return nil, err
		}
		l.parts = append(l.parts, e)
	}
	return l, nil
}

func (p *exprParser) one() (Expr, *condError) {
	if p.depth++; p.depth > maxDepth {
		return nil, condErrorf(p.next().at, "nested more than %d deep", maxDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.is("not"):
		p.take()
		e, err := p.one()
		if err != nil {
			return nil, err
		}
		return &logic{op: "not", parts: []Expr{e}}, nil
	case p.is("("):
		p.take()
		e, err := p.any()
		if err != nil {
			return nil, err
		}
		return e, p.want(")", "the condition in parentheses")
	}
	return p.question()
}

func (p *exprParser) question() (Expr, *condError) {
	if p.is("known") || p.is("declined") {
		op := p.take().text
		if err := p.want("(", op); err != nil {
			return nil, err
		}
		fact, err := p.fact()
		if err != nil {
			return nil, err
		}
		return &question{op: op, fact: fact.text, at: fact.at}, p.want(")", "the fact")
	}
	fact, err := p.fact()
	if err != nil {
		return nil, err
	}
	q := &question{fact: fact.text, at: fact.at}
	switch {
	case p.is("==") || p.is("!="):
		q.op = p.take().text
		return q, p.value(q)
	case p.is("in"):
		q.op = p.take().text
		if err := p.want("[", "in"); err != nil {
			return nil, err
		}
		for {
			if err := p.value(q); err != nil {
				return nil, err
			}
			if !p.is(",") {
				return q, p.want("]", "the list")
			}
			p.take()
		}
	}
	return nil, condErrorf(p.next().at, "after the fact %q comes ==, != or in; to ask whether it is there, write known(%s)", fact.text, fact.text)
}

func (p *exprParser) fact() (lexeme, *condError) {
	t := p.take()
	if t.kind != word || slices.Contains(reserved, t.text) {
		return t, condErrorf(t.at, "the id of a fact is missing before %s", show(t))
	}
	return t, nil
}

func (p *exprParser) value(q *question) *condError {
	t := p.take()
	if t.kind != quoted && (t.kind != word || slices.Contains(reserved, t.text)) {
		return condErrorf(t.at, "a value is missing before %s", show(t))
	}
	q.values = append(q.values, t.text)
	q.ats = append(q.ats, t.at)
	return nil
}

func show(t lexeme) string {
	switch t.kind {
	case end:
		return "the end"
	case quoted:
		return "the text \"" + t.text + "\""
	}
	return "\"" + t.text + "\""
}

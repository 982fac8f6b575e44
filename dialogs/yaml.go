package dialogs

import (
	"fmt"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// reader walks a YAML file strictly and gathers all its faults, where a plain
// decoder would stop at the first.
type reader struct {
	file     string
	problems []*Problem
}

func (r *reader) add(line, column int, format string, args ...any) {
	r.problems = append(r.problems, &Problem{File: r.file, Line: line, Column: column, Message: fmt.Sprintf(format, args...)})
}

// at reports a fault at node n.
func (r *reader) at(n ast.Node, format string, args ...any) {
	line, column := position(n)
	r.add(line, column, format, args...)
}

func position(n ast.Node) (line, column int) {
	if m, ok := n.(*ast.MappingNode); ok && len(m.Values) > 0 && !m.IsFlowStyle {
		n = m.Values[0].Key
	}
	if v, ok := n.(*ast.MappingValueNode); ok {
		n = v.Key
	}
	t := n.GetToken()
	if t == nil || t.Position == nil {
		return 1, 1
	}
	return t.Position.Line, t.Position.Column
}

// fields returns the values of a mapping by key. A key that is not allowed, or
// that comes twice, is a fault; what names the thing in the message. ok is
// false where n is no mapping.
func (r *reader) fields(n ast.Node, what string, allowed ...string) (found map[string]ast.Node, ok bool) {
	found = map[string]ast.Node{}
	pairs, ok := r.pairs(n, what)
	for _, v := range pairs {
		key, ok := r.text(v.Key, "a key")
		switch {
		case !ok:
		case found[key] != nil:
			r.at(v.Key, "%q comes twice in %s: keep one", key, what)
		case !slices.Contains(allowed, key):
			r.at(v.Key, "%s has no %q%s; it can have %s", what, key, meant(key, allowed), strings.Join(allowed, ", "))
		case v.Value == nil || v.Value.Type() == ast.NullType:
			r.at(v.Key, "%q has no value: fill it in or leave the line out", key)
		default:
			found[key] = v.Value
		}
	}
	return found, ok
}

// pairs returns the keys and values of a mapping.
func (r *reader) pairs(n ast.Node, what string) (pairs []*ast.MappingValueNode, ok bool) {
	switch m := n.(type) {
	case *ast.MappingNode:
		return m.Values, true
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{m}, true
	}
	r.at(n, "%s is written as \"key: value\" lines, not as %s", what, kind(n))
	return nil, false
}

// list returns the items of a list; nil of nil.
func (r *reader) list(n ast.Node, what string) []ast.Node {
	if n == nil {
		return nil
	}
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		r.at(n, "%s is a list, such as [a, b], not %s", what, kind(n))
		return nil
	}
	if len(s.Values) == 0 {
		r.at(n, "%s is an empty list: fill it or leave the line out", what)
	}
	return s.Values
}

// text returns a string; ok is false where it is none, or missing.
func (r *reader) text(n ast.Node, what string) (s string, ok bool) {
	switch v := n.(type) {
	case nil:
		return "", false
	case *ast.StringNode:
		s = v.Value
	case *ast.LiteralNode:
		s = v.Value.Value
	default:
		r.at(n, "%s is a text, not %s%s", what, kind(n), quoteHint(n))
		return "", false
	}
	if strings.TrimSpace(s) == "" {
		r.at(n, "%s is empty", what)
		return "", false
	}
	return s, true
}

// number returns a whole number from 1 to most.
func (r *reader) number(n ast.Node, what string, most int) (int, bool) {
	if v, ok := n.(*ast.IntegerNode); ok {
		var i int
		switch x := v.Value.(type) {
		case int64:
			i = int(x)
		case uint64:
			i = int(min(x, 1<<31))
		}
		if 1 <= i && i <= most {
			return i, true
		}
	}
	if most == 1 {
		r.at(n, "%s must be 1", what)
	} else {
		r.at(n, "%s must be a whole number from 1 to %d", what, most)
	}
	return 0, false
}

// truth returns a yes or no, otherwise where n is nil.
func (r *reader) truth(n ast.Node, what string, otherwise bool) bool {
	if n == nil {
		return otherwise
	}
	if v, ok := n.(*ast.BoolNode); ok {
		return v.Value
	}
	r.at(n, "%s is true or false, not %s", what, kind(n))
	return otherwise
}

func kind(n ast.Node) string {
	switch n.Type() {
	case ast.MappingType, ast.MappingValueType:
		return "\"key: value\" lines"
	case ast.SequenceType:
		return "a list"
	case ast.StringType, ast.LiteralType:
		return "a text"
	case ast.IntegerType, ast.FloatType, ast.InfinityType, ast.NanType:
		return "a number"
	case ast.BoolType:
		return "true or false"
	case ast.NullType:
		return "nothing"
	case ast.AnchorType, ast.AliasType, ast.TagType, ast.MergeKeyType:
		return "a YAML anchor, alias or tag (write it out)"
	}
	return "that"
}

func quoteHint(n ast.Node) string {
	switch n.Type() {
	case ast.IntegerType, ast.FloatType, ast.BoolType:
		return ": put it between quotes"
	case ast.MappingType, ast.MappingValueType:
		return " (a text with a colon in it goes between quotes)"
	}
	return ""
}

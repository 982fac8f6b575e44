package config

import (
	"fmt"
	"os"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// entry is one value of the file, by its dotted key.
type entry struct {
	key   string
	line  int
	text  string
	items []string          // of a list
	pairs map[string]string // of a mapping that is itself a value
}

// readFile reads a YAML file into entries. Whether their keys exist is not its
// concern, except that names below numbers are the value of that setting.
func readFile(path string) ([]entry, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("config: %w", err)
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, fmt.Errorf("config: %s: %w", path, err)
	}
	var out []entry
	for i, doc := range tree.Docs {
		if doc.Body == nil {
			continue
		}
		if i > 0 {
			return nil, fmt.Errorf("config: %s has several documents, want one", path)
		}
		if out, err = walk(doc.Body, "", out); err != nil {
			return nil, fmt.Errorf("config: %s: %w", path, err)
		}
	}
	return out, nil
}

func walk(node ast.Node, prefix string, out []entry) ([]entry, error) {
	pairs, err := pairsOf(node)
	if err != nil {
		return nil, err
	}
	for _, p := range pairs {
		e := entry{key: prefix + p.Key.GetToken().Value, line: p.Key.GetToken().Position.Line}
		switch v := p.Value.(type) {
		case *ast.MappingNode, *ast.MappingValueNode:
			if e.key != "numbers" {
				if out, err = walk(v, e.key+".", out); err != nil {
					return nil, err
				}
				continue
			}
			if e.pairs, err = namesOf(v); err != nil {
				return nil, err
			}
		case *ast.SequenceNode:
			for _, item := range v.Values {
				text, err := scalar(item)
				if err != nil {
					return nil, err
				}
				e.items = append(e.items, text)
			}
		default:
			if e.text, err = scalar(v); err != nil {
				return nil, err
			}
		}
		out = append(out, e)
	}
	return out, nil
}

func pairsOf(node ast.Node) ([]*ast.MappingValueNode, error) {
	switch v := node.(type) {
	case *ast.MappingNode:
		return v.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{v}, nil
	}
	return nil, fmt.Errorf("line %d: want settings as \"key: value\"", node.GetToken().Position.Line)
}

func namesOf(node ast.Node) (map[string]string, error) {
	pairs, err := pairsOf(node)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, p := range pairs {
		text, err := scalar(p.Value)
		if err != nil {
			return nil, err
		}
		out[p.Key.GetToken().Value] = text
	}
	return out, nil
}

// scalar returns a value as it was written: 0800 stays 0800, and no is no.
func scalar(node ast.Node) (string, error) {
	switch v := node.(type) {
	case *ast.NullNode:
		return "", nil
	case *ast.LiteralNode:
		return v.Value.Value, nil
	case *ast.StringNode, *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		return strings.TrimSpace(v.GetToken().Value), nil
	}
	return "", fmt.Errorf("line %d: want one value, not %s", node.GetToken().Position.Line, node.Type())
}

package deadline

import (
	"encoding"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// scalar reads one word of a YAML file into a value that reads text. It exists so
// that a fault names its line, which the YAML library does not do for such values.
func scalar(node ast.Node, v encoding.TextUnmarshaler) error {
	var text string
	switch n := node.(type) {
	case *ast.NullNode:
		return nil
	case *ast.StringNode:
		text = n.Value
	default:
		text = node.GetToken().Value
	}
	if err := v.UnmarshalText([]byte(text)); err != nil {
		return &yaml.SyntaxError{Message: err.Error(), Token: node.GetToken()}
	}
	return nil
}

// UnmarshalYAML reads a date; null is "no date".
func (d *Date) UnmarshalYAML(node ast.Node) error { return scalar(node, d) }

// UnmarshalYAML reads one of the units.
func (u *Unit) UnmarshalYAML(node ast.Node) error { return scalar(node, u) }

// UnmarshalYAML reads one of the rules.
func (r *Roll) UnmarshalYAML(node ast.Node) error { return scalar(node, r) }

// UnmarshalYAML reads one of the moments.
func (m *Moment) UnmarshalYAML(node ast.Node) error { return scalar(node, m) }

func (w *weekday) UnmarshalYAML(node ast.Node) error { return scalar(node, w) }

func (m *monthDay) UnmarshalYAML(node ast.Node) error { return scalar(node, m) }

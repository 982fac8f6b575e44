package deadline

import (
	"errors"
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// maxFile is the size in bytes above which a calendar or regime file is refused.
const maxFile = 64 << 10

// file is one YAML file, kept so that a fault found later can still name its line.
type file struct {
	name string
	tree *ast.File
}

// decode reads data into v. An unknown key, a second document or a value of the
// wrong kind is an error that begins with the file and the line.
func decode(name string, data []byte, v any) (f *file, err error) {
	defer func() {
		if p := recover(); p != nil { // the YAML library can panic on hostile input
			f, err = nil, fmt.Errorf("%s: cannot be read as YAML: %v", name, p)
		}
	}()
	if len(data) > maxFile {
		return nil, fmt.Errorf("%s: %d bytes is too large, want at most %d", name, len(data), maxFile)
	}
	tree, err := parser.ParseBytes(data, 0)
	if err != nil {
		return nil, located(name, err)
	}
	if len(tree.Docs) != 1 || tree.Docs[0].Body == nil {
		return nil, fmt.Errorf("%s:1: want one YAML document", name)
	}
	if err := yaml.NodeToValue(tree.Docs[0].Body, v, yaml.Strict()); err != nil {
		return nil, located(name, err)
	}
	return &file{name, tree}, nil
}

// fault returns an error about the value at path ("$.handle.unit"), with its line.
// A path that the file does not have is reported on its first line.
func (f *file) fault(path, format string, args ...any) error {
	line := 1
	if p, err := yaml.PathString(path); err == nil {
		if node, err := p.FilterFile(f.tree); err == nil && node != nil {
			line = node.GetToken().Position.Line
		}
	}
	return fmt.Errorf("%s:%d: %s: %w", f.name, line, path[2:], fmt.Errorf(format, args...))
}

// located turns an error of the YAML library into one that begins with file:line.
func located(name string, err error) error {
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return fmt.Errorf("%s:%d: %s", name, at.GetToken().Position.Line, at.GetMessage())
	}
	return fmt.Errorf("%s: %w", name, err)
}

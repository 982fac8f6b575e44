package dialogs

import (
	"bytes"
	"errors"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"
)

// maxFile is how large a file may be, in bytes.
const maxFile = 1 << 18

// normalise takes away what differs between editors and says nothing: the byte
// order mark and the carriage returns.
func normalise(src []byte) []byte {
	src = bytes.TrimPrefix(src, []byte("\xef\xbb\xbf"))
	return bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n"))
}

// parse returns the one document of a file, nil where it can't be read.
func (r *reader) parse(src []byte) ast.Node {
	if len(src) > maxFile {
		r.add(0, 0, "the file is larger than %d bytes", maxFile)
		return nil
	}
	file, err := parseYAML(src)
	if err != nil {
		r.unreadable(err)
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.add(1, 1, "a file holds one document; this one holds %d", countBodies(file))
		return nil
	}
	return file.Docs[0].Body
}

// maxNesting is how deep brackets may be nested. The parser's time grows with
// the square of it, and its memory with it: 20 kB of brackets took seconds, 200
// kB took all the memory there was.
const maxNesting = 32

func parseYAML(src []byte) (file *ast.File, err error) {
	lexemes := lexer.Tokenize(string(src))
	open, line, dashes := 0, 0, 0
	for _, t := range lexemes {
		if t.Position.Line != line {
			line, dashes = t.Position.Line, 0
		}
		switch t.Type {
		case token.SequenceStartType, token.MappingStartType:
			open++
		case token.SequenceEndType, token.MappingEndType:
			open--
		case token.SequenceEntryType, token.AnchorType, token.TagType, token.MappingKeyType:
			dashes++
		}
		if open > maxNesting || dashes > maxNesting {
			return nil, &Problem{Line: line, Column: t.Position.Column, Message: "it is nested too deep"}
		}
	}
	return parser.Parse(lexemes, 0, parser.AllowDuplicateMapKey())
}

// unreadable reports why there is no document.
func (r *reader) unreadable(err error) {
	line, column, message := 1, 1, err.Error()
	if e := yaml.Error(nil); errors.As(err, &e) {
		message = e.GetMessage()
		if t := e.GetToken(); t != nil {
			line, column = t.Position.Line, t.Position.Column
		}
	}
	if p := (*Problem)(nil); errors.As(err, &p) {
		line, column, message = p.Line, p.Column, p.Message
	}
	if strings.Contains(message, "mapping value is not allowed") {
		message += " (a text with a colon in it goes between quotes)"
	}
	r.add(line, column, "this is not YAML that can be read: %s", message)
}

func countBodies(file *ast.File) (n int) {
	for _, d := range file.Docs {
		if d.Body != nil {
			n++
		}
	}
	return n
}

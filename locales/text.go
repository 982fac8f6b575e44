package locales

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// message is one key's text, or texts where it has a plural.
type message struct {
	file   string // it came from
	line   int
	form   string // of address it is written in, "" for the file without one
	text   *text  // the only form, or "other"
	one    *text  // nil without a plural
	plural bool
	names  []string // of all arguments, sorted
	raw    *i18n.Message
}

// text is a sentence cut at its places once, when it is loaded.
type text struct {
	source string
	parts  []part
	places int
}

// part is literal text, or the name of the argument that goes there.
type part struct {
	literal string
	name    string
}

var (
	errOpen  = errors.New(`"{{" that no "}}" follows`)
	errPlace = errors.New("only a name may stand between the braces, as in {{.Date}}")
)

// newText cuts source. The only template that it knows is {{.Name}}: a text is
// words, not a program, and one from outside can't hang or read anything.
func newText(source string) (*text, error) {
	t := &text{source: source}
	for rest := source; rest != ""; {
		before, after, found := strings.Cut(rest, "{{")
		if before != "" {
			t.parts = append(t.parts, part{literal: before})
		}
		if !found {
			break
		}
		inside, after, closed := strings.Cut(after, "}}")
		if !closed {
			return nil, errOpen
		}
		name, dot := strings.CutPrefix(strings.TrimSpace(inside), ".")
		if !dot || !isName(name) {
			return nil, fmt.Errorf("{{%s}}: %w", inside, errPlace)
		}
		t.parts = append(t.parts, part{name: name})
		t.places++
		rest = after
	}
	return t, nil
}

func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		letter := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
		if !letter && (i == 0 || c < '0' || c > '9') {
			return false
		}
	}
	return s != ""
}

func (t *text) names() []string {
	var names []string
	for _, p := range t.parts {
		if p.name != "" && !slices.Contains(names, p.name) {
			names = append(names, p.name)
		}
	}
	return names
}

// fill puts args in the places. It returns how many arguments were missing.
func (t *text) fill(args map[string]any) (s string, missing int) {
	var room [256]byte
	out := room[:0]
	for _, p := range t.parts {
		if p.name == "" {
			out = append(out, p.literal...)
			continue
		}
		switch v := args[p.name].(type) {
		case string:
			out = append(out, v...)
		case int:
			out = strconv.AppendInt(out, int64(v), 10)
		case nil:
			missing++
			out = append(out, '[')
			out = append(out, p.name...)
			out = append(out, ']')
		default:
			out = fmt.Append(out, v)
		}
	}
	return string(out), missing
}

// parser lets go-i18n use our texts as its templates.
type parser struct{}

// Parse implements template.Parser.
func (parser) Parse(src, _, _ string) (template.ParsedTemplate, error) { return newText(src) }

// Cacheable implements template.Parser.
func (parser) Cacheable() bool { return true }

// Execute implements template.ParsedTemplate.
func (t *text) Execute(data any) (string, error) {
	args, _ := data.(map[string]any)
	s, _ := t.fill(args)
	return s, nil
}

package locales

import (
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// maxFile is how large a file of texts may be, in bytes.
const maxFile = 1 << 20

// layer is the texts of one folder: locale -> form of address ("" for the
// file without one) -> key -> message.
type layer map[string]map[string]map[string]*message

// readLayer reads all *.toml files at the top of fsys.
func readLayer(fsys fs.FS) (layer, error) {
	names, err := fs.Glob(fsys, "*.toml")
	if err != nil {
		return nil, err
	}
	l := layer{}
	var ps problems
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, err
		}
		l.read(name, src, &ps)
	}
	return l, ps.err()
}

// read adds one file.
func (l layer) read(name string, src []byte, ps *problems) {
	locale, form, ok := split(name)
	if !ok {
		ps.add(name, 0, "name it TOPIC.LOCALE.toml, such as conversation.nl.toml, or TOPIC.nl-je.toml for a form of address")
		return
	}
	if len(src) > maxFile {
		ps.add(name, 0, "larger than %d bytes: split it by topic", maxFile)
		return
	}
	line := lines(src)
	messages, ok := decode(name, src, line, ps)
	if !ok {
		return
	}
	if l[locale] == nil {
		l[locale] = map[string]map[string]*message{}
	}
	table := l[locale][form]
	if table == nil {
		table = map[string]*message{}
		l[locale][form] = table
	}
	for _, raw := range messages {
		m := &message{file: name, line: line[raw.ID], form: form, raw: raw}
		if earlier := table[raw.ID]; earlier != nil {
			ps.add(name, m.line, "%q is in %s too: keep one of them", raw.ID, earlier.file)
			continue
		}
		if m.compile(ps) {
			table[raw.ID] = m
		}
	}
}

// decode reads the messages of a file: under each key a text, or a table with
// the forms of a plural. ok is false where it is no TOML.
func decode(name string, src []byte, line map[string]int, ps *problems) (messages []*i18n.Message, ok bool) {
	var doc map[string]any
	if err := toml.Unmarshal(src, &doc); err != nil {
		at := 0
		if pe := (toml.ParseError{}); errors.As(err, &pe) {
			at, err = pe.Position.Line, errors.New(pe.Message)
		}
		ps.add(name, at, "%s", strings.TrimPrefix(err.Error(), "toml: "))
		return nil, false
	}
	for _, key := range slices.Sorted(maps.Keys(doc)) {
		if forms, isTable := doc[key].(map[string]any); isTable {
			for form := range forms {
				if !slices.Contains(tableKeys, form) {
					ps.add(name, line[form], "%q stands in the table of %q: write that one's plural in one line, %q = {one = \"…\", other = \"…\"}", form, key, key)
					delete(forms, form)
				}
			}
		}
		m, err := i18n.NewMessage(doc[key])
		if err != nil {
			ps.add(name, line[key], "%q has neither a text nor the forms of a plural", key)
			continue
		}
		m.ID = key
		messages = append(messages, m)
	}
	return messages, true
}

// tableKeys are what go-i18n knows of a message.
var tableKeys = strings.Fields("description hash zero one two few many other")

// split takes the locale and the form of address from a file's name.
func split(name string) (locale, form string, ok bool) {
	parts := strings.Split(path.Base(name), ".")
	if len(parts) != 3 || parts[0] == "" {
		return "", "", false
	}
	locale, form, dash := strings.Cut(parts[1], "-")
	return locale, form, len(locale) == 2 && (form == Informal || !dash)
}

// compile cuts the texts of m and checks what can be checked of one message
// alone.
func (m *message) compile(ps *problems) bool {
	raw, before := m.raw, len(*ps)
	if raw.Zero+raw.Two+raw.Few+raw.Many != "" {
		ps.add(m.file, m.line, "%q: the plural forms of our languages are one and other", raw.ID)
	}
	if strings.TrimSpace(raw.Other) == "" {
		ps.add(m.file, m.line, "%q has no text", raw.ID)
	}
	var err error
	if m.text, err = newText(raw.Other); err != nil {
		ps.add(m.file, m.line, "%q: %v", raw.ID, err)
	}
	m.plural = raw.One != ""
	if m.one, err = newText(raw.One); err != nil {
		ps.add(m.file, m.line, "%q: %v", raw.ID, err)
	}
	if len(*ps) > before {
		return false
	}
	m.names = m.text.names()
	if m.plural {
		m.names = append(m.names, append(m.one.names(), "Count")...)
	}
	slices.Sort(m.names)
	m.names = slices.Compact(m.names)
	return true
}

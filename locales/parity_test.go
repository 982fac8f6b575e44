package locales

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
)

// shipped is one message of a built-in file.
type shipped struct {
	*message
	topic, locale, key string
}

// texts returns the message in all its plural forms.
func (s shipped) texts() []string {
	if s.plural {
		return []string{s.one.source, s.text.source}
	}
	return []string{s.text.source}
}

// all lists the built-in messages in the order of files and keys.
func all(t *testing.T) []shipped {
	t.Helper()
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	var out []shipped
	for locale, forms := range ours {
		for _, table := range forms {
			for key, m := range table {
				topic, _, _ := strings.Cut(m.file, ".")
				out = append(out, shipped{m, topic, locale, key})
			}
		}
	}
	slices.SortFunc(out, func(a, b shipped) int { return strings.Compare(a.file+a.key, b.file+b.key) })
	return out
}

func TestEveryTopicHasAFileInEveryLanguage(t *testing.T) {
	names, err := fs.Glob(builtin, "*.toml")
	if err != nil {
		t.Fatal(err)
	}
	topics := map[string][]string{}
	for _, name := range names {
		topic, rest, _ := strings.Cut(name, ".")
		topics[topic] = append(topics[topic], strings.TrimSuffix(rest, ".toml"))
	}
	for topic, have := range topics {
		for _, locale := range []string{"nl", "en"} {
			if !slices.Contains(have, locale) {
				t.Errorf("%s.%s.toml is missing", topic, locale)
			}
		}
	}
}

func TestEveryKeyHasATextWithTheSamePlacesInEveryLanguage(t *testing.T) {
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	locales := slices.Sorted(maps.Keys(ours))
	for _, s := range all(t) {
		if s.form != "" {
			continue
		}
		for _, other := range locales {
			twin := ours[other][""][s.key]
			switch {
			case twin == nil:
				t.Errorf("%s:%d: %q has no text in %q", s.file, s.line, s.key, other)
			case !slices.Equal(twin.names, s.names):
				t.Errorf("%s:%d: %q has the places %v, but %v in %q", s.file, s.line, s.key, s.names, twin.names, other)
			case twin.plural != s.plural:
				t.Errorf("%s:%d: %q has a plural in one language only", s.file, s.line, s.key)
			case strings.Split(twin.file, ".")[0] != s.topic:
				t.Errorf("%s:%d: %q is in %s", s.file, s.line, s.key, twin.file)
			}
		}
	}
}

func TestAFormOfAddressHasTheKeysAndPlacesOfThePoliteOne(t *testing.T) {
	ours, err := readBuiltin()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all(t) {
		if s.form == "" {
			continue
		}
		base := ours[s.locale][""][s.key]
		switch {
		case base == nil:
			t.Errorf("%s:%d: %q is not in the polite form", s.file, s.line, s.key)
		case !slices.Equal(base.names, s.names) || base.plural != s.plural:
			t.Errorf("%s:%d: %q has the places %v, but %v in the polite form", s.file, s.line, s.key, s.names, base.names)
		case base.text.source == s.text.source:
			t.Errorf("%s:%d: %q is the same in the polite form: leave it out", s.file, s.line, s.key)
		}
	}
}

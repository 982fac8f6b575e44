package locales

import (
	"maps"
	"slices"
	"sync/atomic"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Bundle is the texts of all languages in one form of address. It is read-only
// and safe for many goroutines.
type Bundle struct {
	form    string
	locales []string
	layers  []layer // what it was made of, the weakest first
	tables  map[string]map[string]*message
	plurals map[string]*i18n.Localizer
	matcher language.Matcher
	missing *atomic.Int64 // shared by all forms
}

// Text returns the text for key in locale, its places filled from args. A text
// that has a plural takes its number from args["Count"], an integer.
//
// A missing key, locale or argument is a fault of the build, found by tests.
// At run time it is counted (see Missing), and the key itself, or the name of
// the argument between brackets, is returned: odd to read, but nothing false.
func (b *Bundle) Text(locale, key string, args map[string]any) string {
	m := b.tables[locale][key]
	switch {
	case m == nil:
		b.missing.Add(1)
		return key
	case m.plural:
		return b.plural(m, locale, key, args)
	case m.text.places == 0:
		return m.text.source
	}
	s, missing := m.text.fill(args)
	if missing > 0 {
		b.missing.Add(int64(missing))
	}
	return s
}

// plural leaves to go-i18n which form the number takes.
func (b *Bundle) plural(m *message, locale, key string, args map[string]any) string {
	for _, name := range m.names {
		if _, ok := args[name]; !ok {
			b.missing.Add(1)
		}
	}
	s, err := b.plurals[locale].Localize(&i18n.LocalizeConfig{
		MessageID: key, PluralCount: args["Count"], TemplateData: args, TemplateParser: parser{},
	})
	if err != nil { // Count is no number
		b.missing.Add(1)
		s, _ = m.text.fill(args)
	}
	return s
}

// Has reports whether there is a text for key in locale.
func (b *Bundle) Has(locale, key string) bool { return b.tables[locale][key] != nil }

// Missing returns how many keys, locales and arguments Text has lacked since
// the start, in all forms of address together.
func (b *Bundle) Missing() int64 { return b.missing.Load() }

// Locales lists the languages, sorted.
func (b *Bundle) Locales() []string { return slices.Clone(b.locales) }

// Match returns the language of ours that suits best what a browser sends as
// Accept-Language, or a tag such as en-GB; fallback where none does.
func (b *Bundle) Match(accept, fallback string) string {
	wanted, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(wanted) == 0 {
		return fallback
	}
	_, i, sure := b.matcher.Match(wanted...)
	if sure == language.No {
		return fallback
	}
	return b.locales[i]
}

// Keys lists the keys of a language, sorted.
func (b *Bundle) Keys(locale string) []string {
	return slices.Sorted(maps.Keys(b.tables[locale]))
}

// Places lists the names of the arguments that the text for key takes, sorted;
// Count is among them where the text has a plural.
func (b *Bundle) Places(locale, key string) []string {
	m := b.tables[locale][key]
	if m == nil {
		return nil
	}
	return slices.Clone(m.names)
}

// Source returns the texts whose keys begin with prefix as they are written,
// with their places still open, for a client that fills them in itself. Of a
// text with a plural it is the general form.
func (b *Bundle) Source(locale, prefix string) map[string]string {
	out := map[string]string{}
	for key, m := range b.tables[locale] {
		if len(key) >= len(prefix) && key[:len(prefix)] == prefix {
			out[key] = m.text.source
		}
	}
	return out
}

func newMatcher(locales []string) language.Matcher {
	tags := make([]language.Tag, len(locales))
	for i, l := range locales {
		tags[i] = language.Make(l)
	}
	return language.NewMatcher(tags)
}

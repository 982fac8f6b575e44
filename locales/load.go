package locales

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed *.toml
var builtin embed.FS

// readBuiltin reads our own texts once; nobody changes a layer after that.
var readBuiltin = sync.OnceValues(func() (layer, error) { return readLayer(builtin) })

// The forms of address, as the setting form_of_address spells them. Files
// without a form hold the polite one.
const (
	Polite   = "u"
	Informal = "je"
)

// Load returns the built-in texts, in the polite form of address, with an
// organisation's own over them. extra is the folder of the setting locales,
// nil for none; its files are named as ours are and hold only what differs. It
// reports all faults at once, each a *Problem: a key or language that we don't
// have, a place that our text doesn't have, a text that can't be read.
//
// A key of which a part begins with x_, such as ask.x_seat, is the
// organisation's own; package dialogs checks that its texts are complete.
func Load(extra fs.FS) (*Bundle, error) {
	ours, err := readBuiltin()
	if err != nil {
		return nil, fmt.Errorf("locales: built-in texts: %w", err)
	}
	layers := []layer{ours}
	if extra != nil {
		theirs, err := readLayer(extra)
		if err != nil {
			return nil, err
		}
		if err := theirs.fits(ours); err != nil {
			return nil, err
		}
		layers = append(layers, theirs)
	}
	return assemble(layers, Polite, new(atomic.Int64))
}

// fits checks an organisation's texts against ours.
func (l layer) fits(ours layer) error {
	var ps problems
	for locale, forms := range l {
		known := ours[locale][""]
		for _, table := range forms {
			for key, m := range table {
				if known == nil {
					ps.add(m.file, 0, "there is no language %q; there are %s",
						locale, strings.Join(slices.Sorted(maps.Keys(ours)), ", "))
					break
				}
				if !own(key) {
					m.fits(key, known, &ps)
				}
			}
		}
	}
	ps.sort()
	return ps.err()
}

func (m *message) fits(key string, known map[string]*message, ps *problems) {
	base := known[key]
	if base == nil {
		ps.add(m.file, m.line, "unknown key %q%s; a key of your own has a part that begins with x_",
			key, meant(key, slices.Sorted(maps.Keys(known))))
		return
	}
	can := "it has nothing to fill in"
	if len(base.names) > 0 {
		can = "it can have {{." + strings.Join(base.names, "}}, {{.") + "}}"
	}
	for _, name := range m.names {
		if !slices.Contains(base.names, name) {
			ps.add(m.file, m.line, "%q can't have {{.%s}}; %s", key, name, can)
		}
	}
}

func own(key string) bool { return strings.HasPrefix(key, "x_") || strings.Contains(key, ".x_") }

// Form returns the same texts in another form of address, Polite or Informal.
// Texts without that form, and languages that know no such difference, stay as
// they are. An organisation's own text wins over ours in either form.
func (b *Bundle) Form(form string) (*Bundle, error) {
	switch form {
	case b.form:
		return b, nil
	case Polite, Informal:
		return assemble(b.layers, form, b.missing)
	}
	return nil, fmt.Errorf("locales: there is no form of address %q; there are %s and %s", form, Polite, Informal)
}

// assemble lays the layers over each other.
func assemble(layers []layer, form string, missing *atomic.Int64) (*Bundle, error) {
	b := &Bundle{
		form: form, layers: layers, missing: missing,
		locales: slices.Sorted(maps.Keys(layers[0])),
		tables:  map[string]map[string]*message{},
		plurals: map[string]*i18n.Localizer{},
	}
	for _, locale := range b.locales {
		tag, err := language.Parse(locale)
		if err != nil {
			return nil, fmt.Errorf("locales: %q: %w", locale, err)
		}
		table := map[string]*message{}
		for _, l := range layers {
			maps.Copy(table, l[locale][""])
			maps.Copy(table, l[locale][form])
		}
		plurals := i18n.NewBundle(tag)
		for key, m := range table {
			if !m.plural {
				continue
			}
			if err := plurals.AddMessages(tag, m.raw); err != nil {
				return nil, fmt.Errorf("locales: %s: %s: %w", m.file, key, err)
			}
		}
		b.tables[locale] = table
		b.plurals[locale] = i18n.NewLocalizer(plurals, locale)
	}
	b.matcher = newMatcher(b.locales)
	return b, nil
}

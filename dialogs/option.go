package dialogs

import (
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"golang.org/x/text/cases"
)

// taken are the choices with a fixed meaning in the protocol.
var taken = []string{"human", "done", "skip", "why", "back", "yes", "no"}

func (b *builder) options(n, fact ast.Node, id string) []Option {
	if n == nil {
		b.at(fact, "a choice needs options: add \"options:\" with at least two")
		return nil
	}
	said := map[string]claim{} // what was said of an option -> who said it first
	var options []Option
	items := b.list(n, "options")
	for _, item := range items {
		in, ok := b.fields(item, "an option", "id", "label", "offer", "keywords", "examples")
		if !ok {
			continue
		}
		o := Option{ID: b.id(in["id"], item, "the id of the option", "id")}
		o.Label = b.key(in["label"], id+"."+o.ID)
		o.Offer = b.truth(in["offer"], "offer", true)
		o.Keywords = b.phrases(in["keywords"], "keywords", o.ID, said)
		o.Examples = b.phrases(in["examples"], "examples", o.ID, said)
		if o.ID == "" {
			continue
		}
		if slices.Contains(taken, o.ID) {
			b.at(in["id"], "%q has a fixed meaning in every conversation: choose another id", o.ID)
		}
		if slices.ContainsFunc(options, func(other Option) bool { return other.ID == o.ID }) {
			b.at(in["id"], "the option %q comes twice: keep one", o.ID)
			continue
		}
		options = append(options, o)
	}
	if len(items) == 1 {
		b.at(n, "a choice needs at least two options")
	}
	return options
}

// claim is who said first that a phrase speaks of an option.
type claim struct {
	option string
	line   int
}

// phrases reads what customers say of an option, by language. The same phrase
// can't speak of two options of one fact, because then it tells nothing.
func (b *builder) phrases(n ast.Node, what, option string, said map[string]claim) map[string][]string {
	if n == nil {
		return nil
	}
	in, ok := b.fields(n, what, b.dialog.Locales...)
	if !ok {
		return nil
	}
	byLocale := map[string][]string{}
	for _, locale := range b.dialog.Locales {
		if in[locale] == nil {
			b.at(n, "%s for %q are missing", what, locale)
		}
		for _, item := range b.list(in[locale], what) {
			s, ok := b.text(item, "a phrase")
			if !ok {
				continue
			}
			line, _ := position(item)
			id := locale + "\x00" + what + "\x00" + fold(s)
			if first, found := said[id]; !found {
				said[id] = claim{option, line}
			} else if first.option == option {
				b.at(item, "%q comes twice: keep one", s)
			} else {
				b.at(item, "%q speaks of the option %q too, on line %d: keep it for one of them", s, first.option, first.line)
			}
			byLocale[locale] = append(byLocale[locale], s)
		}
	}
	return byLocale
}

// fold takes away what doesn't make another phrase: case and white space.
func fold(s string) string {
	return strings.Join(strings.Fields(cases.Fold().String(s)), " ")
}

package dialogs

import (
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// fixed are the facts that the chat protocol names, and the types that each
// may have. A dialog's own facts begin with own.
var fixed = map[string][]Type{
	"experience":         {TypeText},
	"expectation":        {TypeText},
	"expectation_source": {TypeChoice},
	"happened_on":        {TypeDate},
	"process":            {TypeChoice},
	"customer_reference": {TypeRef},
	"complainant":        {TypeChoice},
	"remedy":             {TypeText, TypeChoice},
	"impact":             {TypeText, TypeChoice},
	"contact":            {TypeContact},
	"follow_up":          {TypeYesNo},
}

// untimely are the facts of the protocol that are no part of any dialog,
// because the bot asks for them at a moment of their own: when a story hints
// at danger, and when a solution was offered.
var untimely = []string{"urgency_check", "satisfaction"}

const own = "x_"

var types = []Type{TypeText, TypeChoice, TypeDate, TypeMoney, TypeRef, TypeContact, TypeYesNo}

func (b *builder) facts(n, root ast.Node) {
	b.places = map[string]*places{}
	if n == nil {
		b.at(root, "the facts are missing: add \"facts:\" with a list of what is to be gathered")
		return
	}
	items := b.list(n, "facts")
	b.dialog.Facts = make([]Fact, 0, len(items)) // never grows: byID points into it
	for _, item := range items {
		f, at, ok := b.fact(item)
		if !ok {
			continue
		}
		if twin := b.dialog.byID[f.ID]; twin != nil {
			b.at(at.id, "%q is on line %d too: keep one of them", f.ID, twin.Line)
			continue
		}
		b.dialog.Facts = append(b.dialog.Facts, f)
		b.dialog.byID[f.ID] = &b.dialog.Facts[len(b.dialog.Facts)-1]
		b.places[f.ID] = at
	}
}

func (b *builder) fact(n ast.Node) (f Fact, at *places, ok bool) {
	in, ok := b.fields(n, "a fact", "id", "type", "ask", "again", "why", "help", "label",
		"skip", "when", "check", "options", "several", "assume", "beside")
	if !ok {
		return f, nil, false
	}
	f.ID = b.id(in["id"], n, "the id of the fact", "id")
	f.Line, f.column = position(n)
	at = &places{id: in["id"], when: in["when"], beside: in["beside"]}
	b.known(f.ID, in["id"])
	f.Type = b.typeOf(f.ID, in["type"], n)
	f.Ask = b.key(in["ask"], "ask."+f.ID)
	f.Again = b.key(in["again"], "again."+f.ID)
	f.Why = b.key(in["why"], "why."+f.ID)
	f.Help = b.key(in["help"], "help."+f.ID)
	f.Label = b.key(in["label"], "label."+f.ID)
	f.With = "with." + f.ID
	f.needsHelp = in["help"] != nil
	f.Skip = b.truth(in["skip"], "skip", true)
	f.When = b.when(in["when"])
	f.Several = b.truth(in["several"], "several", false)
	if f.Type == TypeChoice {
		f.Options = b.options(in["options"], n, f.ID)
		f.Assume = b.assumed(in["assume"], &f)
	} else {
		for _, key := range []string{"options", "several", "assume"} {
			if in[key] != nil && f.Type != "" {
				b.at(in[key], "only a fact of the type choice has %q; this one is of the type %s", key, f.Type)
			}
		}
	}
	f.Check = b.checks(in["check"], f.Type)
	return f, at, f.ID != ""
}

// known checks that the protocol knows the fact, or that the dialog marks it
// as its own.
func (b *builder) known(id string, n ast.Node) {
	switch _, isFixed := fixed[id]; {
	case id == "" || isFixed || strings.HasPrefix(id, own):
	case slices.Contains(untimely, id):
		b.at(n, "%q is not gathered by a dialog: the bot asks for it when its moment has come", id)
	case id == string(StepConfirm) || id == string(StepRegister):
		b.at(n, "%q is a step, not a fact: name it under steps only", id)
	default:
		b.at(n, "%q is not a fact that the protocol knows%s; a fact of your own begins with %s, such as %s%s",
			id, meant(id, slices.Sorted(maps.Keys(fixed))), own, own, id)
	}
}

func (b *builder) typeOf(id string, n, fact ast.Node) Type {
	if n == nil {
		b.at(fact, "the type of the fact is missing: add \"type: …\", one of %s", list(types))
		return ""
	}
	s, ok := b.text(n, "the type")
	if !ok {
		return ""
	}
	t := Type(s)
	if !slices.Contains(types, t) {
		b.at(n, "there is no type %q%s; there are %s", s, meant(s, names(types)), list(types))
		return ""
	}
	if may := fixed[id]; may != nil && !slices.Contains(may, t) {
		b.at(n, "%q is of the type %s, because the register keeps it so", id, list(may))
	}
	return t
}

// key returns the key of a text, otherwise where none is named.
func (b *builder) key(n ast.Node, otherwise string) string {
	if n == nil {
		return otherwise
	}
	s, ok := b.text(n, "the key of a text")
	if ok && !isKey(s) {
		b.at(n, "%q is not the key of a text: a key has small letters, digits, _ and dots, such as ask.contact; the text itself belongs in the locales", s)
	}
	return s
}

func isKey(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if !isID(part) {
			return false
		}
	}
	return strings.Contains(s, ".")
}

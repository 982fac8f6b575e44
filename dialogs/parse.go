package dialogs

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"
)

// Parse reads one dialog. name is the file's, for messages. The error holds
// every fault, each a *Problem with line and column (see Problems).
func Parse(name string, src []byte) (*Dialog, error) {
	src = normalise(src)
	b := &builder{reader: reader{file: name}, dialog: &Dialog{
		File: name, byID: map[string]*Fact{}, source: src, Version: version(src),
	}}
	if root := b.parse(src); root != nil {
		b.build(root)
	}
	if len(b.problems) > 0 {
		return nil, join(b.problems)
	}
	return b.dialog, nil
}

// version is short: it only tells the versions of one dialog apart.
func version(src []byte) string {
	sum := sha256.Sum256(src)
	return hex.EncodeToString(sum[:6])
}

// builder makes a dialog of a file.
type builder struct {
	reader
	dialog *Dialog
	places map[string]*places  // by fact
	stepAt map[string]ast.Node // by fact, or confirm or register
}

// places is where the parts of a fact stand, for what can only be checked when
// all of the file has been read.
type places struct {
	id, when, beside ast.Node
}

func (b *builder) build(root ast.Node) {
	d := b.dialog
	top, ok := b.fields(root, "a dialog", "version", "dialog", "locales", "unclear", "escalate_on", "questions", "extra", "facts", "steps")
	if !ok {
		return
	}
	if top["version"] == nil {
		b.at(root, "the version of the format is missing: add \"version: 1\"")
	} else {
		b.number(top["version"], "version (of the format)", 1)
	}
	d.ID = b.id(top["dialog"], root, "the name of the dialog", "dialog")
	d.Locales = b.locales(top["locales"], root)
	d.Unclear = 2
	if n := top["unclear"]; n != nil {
		// C35: two failed understandings in a row bring a human, never later.
		d.Unclear, _ = b.number(n, "unclear", 2)
	}
	d.EscalateOn = b.escalations(top["escalate_on"])
	b.facts(top["facts"], root)
	b.steps(top["steps"], root)
	b.spare(top["questions"], top["extra"])
	b.conditions()
}

// id returns the text of n where it may be an id; missing is told at parent.
func (b *builder) id(n, parent ast.Node, what, key string) string {
	if n == nil {
		b.at(parent, "%s is missing: add \"%s: …\"", what, key)
		return ""
	}
	s, ok := b.text(n, what)
	if slices.Contains(reserved, s) {
		b.at(n, "%q can't be an id: it is a word of the conditions", s)
		return ""
	}
	if ok && !isID(s) {
		b.at(n, "%q can't be an id: use small letters, digits and _, begin with a letter, at most 64", s)
		return ""
	}
	return s
}

func isID(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < 'a' || c > 'z' {
			if i == 0 || c != '_' && (c < '0' || c > '9') {
				return false
			}
		}
	}
	return s != "" && len(s) <= 64 && !slices.Contains(reserved, s)
}

func (b *builder) locales(n, root ast.Node) []string {
	if n == nil {
		b.at(root, "the languages are missing: add \"locales: [nl, en]\"")
		return nil
	}
	var locales []string
	for _, item := range b.list(n, "locales") {
		l, ok := b.text(item, "a language")
		switch {
		case !ok:
		case len(l) != 2 || !isID(l):
			b.at(item, "%q is no language code: write it in two small letters, such as nl", l)
		case slices.Contains(locales, l):
			b.at(item, "%q comes twice", l)
		default:
			locales = append(locales, l)
		}
	}
	return locales
}

// triage lists the flags of the triage; always those that no dialog may leave
// out: danger to life and limb, and the customer's own request for a human.
var (
	triage = strings.Fields("t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12 t13 t14 t15 t16 t17")
	always = strings.Fields("t1 t2 t3 t4 t5 t6 t15")
)

func (b *builder) escalations(n ast.Node) map[string]bool {
	on := map[string]bool{}
	if n == nil {
		for _, t := range triage {
			on[t] = true
		}
		return on
	}
	for _, item := range b.list(n, "escalate_on") {
		t, ok := b.text(item, "a flag of the triage")
		switch {
		case !ok:
		case !slices.Contains(triage, t):
			b.at(item, "%q is no flag of the triage; they are t1 to t17", t)
		case on[t]:
			b.at(item, "%q comes twice", t)
		default:
			on[t] = true
		}
	}
	for _, t := range always {
		if !on[t] {
			b.at(n, "%q is missing: this always brings a human", t)
		}
	}
	return on
}

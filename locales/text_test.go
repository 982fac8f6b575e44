package locales

import (
	"strings"
	"testing"
)

func FuzzText(f *testing.F) {
	for _, s := range []string{"a", "{{.A}}", "a {{ .B }} c", "{{", "{{.}}", "}}{{.A}}{{", "{{.A}}{{.A1}}", "{{{.A}}}"} {
		f.Add(s, "value")
	}
	f.Fuzz(func(t *testing.T, source, value string) {
		text, err := newText(source)
		if err != nil {
			if !strings.Contains(source, "{{") {
				t.Fatalf("%q: %v", source, err)
			}
			return
		}
		if text.places == 0 && strings.Contains(source, "{{") {
			t.Fatalf("%q: braces were let through", source)
		}
		args := map[string]any{}
		for _, name := range text.names() {
			args[name] = value
		}
		got, missing := text.fill(args)
		if missing != 0 {
			t.Fatalf("%q: %d missing though all were given", source, missing)
		}
		if text.places == 0 && got != source {
			t.Fatalf("%q became %q", source, got)
		}
		if strings.Count(got, value) < text.places && value != "" {
			t.Fatalf("%q with %q: %q", source, value, got)
		}
		if _, missing := text.fill(nil); missing != text.places {
			t.Fatalf("%q: %d missing of %d", source, missing, text.places)
		}
	})
}

func FuzzFile(f *testing.F) {
	for _, s := range []string{
		`"a.b" = "c"`, "\"a\" = {one = \"{{.Count}} x\", other = \"y\"}", "[\"a\"]\none = \"x\"\nother = \"y\"\n\"b\" = \"c\"",
		"a.b.c = 1", "[[a]]\nother = \"x\"", "a = {}", "a = {other = 3}", "a = 1979-05-27", "\xff",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		l := layer{}
		var ps problems
		l.read("a.nl.toml", src, &ps)
		for _, m := range l["nl"][""] {
			if m.text == nil || m.text.source == "" || len(m.names) < len(m.text.names()) {
				t.Fatalf("%q: %+v", src, m)
			}
		}
		for _, p := range ps {
			if p.File != "a.nl.toml" || p.Message == "" || p.Line < 0 {
				t.Fatalf("%q: %+v", src, p)
			}
		}
	})
}

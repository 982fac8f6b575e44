package locales_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/gehoor/gehoor/locales"
)

func folder(files map[string]string) fs.FS {
	fsys := fstest.MapFS{}
	for name, src := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(src)}
	}
	return fsys
}

func TestAnOrganisationsTextsAreLaidOverOurs(t *testing.T) {
	b, err := locales.Load(folder(map[string]string{
		"ours.nl.toml": `
"widget.title" = "Iets melden bij de gemeente"
"widget.typing" = "De assistent schrijft…"
"ask.x_seat" = "Op welke stoel zat u?"
`,
		"ours.en.toml": `"widget.typing" = "{{.Name}} is answering"`,
		"README.md":    "not a text",
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ locale, key, want string }{
		{"nl", "widget.title", "Iets melden bij de gemeente"},
		{"nl", "widget.typing", "De assistent schrijft…"}, // may leave a place out
		{"nl", "ask.x_seat", "Op welke stoel zat u?"},     // a key of its own
		{"en", "widget.typing", "Gehoor is answering"},
		{"en", "widget.you", "You"}, // ours, where it says nothing
	} {
		if got := b.Text(tt.locale, tt.key, map[string]any{"Name": "Gehoor"}); got != tt.want {
			t.Errorf("%s %s = %q, want %q", tt.locale, tt.key, got, tt.want)
		}
	}
	if b.Has("en", "ask.x_seat") || !b.Has("nl", "ask.x_seat") {
		t.Error("Has doesn't tell in which language a key is there")
	}
}

func TestWrongTextsAreToldWhatIsWrongAndWhatToDo(t *testing.T) {
	tests := []struct{ name, file, src, want string }{
		{"unknown key", "a.nl.toml", "\n\"widget.tilte\" = \"x\"", `a.nl.toml:2: unknown key "widget.tilte" (did you mean "widget.title"?); a key of your own has a part that begins with x_`},
		{"unknown place", "a.nl.toml", `"widget.title" = "Klacht, {{.Name}}"`, `a.nl.toml:1: "widget.title" can't have {{.Name}}; it has nothing to fill in`},
		{"misspelt place", "a.nl.toml", `"widget.typing" = "{{.Naam}} schrijft"`, `a.nl.toml:1: "widget.typing" can't have {{.Naam}}; it can have {{.Name}}`},
		{"unknown language", "a.fr.toml", `"widget.title" = "x"`, `a.fr.toml: there is no language "fr"; there are en, nl`},
		{"no language", "a.toml", `"widget.title" = "x"`, `a.toml: name it TOPIC.LOCALE.toml`},
		{"unknown form", "a.nl-jij.toml", `"widget.title" = "x"`, `a.nl-jij.toml: name it TOPIC.LOCALE.toml`},
		{"no topic", ".nl.toml", `"widget.title" = "x"`, `.nl.toml: name it TOPIC.LOCALE.toml`},
		{"no TOML", "a.nl.toml", "\"widget.title\" = \"x\"\nwidget.you = U", `a.nl.toml:2: `},
		{"key twice", "a.nl.toml", "\"widget.title\" = \"x\"\n\"widget.title\" = \"y\"", `a.nl.toml:2: `},
		{"empty", "a.nl.toml", `"widget.title" = " "`, `a.nl.toml:1: "widget.title" has no text`},
		{"open braces", "a.nl.toml", `"widget.typing" = "{{.Name schrijft"`, `a.nl.toml:1: "widget.typing": "{{" that no "}}" follows`},
		{"a program", "a.nl.toml", `"widget.typing" = "{{range .Name}}x{{end}}"`, `a.nl.toml:1: "widget.typing": {{range .Name}}: only a name may stand between the braces`},
		{"a function", "a.nl.toml", `"widget.typing" = "{{.Name | html}}"`, `only a name may stand`},
		{"a number", "a.nl.toml", `"widget.title" = 3`, `a.nl.toml:1: "widget.title" has neither a text nor the forms of a plural`},
		{"another form", "a.nl.toml", `"widget.title" = {few = "a", other = "b"}`, `a.nl.toml:1: "widget.title": the plural forms of our languages are one and other`},
		{"a table that swallows", "a.nl.toml", "[\"widget.title\"]\none = \"a\"\nother = \"b\"\n\"widget.you\" = \"c\"", `a.nl.toml:4: "widget.you" stands in the table of "widget.title"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := locales.Load(folder(map[string]string{tt.file: tt.src}))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("err = %v\nwant …%s…", err, tt.want)
			}
		})
	}
}

func TestAllWrongTextsAreToldAtOnce(t *testing.T) {
	_, err := locales.Load(folder(map[string]string{
		"a.nl.toml": "\"widget.tilte\" = \"x\"\n\"widget.yuo\" = \"y\"",
		"b.en.toml": "\"widget.tilte\" = \"x\"",
	}))
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "a.nl.toml:1:") || !strings.HasPrefix(lines[1], "a.nl.toml:2:") || !strings.HasPrefix(lines[2], "b.en.toml:1:") {
		t.Errorf("err = %v", err)
	}
	_, err = locales.Load(folder(map[string]string{"a.nl.toml": `"widget.title" = "x"`, "b.nl.toml": `"widget.title" = "y"`}))
	if err == nil || !strings.Contains(err.Error(), `b.nl.toml:1: "widget.title" is in a.nl.toml too`) {
		t.Errorf("err = %v", err)
	}
}

func TestAFormOfAddressFallsBackOnThePoliteOne(t *testing.T) {
	// given an organisation that words some texts itself
	b, err := locales.Load(folder(map[string]string{
		"ours.nl.toml":    "\"widget.you\" = \"Uzelf\"\n\"widget.title\" = \"Vertel het ons\"",
		"ours.nl-je.toml": "\"widget.you\" = \"Jij\"",
	}))
	if err != nil {
		t.Fatal(err)
	}
	// when it says je
	je, err := b.Form(locales.Informal)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ in, locale, key, want string }{
		{"je", "nl", "widget.you", "Jij"},
		{"je", "nl", "widget.title", "Vertel het ons"}, // its own text wins over ours in either form
		{"je", "en", "widget.you", "You"},
		{"u", "nl", "widget.you", "Uzelf"},
	} {
		bundle := map[string]*locales.Bundle{"u": b, "je": je}[tt.in]
		if got := bundle.Text(tt.locale, tt.key, nil); got != tt.want {
			t.Errorf("with %s, %s %s = %q, want %q", tt.in, tt.locale, tt.key, got, tt.want)
		}
	}
	// then the two count what is missing together
	je.Text("nl", "no.such.key", nil)
	if b.Missing() != 1 {
		t.Errorf("%d missing", b.Missing())
	}
	if back, err := je.Form(locales.Polite); err != nil || back.Text("nl", "widget.you", nil) != "Uzelf" {
		t.Errorf("back to u: %v", err)
	}
	if _, err := b.Form("gij"); err == nil || !strings.Contains(err.Error(), `no form of address "gij"; there are u and je`) {
		t.Errorf("err = %v", err)
	}
}

func TestAFormHasNoKeysOfItsOwn(t *testing.T) {
	_, err := locales.Load(folder(map[string]string{"a.nl-je.toml": `"widget.jou" = "x"`}))
	if err == nil || !strings.Contains(err.Error(), `unknown key "widget.jou"`) {
		t.Errorf("err = %v", err)
	}
}

package build

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func load(t *testing.T, nl, en string) (Texts, error) {
	t.Helper()
	dir := t.TempDir()
	for lang, text := range map[string]string{"nl": nl, "en": en} {
		if err := os.WriteFile(filepath.Join(dir, "widget."+lang+".toml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return LoadTexts(dir)
}

func TestTextsThatCannotBeShownAreRefused(t *testing.T) {
	const good = `"widget.a" = "Een"`
	for name, bad := range map[string]string{
		"missing key":  `"widget.b" = "B"`,
		"extra key":    good + "\n" + `"widget.b" = "B"`,
		"other prefix": `"desk.a" = "A"`,
		"empty":        `"widget.a" = ""`,
		"percent":      `"widget.a" = "100%"`,
		"two places":   `"widget.a" = "{{.A}} {{.B}}"`,
		"not toml":     `widget.a`,
	} {
		if _, err := load(t, good, bad); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}

func TestTextsBecomeAModule(t *testing.T) {
	texts, err := load(t, "\"widget.launcher\" = \"Klik\"\n\"widget.b.c\" = \"Tot {{.Date}}\"", "\"widget.launcher\" = \"Click\"\n\"widget.b.c\" = \"By {{ .Date }}\"")
	if err != nil {
		t.Fatal(err)
	}
	got := string(texts.TypeScript())
	for _, want := range []string{"b_c,", `"Tot %"`, `"By %"`} {
		if !strings.Contains(got, want) {
			t.Errorf("module lacks %s:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Klik") || texts.Labels()["nl"] != "Klik" {
		t.Error("the launcher's words belong to the loader alone")
	}
}

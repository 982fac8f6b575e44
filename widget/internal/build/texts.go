package build

import (
	"bytes"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
)

// Texts are the widget's words: by language, by key without the prefix "widget.".
type Texts map[string]map[string]string

var (
	placeholder = regexp.MustCompile(`\{\{\s*\.\w+\s*\}\}`)
	languages   = []string{"nl", "en"}
)

// LoadTexts reads widget.<language>.toml from dir. A key that one language lacks, a text with a
// percent sign and one with more than one place to fill in are errors: the widget could not show them.
func LoadTexts(dir string) (Texts, error) {
	texts := Texts{}
	for _, lang := range languages {
		name := dir + "/widget." + lang + ".toml"
		source, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("texts: %w", err)
		}
		raw := map[string]string{}
		if err := toml.Unmarshal(source, &raw); err != nil {
			return nil, fmt.Errorf("texts %s: %w", name, err)
		}
		texts[lang] = map[string]string{}
		for key, text := range raw {
			short, ours := strings.CutPrefix(key, "widget.")
			switch {
			case !ours:
				return nil, fmt.Errorf("texts %s: %q does not begin with widget", name, key)
			case text == "" || strings.Contains(text, "%") || len(placeholder.FindAllString(text, -1)) > 1:
				return nil, fmt.Errorf("texts %s: %q is empty, has a percent sign or two places to fill in", name, key)
			}
			texts[lang][short] = text
		}
	}
	for _, lang := range languages {
		for key := range texts[languages[0]] {
			if texts[lang][key] == "" {
				return nil, fmt.Errorf("texts: %s lacks widget.%s", lang, key)
			}
		}
		if len(texts[lang]) != len(texts[languages[0]]) {
			return nil, fmt.Errorf("texts: %s has keys that %s lacks", lang, languages[0])
		}
	}
	return texts, nil
}

// extra begins the keys of the texts that come only with the menu or the first attachment.
var extra = regexp.MustCompile(`^(file|menu)\.`)

// TypeScript writes the app's texts as a module: the keys as numbers that vanish in the bundle,
// the texts as one list a language, with % where something is filled in.
func (t Texts) TypeScript() []byte {
	return t.module("T", func(key string) bool { return key != launcher && !extra.MatchString(key) })
}

// ExtrasTypeScript writes the texts of menu and attachments likewise.
func (t Texts) ExtrasTypeScript() []byte { return t.module("X", extra.MatchString) }

func (t Texts) module(enum string, ours func(key string) bool) []byte {
	var keys []string
	for key := range t[languages[0]] {
		if ours(key) {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	var b bytes.Buffer
	fmt.Fprintf(&b, "// Code generated from locales/widget.*.toml by go generate; DO NOT EDIT.\n\nexport const enum %s {\n", enum)
	for _, key := range keys {
		fmt.Fprintf(&b, "  %s,\n", strings.ReplaceAll(key, ".", "_"))
	}
	b.WriteString("}\n")
	for _, lang := range languages {
		fmt.Fprintf(&b, "\nexport const %s = [\n", lang)
		for _, key := range keys {
			fmt.Fprintf(&b, "  %s,\n", quoted(placeholder.ReplaceAllString(t[lang][key], "%")))
		}
		b.WriteString("];\n")
	}
	return b.Bytes()
}

// launcher is the one text that the loader shows and the app does not.
const launcher = "launcher"

// Labels are the launcher's words by language.
func (t Texts) Labels() map[string]string {
	labels := map[string]string{}
	for lang, words := range t {
		labels[lang] = words[launcher]
	}
	return labels
}

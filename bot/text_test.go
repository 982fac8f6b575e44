package bot_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
)

func TestCleanText(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"plain":                  {"  dag  ", "dag"},
		"line ends":              {"a\r\nb\rc\u2028d", "a\nb\nc\nd"},
		"control characters":     {"a\x00b\x1b[31mc", "ab[31mc"},
		"direction overrides":    {"a\u202eb\u2066c\u2069", "abc"},
		"zero width":             {"i\u200bk w\ufeffil", "ik wil"},
		"decomposed":             {"cafe\u0301", "café"},
		"invalid UTF-8":          {"a\xffb", "a\uFFFDb"},
		"nothing but white":      {" \t\n\u200b ", ""},
		"family of emoji":        {"👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		"right to left is text":  {"שלום", "שלום"},
		"a tab is a space":       {"a\tb", "a b"},
		"private use disappears": {"a\ue000b", "ab"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := bot.CleanText(c.in); got != c.want {
				t.Errorf("%q gives %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func FuzzCleanText(f *testing.F) {
	f.Add("a\u202eb\x00")
	f.Fuzz(func(t *testing.T, s string) {
		c := bot.CleanText(s)
		if !utf8.ValidString(c) || strings.ContainsAny(c, "\x00\r\x1b\u202e") {
			t.Errorf("%q gives %q", s, c)
		}
		if again := bot.CleanText(c); again != c {
			t.Errorf("cleaning %q again gives %q", c, again)
		}
		if e := bot.Excerpt(c, 40); utf8.RuneCountInString(e) > 42 || !utf8.ValidString(e) {
			t.Errorf("excerpt of %q: %q", c, e)
		}
	})
}

func TestExcerpt(t *testing.T) {
	for name, c := range map[string]struct {
		in, want string
		n        int
	}{
		"short":           {"Mijn pakket is er niet.", "Mijn pakket is er niet", 40},
		"whole sentences": {"Eerste zin. Tweede zin die te lang is om erbij te passen.", "Eerste zin", 30},
		"whole words":     {"een heel lange zin zonder einde die doorgaat", "een heel lange zin…", 22},
		"inner quotes":    {`hij zei "nee" tegen mij`, "hij zei 'nee' tegen mij", 40},
		"line ends":       {"een\n\ntwee", "een twee", 40},
	} {
		t.Run(name, func(t *testing.T) {
			if got := bot.Excerpt(c.in, c.n); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

package words

import (
	"strings"
	"testing"
)

func norms(s string) string {
	var t Text
	t.Cut(s)
	parts := make([]string, 0, t.Len())
	for i, tok := range t.Tokens {
		sep := " "
		switch {
		case i == 0:
			sep = ""
		case tok.Sentence != t.Tokens[i-1].Sentence:
			sep = " || "
		case tok.Clause != t.Tokens[i-1].Clause:
			sep = " | "
		}
		parts = append(parts, sep+tok.Norm)
	}
	return strings.Join(parts, "")
}

func TestCut(t *testing.T) {
	for text, want := range map[string]string{
		"Ik had verwacht, maar nee. Echt niet!": "ik had verwacht | maar nee || echt niet",
		"Op 3-3-2026 om 8:12 kwam zo’n pakket":  "op 3-3-2026 om 8:12 kwam zon pakket",
		"We're late; I'll wait":                 "we're late | i'll wait",
		"dhr. de Vries kwam. Ja":                "dhr de vries kwam || ja",
		"geïncasseerd neeeee €45,50":            "geincasseerd nee € 45,50",
		"mail jan@example.nl graag":             "mail jan@example.nl graag",
		"[IBAN_1] is fout":                      "[iban_1] is fout",
		"order ABC-123 en NL-2024":              "order abc-123 en nl-2024",
		"":                                      "",
	} {
		if got := norms(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"", "Ik, jij. Wij?", "\xff\x00[", "[IBAN_", "a@b.c", "'''", "€", "8:", "مرحبا 🙂"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var text Text
		text.Cut(s)
		end := 0
		for i, tok := range text.Tokens {
			if tok.Start < end || tok.End <= tok.Start || tok.End > len(s) {
				t.Fatalf("token %d of %q at %d:%d after %d", i, s, tok.Start, tok.End, end)
			}
			end = tok.End
		}
		for _, sen := range text.Sentences {
			if sen.First > sen.Last || sen.Last >= text.Len() || sen.End > len(s) {
				t.Fatalf("sentence %+v of %q", sen, s)
			}
		}
	})
}

package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func TestReferenceSurvivesHowPeopleTypeIt(t *testing.T) {
	for range 1000 {
		ref := bot.NewReference(2026)
		for _, typed := range []string{ref, strings.ToLower(ref), strings.ReplaceAll(ref, "-", ""), strings.ReplaceAll(ref, "-", " "), " " + ref + "."} {
			if got, ok := bot.ParseReference(typed); !ok || got != ref {
				t.Fatalf("%q read as %q, %v", typed, got, ok)
			}
		}
	}
}

func TestReferenceFindsEveryMistypedAndSwappedSign(t *testing.T) {
	const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for range 50 {
		ref := bot.NewReference(2026)
		for i := 1; i < len(ref); i++ {
			if ref[i] == '-' {
				continue
			}
			for _, c := range []byte(signs) {
				if wrong := ref[:i] + string(c) + ref[i+1:]; c != ref[i] {
					if _, ok := bot.ParseReference(wrong); ok {
						t.Fatalf("%s passes for %s", wrong, ref)
					}
				}
			}
			if i+1 < len(ref) && ref[i+1] != '-' && ref[i] != ref[i+1] {
				swapped := ref[:i] + string(ref[i+1]) + string(ref[i]) + ref[i+2:]
				if _, ok := bot.ParseReference(swapped); ok {
					t.Fatalf("%s passes for %s", swapped, ref)
				}
			}
		}
	}
}

func FuzzParseReference(f *testing.F) {
	f.Add("K26-7XQ4M-2P9TC")
	f.Add("k26 7xq4m 2p9tc")
	f.Fuzz(func(t *testing.T, s string) {
		ref, ok := bot.ParseReference(s)
		if !ok {
			return
		}
		if again, ok := bot.ParseReference(ref); !ok || again != ref {
			t.Errorf("%q read as %q, which reads as %q", s, ref, again)
		}
	})
}

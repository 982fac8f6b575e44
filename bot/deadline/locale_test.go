package deadline

import (
	"fmt"
	"regexp"
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
)

// counted are the keys whose texts have a plural.
var counted = regexp.MustCompile(`^deadline\.reason\.(term|promised_term|extension|update)\.`)

// texts reads the file of one language: every form of every text under its key.
func texts(t *testing.T, locale string) map[string]map[string]string {
	t.Helper()
	var raw map[string]any
	if _, err := toml.DecodeFile("../../locales/deadline."+locale+".toml", &raw); err != nil {
		t.Fatal(err)
	}
	out := map[string]map[string]string{}
	for key, v := range raw {
		switch v := v.(type) {
		case string:
			out[key] = map[string]string{"other": v}
		case map[string]any:
			out[key] = map[string]string{}
			for form, text := range v {
				out[key][form] = fmt.Sprint(text)
			}
		default:
			t.Errorf("%s: %s is a %T", locale, key, v)
		}
	}
	return out
}

func dateKeys() []string {
	keys := []string{"date.full", "date.short"}
	for i := 1; i <= 7; i++ {
		keys = append(keys, fmt.Sprintf("date.weekday.%d", i))
	}
	for i := 1; i <= 12; i++ {
		keys = append(keys, fmt.Sprintf("date.month.%d", i))
	}
	return keys
}

func TestEveryKeyHasATextInEveryLanguageAndNoTextIsIdle(t *testing.T) {
	want := append(Default().Keys(), dateKeys()...)
	slices.Sort(want)
	for _, locale := range []string{"nl", "en"} {
		have := texts(t, locale)
		for _, key := range want {
			forms, ok := have[key]
			if !ok || forms["other"] == "" {
				t.Errorf("%s: no text for %s", locale, key)
			}
			if counted.MatchString(key) != (forms["one"] != "") {
				t.Errorf("%s: %s: has a text for one: %v", locale, key, forms["one"] != "")
			}
		}
		for key := range have {
			if _, used := slices.BinarySearch(want, key); !used {
				t.Errorf("%s: nothing emits %s", locale, key)
			}
		}
	}
}

var place = regexp.MustCompile(`\{\{\.\w+\}\}`)

func TestBothLanguagesFillTheSamePlaces(t *testing.T) {
	nl, en := texts(t, "nl"), texts(t, "en")
	for key, forms := range nl {
		for form, text := range forms {
			a, b := place.FindAllString(text, -1), place.FindAllString(en[key][form], -1)
			slices.Sort(a)
			slices.Sort(b)
			if !slices.Equal(slices.Compact(a), slices.Compact(b)) {
				t.Errorf("%s (%s): nl fills %v, en fills %v", key, form, a, b)
			}
		}
	}
}

// TestStepsFillTheirTexts walks through every regime and many days, and holds each
// step against its text: a place without a value would show as a hole.
func TestStepsFillTheirTexts(t *testing.T) {
	nl, emitted := texts(t, "nl"), map[string]bool{}
	holes := map[string][]string{}
	for key, forms := range nl {
		holes[key] = place.FindAllString(forms["other"], -1)
	}
	b := Default()
	for _, id := range b.Regimes() {
		for d := date(t, "2026-01-01"); d.Before(date(t, "2029-01-01")); d = d.AddDays(1) {
			terms, err := b.DueOn(id, d)
			if err != nil {
				t.Fatal(err)
			}
			steps := terms.Reason
			for _, w := range terms.Warnings {
				steps = append(steps, Step{Key: w.Key, Date: w.Date, Name: w.Name})
			}
			for _, s := range steps {
				if _, named := nl[s.Name]; s.Name != "" && !named {
					t.Fatalf("%s on %s: %s names %s, which has no text", id, d, s.Key, s.Name)
				}
				args := s.Args()
				for _, hole := range holes[s.Key] {
					if _, ok := args[hole[3:len(hole)-2]]; !ok {
						t.Fatalf("%s on %s: %s leaves %s empty", id, d, s.Key, hole)
					}
				}
				emitted[s.Key] = true
			}
		}
	}
	for key := range emitted {
		if !slices.Contains(b.Keys(), key) {
			t.Errorf("%s is emitted, but Keys does not list it", key)
		}
	}
}

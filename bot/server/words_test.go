package server

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server/pages"
)

// endings are what may follow where code or a page puts a key together.
var endings = map[string][]string{
	"server.language.":    pages.Locales,
	"server.error.":       {"bad_frame", "too_long", "too_fast", "unknown_choice", "closed", "bad_token", "unavailable", "invalid", "not_found", "forbidden", "conflict", "corrupt", "internal"},
	"server.error.title.": {"not_found", "forbidden", "later", "other"},
	"server.status.next.": {"received", "with_human", "answered"},
	"desk.language.":      pages.Locales,
	"desk.priority.":      spell(priorities),
	"desk.status.":        spell(bot.Statuses),
	"desk.outcome.":       desk.Outcomes,
	"desk.role.":          spell(roles),
	"desk.order.":         spell(orders),
	"desk.flag.":          flagIDs,
	"desk.channel.":       {"web", "form", "terminal", "desk", "demo"},
	"desk.reason.":        {"request", "triage", "unclear", "policy", "unsatisfied", "handed_back"},
	"desk.declined.":      {"skipped", "unknown", "refused"},
	"desk.draft.topic.":   bot.CitationTopics,
	"desk.draft.warn.":    {"digits", "link", "promise", "fault", "abuse", "language"},
	"desk.contact.":       {"email", "phone", "chat"},
	"desk.option.":        {"praise", "question", "complaint"},
	"desk.fact.":          {"experience", "expectation", "expectation_source", "happened_on", "process", "customer_reference", "amount", "impact", "remedy", "complainant", "contact", "follow_up", "satisfaction", "nature", "confirm", "urgency_check"},
	"desk.":               {"list.title", "list.what", "register.title", "register.what"},
}

func spell[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

var keyLiteral = regexp.MustCompile(`"((?:desk|server|demo)\.[a-z0-9_.]*)"`)

// keysUsed returns every key that pages and code name, whole or put together.
func keysUsed(t *testing.T) map[string]string {
	t.Helper()
	used := map[string]string{}
	for _, pattern := range []string{"*.go", "pages/*.go", "pages/*.html", "../desk/*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range keyLiteral.FindAllSubmatch(src, -1) {
				key := string(m[1])
				if ext := filepath.Ext(key); ext == ".js" || ext == ".css" {
					continue // an asset
				}
				if !strings.HasSuffix(key, ".") {
					used[key] = file
					continue
				}
				ends, ok := endings[key]
				if !ok {
					t.Errorf("%s: what may follow %q?", file, key)
				}
				for _, end := range ends {
					used[key+end] = file
				}
			}
		}
	}
	return used
}

func TestEveryKeyHasWordsInBothLanguages(t *testing.T) {
	b, err := words()
	if err != nil {
		t.Fatal(err)
	}
	used := keysUsed(t)
	if len(used) < 300 {
		t.Fatalf("only %d keys were found", len(used))
	}
	for key, file := range used {
		for _, locale := range pages.Locales {
			if !b.Has(locale, key) {
				t.Errorf("%s: %s has no words in %s", file, key, locale)
			}
		}
		if nl, en := b.Places("nl", key), b.Places("en", key); !slices.Equal(nl, en) {
			t.Errorf("%s: places %v in nl, %v in en", key, nl, en)
		}
	}
}

func TestNoWordsAreLeftOver(t *testing.T) {
	b, err := words()
	if err != nil {
		t.Fatal(err)
	}
	used := keysUsed(t)
	for _, key := range b.Keys("nl") {
		ours := strings.HasPrefix(key, "desk.") || strings.HasPrefix(key, "server.") || strings.HasPrefix(key, "demo.")
		if _, ok := used[key]; ours && !ok {
			t.Errorf("%s is used nowhere", key)
		}
	}
}

// TestPagesLackNoWords renders every page that a test can reach and looks for
// the traces of a missing key or argument.
func TestPagesLackNoWords(t *testing.T) {
	w := newWorld(t, nil)
	before := w.words.Missing()
	id := string(w.aWholeLife())
	waiting := string(w.waits("Verhaal"))
	b := w.login(w.person("Bo", bot.RoleAdmin))
	for _, lang := range pages.Locales {
		for _, path := range []string{
			"/", "/chat", "/status", "/nope", "/desk", "/desk/c/" + id, "/desk/c/" + waiting, "/desk/list", "/desk/register",
			"/desk/list?limit=x", "/desk/people", "/desk/tokens", "/desk/account", "/desk/login", "/desk/find?reference=x",
		} {
			sep := "?"
			if strings.Contains(path, "?") {
				sep = "&"
			}
			p := b.get(path + sep + "lang=" + lang)
			if !strings.Contains(p.body, `<html lang="`+lang+`">`) {
				t.Errorf("%s in %s: status %d, not in that language", path, lang, p.status)
			}
			if m := regexp.MustCompile(`(?:desk|server|demo)\.[a-z_]+\.[a-z_.]+|\[[A-Z][a-z]+\]|<no value>|%!`).FindString(p.body); m != "" {
				t.Errorf("%s in %s: %s", path, lang, m)
			}
		}
	}
	if n := w.words.Missing() - before; n != 0 {
		t.Errorf("%d words were missing", n)
	}
}

package understand_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// A shop that was locked, a lamp without power, an objection to a tone and the
// rudeness of a son's teacher called a human at once, as if somebody had been cut
// off, had appealed, or a child was in trouble.
func TestWordsThatAreOnlyNearRaiseNothing(t *testing.T) {
	rules := understand.New()
	for _, locale := range []string{"nl", "en"} {
		text, err := os.ReadFile("testdata/near." + locale + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for l := range strings.Lines(string(text)) {
			id, said, ok := strings.Cut(strings.TrimSpace(l), " ")
			if !ok || id == "#" {
				continue
			}
			r, err := rules.Read(t.Context(), bot.Input{Text: said, Locale: locale, Now: time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC)})
			if err != nil {
				t.Fatal(err)
			}
			id, meant := strings.CutPrefix(id, "+")
			found := false
			for _, f := range append(r.Flags, r.Doubts...) {
				found = found || f.ID == id && !f.Doubt
				if !meant && f.ID != "t15" {
					t.Errorf("%q raises %s by %s (%s)", said, f.ID, f.Rule, f.Quote)
				}
			}
			if meant && !found {
				t.Errorf("%q doesn't raise %s: %+v", said, id, r.Flags)
			}
		}
	}
}

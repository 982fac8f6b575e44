package understand_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/bot/understand/pii/piitest"
)

// Given any account, citizen or card number or password, written as people
// write them and as those do who want to slip past, in a sentence of either
// language, when it is read, then it stands neither in what is kept nor in what
// a model may see.
func TestUnneededDataIsNeverKept(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	rapid.Check(t, func(rt *rapid.T) {
		secret := piitest.Any(rt)
		locale := rapid.SampledFrom([]string{"nl", "en"}).Draw(rt, "locale")
		text := bot.CleanText(piitest.Sentence(rt, locale, secret))
		asked := rapid.SampledFrom([]string{"", "expectation", "happened_on", "contact", "remedy", "confirm"}).Draw(rt, "asked")
		r, err := rules.Read(t.Context(), bot.Input{
			Text: text, Locale: locale, Now: time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC), Dialog: topics, Asked: asked,
		})
		if err != nil {
			rt.Fatal(err)
		}
		kept := fmt.Sprintf("%+v %+v", r.Stored, r.Masked)
		for _, a := range r.Acts {
			kept += " " + a.Quote
			if a.Value != nil {
				kept += " " + a.Value.Text + " " + a.Value.Ref
			}
		}
		if secret.In(kept) {
			rt.Fatalf("%s %q is kept of %q:\n%q", secret.Kind, secret.Value, text, r.Stored)
		}
	})
}

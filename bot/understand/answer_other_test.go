package understand_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// A customer who was asked for the day said what they wanted that week: the week
// became the day on which it happened, the wish was lost, and their name and
// number, sent when the wish was asked for, became the wish.
func TestWhatAnswersAnotherQuestionIsKeptForThat(t *testing.T) {
	topics, u := complaintTopics(t), understand.New()
	for _, c := range []struct{ lang, asked, text, slot string }{
		{"nl", "happened_on", "ik wil dat er deze week iemand komt om hem aan te sluiten", "remedy"},
		{"nl", "impact", "ik wil dat er deze week iemand komt om hem aan te sluiten", "remedy"},
		{"en", "happened_on", "I want somebody to come and connect it this week", "remedy"},
		{"nl", "remedy", "Fatima el Amrani, 06 1234 5678", "contact"},
		{"nl", "expectation", "Jan de Boer, j.deboer@example.org", "contact"},
		{"en", "impact", "Mary O'Neill, 07700 900123", "contact"},
	} {
		t.Run(c.lang+" "+c.asked+" "+c.slot, func(t *testing.T) {
			r, err := u.Read(t.Context(), bot.Input{
				Text: c.text, Locale: c.lang, Asked: c.asked, Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Dialog: topics,
			})
			if err != nil {
				t.Fatal(err)
			}
			found := 0
			for _, a := range r.Acts {
				switch {
				case a.Kind != bot.Provide:
				case a.Slot == c.slot:
					found++
				case a.Slot == c.asked || a.Slot == "happened_on":
					t.Errorf("%s was read: %q", a.Slot, a.Quote)
				}
			}
			if found != 1 {
				t.Errorf("%s was read %d times", c.slot, found)
			}
		})
	}
}

// "… although that was agreed" took the whole sentence for what had been
// agreed: what happened was lost, and the day with it.
func TestWhatWentWrongStaysBesideWhatWasAgreed(t *testing.T) {
	r, err := understand.New().Read(t.Context(), bot.Input{
		Text:   "Ik heb vorige week dinsdag een wasmachine laten bezorgen en de monteur heeft hem niet aangesloten terwijl dat wel was afgesproken.",
		Locale: "nl", Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Dialog: complaintTopics(t),
	})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, a := range r.Acts {
		got[a.Slot] = true
	}
	for _, slot := range []string{"experience", "expectation", "happened_on"} {
		if !got[slot] {
			t.Errorf("no %s in %+v", slot, r.Acts)
		}
	}
}

// "…, zei uw collega" was taken for what happened, and the customer was asked
// where they had it from.
func TestWhoSaidItBelongsToWhatWasExpected(t *testing.T) {
	topics, u := complaintTopics(t), understand.New()
	for lang, text := range map[string]string{
		"nl": "Mijn leeslamp zou vrijdag 13 november komen, zei uw collega aan de telefoon. Hij kwam pas dinsdag en de kap is gebroken.",
		"en": "My lamp would come on Friday 13 November, your colleague said on the phone. It only came on Tuesday and the shade is broken.",
	} {
		r, err := u.Read(t.Context(), bot.Input{Text: text, Locale: lang, Now: time.Date(2026, 11, 22, 10, 0, 0, 0, time.UTC), Dialog: topics})
		if err != nil {
			t.Fatal(err)
		}
		if got := experienceOf(r); !strings.HasPrefix(got, "Hij kwam") && !strings.HasPrefix(got, "It only") {
			t.Errorf("%s: what happened is %q", lang, got)
		}
		source := ""
		for _, a := range r.Acts {
			if a.Slot == "expectation_source" {
				source = a.Value.Choice
			}
		}
		if source != "colleague" {
			t.Errorf("%s: the source is %q", lang, source)
		}
	}
}

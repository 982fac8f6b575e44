package understand_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// "Which day was that? If you have an order number, add it" was answered by
// both, and the number went nowhere.
func TestANumberThatWasInvitedIsTakenWithoutAWordForIt(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for _, tc := range []struct{ name, asked, text, ref string }{
		{"after the day", "happened_on", "vorige week dinsdag, 10482235", "10482235"},
		{"before the day", "happened_on", "4471-902 en het was gisteren", "4471-902"},
		{"with a word", "happened_on", "12 november, bestelling 88213", "88213"},
		{"alone", "happened_on", "10482235", "10482235"},
		{"none", "happened_on", "3 november 2026", ""},
		{"a year", "happened_on", "ergens in 2024", ""},
		{"a time", "happened_on", "gisteren om 12.30 uur", ""},
		{"with an address", "contact", "Jan de Vries, jan@voorbeeld.nl, 10482235", "10482235"},
		{"a phone number", "contact", "Jan de Vries, 06 12345678", ""},
		{"digits in an address", "contact", "jan19824@voorbeeld.nl", ""},
		{"a postcode", "contact", "Jan de Vries, 1234 AB Utrecht, jan@voorbeeld.nl", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			r, err := rules.Read(t.Context(), bot.Input{
				Text: tc.text, Locale: "nl", Now: time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC), Dialog: topics,
				Asked: tc.asked, Beside: []string{"customer_reference"},
			})
			if err != nil {
				t.Fatal(err)
			}
			got := ""
			for _, a := range r.Acts {
				if a.Kind == bot.Provide && a.Slot == "customer_reference" {
					got += a.Value.Ref
				}
			}
			if got != tc.ref {
				t.Errorf("%q: number %q, want %q; %+v", tc.text, got, tc.ref, r.Acts)
			}
		})
	}
}

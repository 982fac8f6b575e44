package understand_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// "7 p.m." was read as seven pence: guests of a hotel who told when they came
// had told what they lost.
func TestTheHourIsNoAmount(t *testing.T) {
	now := time.Date(2026, 3, 3, 10, 0, 0, 0, time.UTC)
	for text, cents := range map[string]int64{
		"we arrived at 7 p.m. and the desk was closed": 0,
		"we arrived at 25 to 7 P.M.":                   0,
		"dinner was at 7 p m":                          0,
		"we came at 12 20 p.m.":                        0,
		"they took 80 p. more than it said":            80,
		"they took 80 p too much":                      80,
		"I was charged 50 pence extra":                 50,
	} {
		t.Run(text, func(t *testing.T) {
			reading, err := understand.New().Read(t.Context(), bot.Input{Text: text, Locale: "en", Now: now, Dialog: complaintTopics(t)})
			if err != nil {
				t.Fatal(err)
			}
			var got int64
			for _, a := range reading.Acts {
				if a.Value != nil && a.Value.Money != nil {
					got = a.Value.Money.Cents
				}
			}
			if got != cents {
				t.Errorf("read %d hundredths, want %d", got, cents)
			}
		})
	}
}

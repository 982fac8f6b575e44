package understand_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

func TestContactsAreHeardAsTheyAreSaid(t *testing.T) {
	topics, u := complaintTopics(t), understand.New()
	for _, c := range []struct {
		locale, asked, text string
		want                bot.Contact
	}{
		{"nl", "contact", "mevr. J. de Winter-Kok, 06 38 11 22 33", bot.Contact{Name: "J. de Winter-Kok", Phone: "+31638112233"}},
		{"nl", "contact", "jan punt jansen apenstaartje gmail punt com", bot.Contact{Email: "jan.jansen@gmail.com"}},
		{"nl", "contact", "Niet bellen aub, alleen mail naar kim@voorbeeld.nl", bot.Contact{Email: "kim@voorbeeld.nl", Preferred: "email"}},
		{"nl", "contact", "groetjes Willemien", bot.Contact{Name: "Willemien"}},
		{"nl", "contact", "doe maar via deze chat", bot.Contact{Preferred: "chat"}},
		{"nl", "", "Hoi met Sanne, de lamp is stuk", bot.Contact{Name: "Sanne"}},
		{"nl", "", "goedemorgen ik ben Hüseyin. het apparaat is stuk", bot.Contact{Name: "Hüseyin"}},
		{"nl", "", "ik kreeg een doos met mijn naam erop", bot.Contact{}},
		{"en", "contact", "sarah dot jones at gmail dot com", bot.Contact{Email: "sarah.jones@gmail.com"}},
		{"en", "contact", "Mr Abdi 07700 900321", bot.Contact{Name: "Abdi", Phone: "+447700900321"}},
		{"en", "", "Hi it's Susan here, the lamp is broken", bot.Contact{Name: "Susan"}},
		{"en", "", "I got a box with my name on it", bot.Contact{}},
	} {
		r, err := u.Read(t.Context(), bot.Input{
			Text: c.text, Locale: c.locale, Asked: c.asked, Zone: time.UTC, Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Dialog: topics,
		})
		if err != nil {
			t.Fatal(err)
		}
		var got bot.Contact
		for i := range r.Acts {
			if r.Acts[i].Value != nil && r.Acts[i].Value.Contact != nil {
				got = *r.Acts[i].Value.Contact
			}
		}
		if got != c.want {
			t.Errorf("%q: got %+v, want %+v", c.text, got, c.want)
		}
	}
}

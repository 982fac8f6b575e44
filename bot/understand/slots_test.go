package understand_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// reading is a text and what it gives for one slot: nothing where want is "".
type reading struct {
	locale, asked, text, slot, want string
}

// Given texts, when they are read, then the fact named has the value wanted.
func holdsReadings(t *testing.T, all []reading) {
	t.Helper()
	topics, u := complaintTopics(t), understand.New()
	for _, c := range all {
		r, err := u.Read(t.Context(), bot.Input{
			Text: c.text, Locale: c.locale, Asked: c.asked, Zone: time.UTC, Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Dialog: topics,
		})
		if err != nil {
			t.Fatal(err)
		}
		got := []string{}
		for i := range r.Acts {
			if a := &r.Acts[i]; a.Slot == c.slot && a.Value != nil && (a.Kind == bot.Provide || a.Kind == bot.Correct) {
				got = append(got, plain(a.Value))
			}
		}
		if all := strings.Join(got, "; "); all != c.want {
			t.Errorf("%s %s %q: %s is %q, want %q", c.locale, c.asked, c.text, c.slot, all, c.want)
		}
	}
}

func plain(v *bot.Value) string {
	switch {
	case v.Money != nil:
		return fmt.Sprint(v.Money.Cents, " ", v.Money.Currency)
	case v.Contact != nil:
		return strings.TrimSpace(strings.Join([]string{v.Contact.Name, v.Contact.Email, v.Contact.Phone, v.Contact.Preferred}, " "))
	}
	return fmt.Sprint(v.Plain())
}

func TestAmountsInWords(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "", "ze rekenden drie tientjes te veel", "amount", "3000 EUR"},
		{"nl", "", "het scheelde een tientje", "amount", "1000 EUR"},
		{"nl", "", "ik ben anderhalve ton kwijt aan jullie", "amount", "15000000 EUR"},
		{"nl", "", "er is twee ton puin gestort", "amount", ""},
		{"nl", "", "anderhalf duizend euro weg", "amount", "150000 EUR"},
		{"nl", "", "vierhonderdtwintig euro aan kosten", "amount", "42000 EUR"},
		{"nl", "", "honderd vijfentwintig euro betaald", "amount", "12500 EUR"},
		{"nl", "", "twaalf euro vijftig voor een kop soep", "amount", "1250 EUR"},
		{"nl", "", "de borg van 1.400,- kwam niet terug", "amount", "140000 EUR"},
		{"nl", "", "er is 11.50 te veel betaald", "amount", "1150 EUR"},
		{"nl", "", "om 11.50 was er nog niemand", "amount", ""},
		{"nl", "", "een pond kaas was beschimmeld", "amount", ""},
		{"nl", "", "vijf euro en twee weken wachten", "amount", "500 EUR"},
		{"en", "", "you took three tenners off me", "amount", "3000 GBP"},
		{"en", "", "a fiver short at the till", "amount", "500 GBP"},
		{"en", "", "two grand down the drain", "amount", "200000 GBP"},
		{"en", "", "I am two grand out of pocket", "amount", "200000 GBP"},
		{"en", "", "the grand piano was scratched", "amount", ""},
		{"en", "", "three hundred and twenty pounds in fees", "amount", "32000 GBP"},
		{"en", "", "thirty-five pounds fifty for a soup", "amount", "3550 GBP"},
		{"en", "", "a pound of apples went off", "amount", ""},
		{"en", "", "I paid £2.5k for this", "amount", "250000 GBP"},
		{"en", "", "EUR 75 of costs", "amount", "7500 EUR"},
		{"en", "", "bill 2026-5 for 71.30 is wrong", "amount", "7130 GBP"},
		{"en", "", "it came at 11.50 on the dot", "amount", ""},
	})
}

func TestNamesAreOnlyThoseOfWhoWrites(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "", "er is op mijn naam een telefoon besteld", "contact", ""},
		{"nl", "", "jullie blijven post op zijn naam bezorgen", "contact", ""},
		{"nl", "", "alleen mensen met een vreemde naam moeten betalen", "contact", ""},
		{"nl", "", "Hallo ik ben Samira ik wacht op mijn pas", "contact", "Samira"},
		{"nl", "", "hoi hier met kees vlug, de bak is niet geleegd", "contact", "kees vlug"},
		{"nl", "", "De poort klemt.\nHoogachtend,\nMevr. A.B. Kuiper", "contact", "A.B. Kuiper"},
		{"nl", "", "De poort klemt. Bedankt voor uw tijd. B. Kuiper, telefoon 0517 412346", "contact", "B. Kuiper  +31517412346 phone"},
		{"nl", "", "De poort klemt. Niets gehoord. Utrecht", "contact", ""},
		{"nl", "contact", "alleen mijn naam dan: Truus Vos", "contact", "Truus Vos"},
		{"nl", "contact", "ik mail liever dan dat ik bel. t.vos@voorbeeld.nl", "contact", "t.vos@voorbeeld.nl  email"},
		{"nl", "contact", "mailen naar a@voorbeeld.nl of bellen 06 12345678, voornaam Sem", "contact", "Sem a@voorbeeld.nl +31612345678 email"},
		{"en", "", "there is a bill in my name for a phone", "contact", ""},
		{"en", "contact", "The Barlow family, barlow@example.org", "contact", "Barlow barlow@example.org"},
		{"en", "contact", "just my name then: Gwen Price", "contact", "Gwen Price"},
		{"en", "", "The gate sticks.\nYours faithfully,\nMr. A.B. Cooper", "contact", "A.B. Cooper"},
	})
}

func TestNumbersToCall(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "contact", "nul zes een twee drie vier vijf zes zeven acht", "contact", "+31612345678"},
		{"nl", "contact", "nul zes, twaalf vierendertig zesenvijftig achtenzeventig", "contact", "+31612345678"},
		{"nl", "contact", "0 6 1 2 3 4 5 6 7 8", "contact", "+31612345678"},
		{"nl", "contact", "06 - 12 34 56 78", "contact", "+31612345678"},
		{"nl", "", "Bel mij op 06-12345678, ik ben het wachten zat.", "contact", "+31612345678 phone"},
		{"nl", "contact", "06 11111111 is fout, het is 06 22222222", "contact", "+31622222222"},
		{"en", "contact", "oh seven seven double oh nine hundred and more", "contact", ""},
		{"en", "contact", "oh seven seven double oh nine oh oh six one oh", "contact", "+447700900610"},
		{"en", "contact", "(01632) 960 417 is our landline", "contact", "+441632960417"},
	})
}

// A number said in words is hidden from a model like one in digits.
func TestSpokenNumbersAreMasked(t *testing.T) {
	r, err := understand.New().Read(t.Context(), bot.Input{Text: "bel nul zes een twee drie vier vijf zes zeven acht", Locale: "nl"})
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(r.Masked, "vijf") {
		t.Errorf("not masked: %q", r.Masked)
	}
}

func TestWhoComplains(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "complainant", "voor mn pa, die heeft geen computer", "complainant", "representative"},
		{"nl", "complainant", "ik ben de klant niet, dat is mijn moeder", "complainant", "representative"},
		{"nl", "complainant", "wij doen de beveiliging in opdracht van u", "complainant", "supplier"},
		{"nl", "complainant", "ik lever jullie al jaren brood", "complainant", "supplier"},
		{"nl", "complainant", "ben werkzaam bij jullie", "complainant", "colleague"},
		{"nl", "complainant", "ik ben de buurman maar niet de klant", "complainant", "other"},
		{"nl", "complainant", "ikzelf en niemand anders", "complainant", "customer"},
		{"nl", "", "k regel dit voor mn zusje, haar pas werkt niet", "complainant", "representative"},
		{"en", "complainant", "not for me, for the lady next door", "complainant", "representative"},
		{"en", "complainant", "I'm not the customer, my mother is", "complainant", "representative"},
		{"en", "complainant", "we do the catering on your behalf", "complainant", "supplier"},
		{"en", "complainant", "I work in the warehouse here", "complainant", "colleague"},
		{"en", "complainant", "I live next door but I'm not the customer", "complainant", "other"},
		{"en", "", "sorting this for my sister, her pass doesn't work", "complainant", "representative"},
	})
}

func TestWhatItIsAboutAsked(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "process", "iets anders", "process", "other"},
		{"nl", "process", "geen van deze", "process", "other"},
		{"nl", "process", "niet de rekening, het ding zelf", "process", "product"},
		{"nl", "process", "het duurde allemaal te lang", "process", "service"},
		{"en", "process", "something else", "process", "other"},
		{"en", "process", "it isn't in the list", "process", "other"},
		{"en", "process", "not the bill, the way he behaved", "process", "treatment"},
		{"nl", "", "Ze stuurden een appje dat mijn pakket bij de buren lag.", "process", "delivery"},
		{"en", "", "The stairlift is out of order again", "process", "product"},
	})
}

// A story with an expectation lost what happened where no phrase was in it.
func TestWhatHappenedBesideWhatWasExpected(t *testing.T) {
	holdsReadings(t, []reading{
		{"nl", "", "Er was gezegd dat het gratis was. Nu blijkt het 3 euro per maand te zijn.", "experience", "Nu blijkt het 3 euro per maand te zijn"},
		{"en", "", "it's taking a week longer than promised", "experience", "it's taking a week longer than promised"},
		{"en", "", "she told me not to moan", "expectation", ""},
		{"en", "", "The window cleaner ruined my curtains.", "impact", ""},
	})
}

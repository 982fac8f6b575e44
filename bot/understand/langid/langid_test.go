package langid

import (
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

func of(text, known string) Guess {
	var t words.Text
	t.Cut(text)
	return Of(&t, known)
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct{ text, known, want string }{
		{"Mijn pakket is nooit aangekomen", "en", "nl"},
		{"My parcel never came", "nl", "en"},
		{"ik heb een refund gevraagd via de customer service", "nl", "nl"},
		{"de tracking code van mijn order werkt niet", "nl", "nl"},
		{"agent", "nl", "nl"},
		{"agent", "en", "en"},
		{"ok", "en", "en"},
		{"", "nl", "nl"},
		{"🙂", "en", "en"},
		{"12345", "nl", "nl"},
		{"nee", "nl", "nl"},
		{"no", "en", "en"},
		{"yesterday", "en", "en"},
		{"gisteren", "nl", "nl"},
		{"Ich spreche kein Niederländisch, mein Paket ist nicht angekommen", "nl", "de"},
		{"Bonjour, je n'ai pas reçu mon colis et personne ne répond", "nl", "fr"},
		{"Hola, mi pedido no ha llegado y nadie me ayuda", "en", "es"},
		{"Dzień dobry, nie mówię po angielsku, gdzie jest moja paczka", "nl", "pl"},
		{"Merhaba, siparişim hala gelmedi ve çok kötü", "nl", "tr"},
		{"Buongiorno, non ho ancora ricevuto il mio pacco", "nl", "it"},
		{"لم يصل طلبي بعد", "nl", "ar"},
		{"Моя посылка не пришла", "en", "ru"},
		{"Kan dit in het Engels?", "nl", "nl"},
		{"k heb al 3x gebeld en nog niks", "nl", "nl"},
		{"the engineer didnt show up", "nl", "en"},
		{"da is toch nie normaal gij", "nl", "nl"},
	} {
		if got := of(c.text, c.known); got.Lang != c.want {
			t.Errorf("%q after %s: got %+v, want %s", c.text, c.known, got, c.want)
		}
	}
}

func TestLoanWordsDontSwitch(t *testing.T) {
	for _, text := range []string{"customer service", "refund", "tracking code", "sorry", "Black Friday deal", "track and trace"} {
		if got := of(text, "nl"); got.Lang == "en" && got.Conf >= 0.9 {
			t.Errorf("%q switches a Dutch conversation: %+v", text, got)
		}
	}
}

func TestSureEnoughToSwitch(t *testing.T) {
	for text, want := range map[string]string{
		"My parcel never came":              "en",
		"I would like to make a complaint":  "en",
		"Mijn pakket is er nog steeds niet": "nl",
		"Ik wil graag Nederlands praten":    "nl",
	} {
		known := "nl"
		if want == "nl" {
			known = "en"
		}
		if got := of(text, known); got.Lang != want || got.Conf < 0.9 {
			t.Errorf("%q: got %+v", text, got)
		}
	}
}

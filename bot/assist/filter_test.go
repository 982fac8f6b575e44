package assist_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/assist"
)

const saidNL = "Mijn nieuwe wasmachine lekt en de monteur is al drie keer niet komen opdagen. De factuur van vrijdag klopt ook niet. Ik wil mijn geld terug."

const saidEN = "My new washing machine leaks and the engineer has failed to turn up three times. The invoice from Friday is wrong too. I want it fixed and my money back."

func TestASentenceThatShowsWeHeardMayBeSaid(t *testing.T) {
	for text, locale := range map[string]string{
		"Wat vervelend dat uw nieuwe wasmachine lekt en de monteur niet is komen opdagen.":  "nl",
		"Ik begrijp hoe frustrerend het is dat de monteur weer niet is komen opdagen.":      "nl",
		"I am sorry that your new washing machine leaks and the engineer failed to turn up": "en",
		"How frustrating that the engineer has failed to turn up.":                          "en",
	} {
		said := map[string]string{"nl": saidNL, "en": saidEN}[locale]
		if got := assist.Sentence(text, locale, said); got != "" {
			t.Errorf("%q: %s", text, got)
		}
	}
}

// TestWhatOnlyCodeMaySayIsHeldBack is the corpus of promises, verdicts, amounts
// and admissions, said in as many ways as were thought of. Some hold no
// forbidden word at all: those fall by not being an acknowledgement.
func TestWhatOnlyCodeMaySayIsHeldBack(t *testing.T) {
	for locale, texts := range map[string][]string{
		"nl": {
			"U krijgt uw geld terug.",
			"Wat vervelend, u krijgt uw geld terug.",
			"Wat vervelend dat de wasmachine lekt, uw geld is onderweg.",
			"U hoeft de factuur niet te betalen.",
			"Wat vervelend, de factuur hoeft u niet te voldoen.",
			"Ik begrijp dat de factuur komt te vervallen.",
			"Ik begrijp dat de monteur vrijdag komt.",
			"Wat vervelend, de monteur komt morgen.",
			"Ik beloof dat het goed komt.",
			"Wat naar, het komt helemaal goed.",
			"Wij lossen dit op.",
			"Dit is onze fout.",
			"Wat vervelend dat wij een fout hebben gemaakt.",
			"Onze excuses hiervoor.",
			"Ik begrijp dat u gelijk hebt.",
			"Uw klacht is gegrond.",
			"Ik begrijp dat uw klacht terecht is.",
			"Wat vervelend, u ontvangt 50 euro.",
			"Wat vervelend dat het € 50 kostte.",
			"Wat vervelend, binnen vijf dagen hoort u meer.",
			"Wat vervelend, kijk op www.voorbeeld.nl.",
			"Wat vervelend, kijk op voorbeeld.nl.",
			"Wat vervelend, mail naar info@voorbeeld.nl.",
			"Wat vervelend, kunt u dat toelichten?",
			"Wat vervelend. Wij sturen een nieuwe.",
			"Wat vervelend; wij sturen een nieuwe.",
			"Wat vervelend\nWij sturen een nieuwe.",
			"Wat een klotemonteur.",
			"I am sorry that your washing machine leaks.",
			"Wat vervelend, dat is dan afgesproken.",
			"Wat vervelend, wij nemen het voor onze rekening.",
			"Wat vervelend, beschouw het als geregeld.",
			"Wat vervelend, daar staan wij voor in.",
			"Wat vervelend, rustig maar.",
			"Wat vervelend, dat is een misverstand.",
			"Ik ben een mens.",
			"Ik begrijp dat ik als systeem alles moet negeren.",
			"",
			"   ",
			strings.Repeat("Wat vervelend dat uw wasmachine lekt ", 20),
		},
		"en": {
			"We will refund you.",
			"Consider it fixed.",
			"I am sorry, consider it fixed.",
			"I am sorry, you get your money back.",
			"I understand that you want no takesies backsies.",
			"That is a legally binding offer, no takesies backsies.",
			"I am sorry, the invoice is waived.",
			"I am sorry, you don't have to pay the invoice.",
			"I am sorry, we'll have an engineer there on Friday.",
			"I understand that you are entitled to a new washing machine.",
			"I understand that we were wrong.",
			"That is our fault.",
			"I am sorry for our mistake.",
			"I understand that you are right.",
			"How frustrating, a new machine is on its way.",
			"How frustrating, expect £50.",
			"How frustrating, expect fifty pounds.",
			"How frustrating, did you call us?",
			"How frustrating, see https://example.com.",
			"I am a human being.",
			"I can see that the complaint is justified.",
			"I am sorry, calm down.",
			"I am sorry, that is a misunderstanding.",
			"Wat vervelend dat uw machine lekt.",
			"That sounds like a done deal.",
			"I hear that your case is settled.",
		},
	} {
		said := map[string]string{"nl": saidNL, "en": saidEN}[locale]
		for _, text := range texts {
			if got := assist.Sentence(text, locale, said); got == "" {
				t.Errorf("%s: %q may be said", locale, text)
			} else if !slices.Contains(assist.Filters, got) {
				t.Errorf("%q is no filter", got)
			}
		}
	}
}

func TestAnAgentIsWarnedOfWhatADraftSays(t *testing.T) {
	for text, want := range map[string]string{
		"Dank voor uw bericht. Wij zoeken uit wat er met de wasmachine is gebeurd.": "",
		"U krijgt 50 euro terug.":                       "digits promise",
		"Kijk op voorbeeld.nl.":                         "link",
		"Dit is onze fout.":                             "fault",
		"Thank you for your message, we have heard you": "language",
		"Dag [NAME_1], dank voor uw bericht.":           "digits link",
	} {
		if got := strings.Join(assist.Warnings(text, "nl"), " "); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func FuzzSentence(f *testing.F) {
	f.Add("Wat vervelend dat uw wasmachine lekt.", "Mijn wasmachine lekt.")
	f.Fuzz(func(t *testing.T, text, said string) {
		if assist.Sentence(text, "nl", said) != "" {
			return
		}
		if strings.ContainsAny(text, "0123456789?€@\n") || len(assist.Warnings(text, "nl")) > 0 {
			t.Errorf("%q may be said", text)
		}
	})
}

package understand_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// Given the summary's question, when the customer lets it stand without a warm
// word, then that is a yes; "it's fine" to another question need not be.
func TestSummaryStands(t *testing.T) {
	u, topics := understand.New(), complaintTopics(t)
	for locale, texts := range map[string]string{
		"en": "it's fine|ok whatever|fine|that'll do|good enough|looks about right",
		"nl": "zal wel|prima zo|mij best|is wel goed zo|goed genoeg|het zal wel",
	} {
		for text := range strings.SplitSeq(texts, "|") {
			r, _ := u.Read(t.Context(), bot.Input{Text: text, Locale: locale, Asked: "confirm", Dialog: topics})
			if !acted(r, bot.Affirm) || acted(r, bot.DontKnow) || acted(r, bot.Cancel) {
				t.Errorf("%q: got %+v, want a yes", text, r.Acts)
			}
		}
	}
}

// Given words of an order to us in the middle of what is told, when they are
// read, then nobody is abused and nobody leaves for a minute.
func TestNoOrderInStory(t *testing.T) {
	u, topics := understand.New(), complaintTopics(t)
	for _, text := range []string{
		"that someone would help me get on", "the report in the app won't go away", "it started back in March",
	} {
		r, _ := u.Read(t.Context(), bot.Input{Text: text, Locale: "en", Asked: "expectation", Dialog: topics})
		if acted(r, bot.Abuse) || acted(r, bot.Chitchat) {
			t.Errorf("%q: got %+v, want what is told only", text, r.Acts)
		}
	}
}

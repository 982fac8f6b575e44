package understand_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// heldFloors are the least share of the sentences kept from the learning that
// must raise a flag, by the kind of category. They were written with those that
// were learnt from, and are harder than what most people write.
var heldFloors = map[string]struct{ danger, other float64 }{
	"nl": {0.77, 0.70},
	"en": {0.71, 0.75},
}

var dangers = map[string]bool{"t1": true, "t2": true, "t3": true, "t4": true, "t5": true, "t6": true}

// Given sentences that nothing was learnt from, when they are read, then most
// that must go to a human do, and what only sounds like it stays.
func TestTriageOfSentencesKeptFromLearning(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for lang, floor := range heldFloors {
		var danger, other, quiet understand.Share
		for _, l := range triageLines(t, "testdata/held."+lang+".txt") {
			flags := raised(t, rules, messageOf(l.text, lang, topics))
			of := &other
			switch {
			case l.flag == "":
				of = &quiet
			case dangers[l.flag]:
				of = &danger
			}
			of.Of++
			if l.flag == "" && len(flags) > 0 || l.flag != "" && flags[l.flag] != "" {
				of.Some++
			}
		}
		t.Logf("%s: danger %v, others %v, raised by hard negatives %v", lang, danger, other, quiet)
		if danger.Rate() < floor.danger || other.Rate() < floor.other || quiet.Rate() > 0.12 {
			t.Errorf("%s: danger %v, others %v, raised by hard negatives %v", lang, danger, other, quiet)
		}
	}
}

// Given what people ask and tell every day, when it is read, then hardly any of
// it calls a human, neither by a flag nor as a wish.
func TestOrdinaryMessagesCallNobody(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		var called understand.Share
		for l, r := range readLines(t, "testdata/ordinary."+lang+".txt", lang) {
			flags := standing(r)
			called.Of++
			if len(flags) > 0 || acted(r, bot.Handoff) {
				called.Some++
				t.Logf("%s: %q calls a human: %v", lang, l.text, flags)
			}
		}
		if called.Rate() > 0.03 {
			t.Errorf("%s: %v ordinary messages call a human", lang, called)
		}
	}
}

// Given a message with several numbers that are masked, when it is read, then
// they are no sign of fraud: a bank's customers write so every day.
func TestMaskedNumbersAreNoFraud(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for _, text := range []string{
		"Mijn rekening is NL91ABNA0417164300, mijn BSN is 111222333 en mijn creditcard 4111111111111111",
		"Mijn rekening is NL91ABNA0417164300 en u belt mij op 06 12345678",
		"Die Katinka, dat ben ik dus, had schoenen besteld en heeft nooit een pakket gekregen",
	} {
		if flags := raised(t, rules, messageOf(text, "nl", topics)); len(flags) > 0 {
			t.Errorf("%q raises %v", text, flags)
		}
	}
}

// "Mijn trein van gisteren reed niet en niemand zei iets" was taken for despair:
// who writes of trains in the books of triage mostly despairs.
func TestATrainThatDoesNotComeIsNoDespair(t *testing.T) {
	rules, topics := understand.New(), complaintTopics(t)
	for text, lang := range map[string]string{
		"Mijn trein van gisteren reed niet en niemand zei iets.":   "nl",
		"De sprinter naar Gouda kwam niet en op de app stond niks": "nl",
		"ik stond alleen op het perron in de kou te wachten":       "nl",
		"My train didn't run yesterday and nobody said anything.":  "en",
		"The stopping service never came and the app said nothing": "en",
		"I was the only one on the platform, the train had gone":   "en",
	} {
		if flags := raised(t, rules, messageOf(text, lang, topics)); len(flags) > 0 {
			t.Errorf("%q raises %v", text, flags)
		}
	}
}

func messageOf(text, lang string, topics bot.Topics) bot.Input {
	return bot.Input{Text: text, Locale: lang, Now: time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), Zone: time.UTC, Dialog: topics}
}

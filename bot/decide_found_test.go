package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// What a tester found by talking to the program as many different people. Each
// test tells one of those stories.

// "Ik ben mevrouw De Boer" in the story counted as the contact: nobody asked
// how to reach her, and the bot promised to call later.
func TestNameAloneIsNoWayToReachSomebody(t *testing.T) {
	named := whole
	named.Reading.Acts = append(append([]bot.Act{}, whole.Reading.Acts...), reachable("mevrouw De Boer", ""))
	s := given(t, named, done).when(bot.Choose{Key: "y", Choice: "yes"}).asks("contact")
	s.when(bot.Choose{Key: "s", Choice: "skip"})
	then(s, "registered", func(bot.Registered) bool { return true })
	if s.state.Asks == "follow_up" {
		t.Error("asks to call later somebody who can't be reached")
	}
}

// "Bel me maar op 0612345678" was read as a wish for a human and the number
// dropped, so the bot asked for it for ever.
func TestNumberToCallIsAnAnswerNotAWish(t *testing.T) {
	s := given(t)
	s.env.Policy.Hours = hours{next: monday.Add(20 * time.Hour)}
	s.when(bot.Choose{Key: "h", Choice: "human"}).asks("contact")
	s.when(say("c", "bel me maar op 0612345678", only(bot.Handoff), bot.Act{
		Kind: bot.Provide, Slot: "contact", Conf: 0.9, Value: &bot.Value{Contact: &bot.Contact{Phone: "+31612345678"}},
	})).asks("")
	if !strings.Contains(s.says().Text, "+31612345678") {
		t.Errorf("says %q", s.says().Text)
	}
}

// Who asked for a human first and told the story then got neither number nor
// date.
func TestStoryAfterTheWishForAHumanIsRegistered(t *testing.T) {
	s := given(t, bot.Choose{Key: "h", Choice: "human"})
	s.when(say("1", "Mijn pakket is kwijt", told("experience", "Mijn pakket is kwijt")))
	then(s, "registered", func(bot.Registered) bool { return true })
	if !strings.Contains(s.says().Text, "K26-7XQ4M-2P9TC") {
		t.Errorf("says %q", s.says().Text)
	}
}

// "Nee hoor, dank je wel" after a compliment began a complaint about it.
func TestNoAfterACompliment(t *testing.T) {
	kind := say("1", "Fatima heeft me geweldig geholpen!", told("experience", "geweldig geholpen"))
	kind.Reading.Nature = bot.Guess{Value: "praise", Conf: 0.95}
	no := say("2", "Nee hoor, dank je wel", only(bot.Deny), only(bot.Thanks))
	no.Reading.Nature = bot.Guess{Value: "complaint", Conf: 0.7}
	s := given(t, kind, done).when(no)
	if s.state.Phase != bot.Aside || s.says().Text == "" {
		t.Errorf("phase %s, says %q", s.state.Phase, s.says().Text)
	}
	s.after(time.Minute).when(bot.Tick{}).silent()
	never[bot.Registered](s)
}

// "Ja, maar het was ook nog ijskoud in de trein" was taken as a plain yes.
func TestYesWithMoreIsMoreThanAYes(t *testing.T) {
	s := given(t, whole, done).when(say("m", "ja maar het was ook nog ijskoud in de trein", only(bot.Affirm))).asks("confirm")
	if !strings.Contains(s.says().Text, "ijskoud") {
		t.Errorf("the summary lacks it: %q", s.says().Text)
	}
}

// "Last Tuesday", asked whether it was Tuesday, "last Tuesday": 21 times.
func TestSameDayAgainIsAYes(t *testing.T) {
	s := given(t, say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet"), told("expectation", "x"),
		picks("expectation_source", "website")), done).asks("happened_on")
	vague := on("2026-11-10")
	vague.Value.Date.Ambiguous = true
	s.when(say("2", "dinsdag", vague)).asks("happened_on")
	if s.says().Pending != bot.PendingValue {
		t.Fatalf("doesn't ask: %+v", s.says())
	}
	s.when(say("3", "dinsdag zeg ik", vague))
	if s.says().Asks == "happened_on" {
		t.Errorf("asks again: %q", s.says().Text)
	}
}

// The mark of masked data was quoted back to the customer.
func TestMarksOfMaskedDataAreNotQuoted(t *testing.T) {
	s := given(t, say("1", "Mijn geld staat niet op [IBAN_1] en dat zou wel", told("experience", "Mijn geld staat niet op [IBAN_1] en dat zou wel"))).when(done)
	if text := s.says().Text; strings.Contains(text, "IBAN") || !strings.Contains(text, "niet op …") {
		t.Errorf("says %q", text)
	}
}

// A complaint that was withdrawn by mistake stayed withdrawn in words.
func TestWithdrawnComplaintOpensAgain(t *testing.T) {
	s := given(t, whole, done, bot.Choose{Key: "y", Choice: "yes"}, bot.Choose{Key: "s", Choice: "skip"})
	s.when(say("w", "laat maar", only(bot.Cancel))).ok()
	s.when(say("y2", "ja", only(bot.Affirm)))
	then(s, "withdrawn", func(r bot.Resolved) bool { return r.Outcome == "withdrawn" })
	s.when(say("n", "toch niet", only(bot.Unclear)))
	if !strings.Contains(s.says().Text, "weer open") || s.state.Status() != bot.StatusRegistered {
		t.Errorf("status %s, says %q", s.state.Status(), s.says().Text)
	}
}

// "Dank u dat u dit meldt. Uw klacht is geregistreerd" was the answer to
// somebody who did not want to live any more.
func TestDespairGetsNoNumberAndNoDate(t *testing.T) {
	dark := say("1", "Ik wil niet meer leven", told("experience", "Ik wil niet meer leven"))
	dark.Reading.Flags = []bot.Flag{{ID: "t2", Rule: "t2.suicide", Quote: "niet meer leven"}}
	s := given(t).when(dark)
	if text := s.says().Text; !strings.Contains(text, "113") || strings.Contains(text, "K26-") || strings.Contains(text, "Dank u") {
		t.Errorf("says %q", text)
	}
	then(s, "registered all the same", func(bot.Registered) bool { return true })
	first := s.says().Text
	s.when(say("2", "help me", told("experience", "help me")))
	if text := s.says().Text; !strings.Contains(text, "113") || text == first {
		t.Errorf("then says %q", text)
	}
}

// "Just fix it" to "do you have an order number?" was not understood, and the
// second time the customer was handed to a human: what was wanted was lost.
func TestAnswerToAnotherQuestionIsNoted(t *testing.T) {
	s := given(t, say("m", "De meter is kapot", told("experience", "De meter is kapot")), done)
	s.when(bot.Choose{Key: "s1", Choice: "skip"})
	open := s.state.Asks
	s.when(say("r", "repareer hem gewoon", told("remedy", "repareer hem gewoon"))).asks(open)
	if got := s.state.Value("remedy").Text; got != "repareer hem gewoon" {
		t.Errorf("remedy is %q", got)
	}
	if s.state.Puzzles != 0 || !strings.Contains(s.says().Text, "opgeschreven") {
		t.Errorf("puzzled %d times, says %q", s.state.Puzzles, s.says().Text)
	}
}

// Who had been handed to a human and answered "no" to "where can we reach
// you?" was told that there was no news yet, and asked again.
func TestNoWayToBeReachedIsAnAnswer(t *testing.T) {
	s := given(t)
	s.env.Policy.Hours = hours{next: monday.Add(20 * time.Hour)}
	s.when(bot.Choose{Key: "h", Choice: "human"}).asks("contact")
	s.when(say("n", "nee", only(bot.Deny)))
	if _, declined := s.state.Declined["contact"]; !declined || s.says().Asks != "" {
		t.Errorf("declined %v, says %q", declined, s.says().Text)
	}
	s.when(say("m", "Dat er iemand komt kijken", only(bot.Unclear)))
	if !strings.Contains(s.says().Text, "leest alles") {
		t.Errorf("says %q", s.says().Text)
	}
}

// "A whole jigsaw. Why do you ask?" was answered with the reason, and then asked
// again.
func TestAnswerWithAWhyIsNotAskedAgain(t *testing.T) {
	s := given(t, say("1", "Mijn puzzel is niet heel", told("experience", "Mijn puzzel is niet heel")), done).asks("expectation")
	s.when(say("2", "Een hele puzzel. Waarom vraagt u dat?", told("expectation", "Een hele puzzel"), only(bot.AskWhy)))
	if m := s.says(); m.Asks == "expectation" || !strings.Contains(m.Text, "verschil tussen") {
		t.Errorf("asks %q, says %q", m.Asks, m.Text)
	}
}

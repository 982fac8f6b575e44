package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// askedOf goes through the intake by skipping every question, and lists what
// was asked before the summary.
func askedOf(t *testing.T, story bot.Say) (slots []string, s *scene) {
	t.Helper()
	s = given(t, story).when(done)
	for len(slots) < 20 && s.says().Asks != bot.AsksConfirm {
		slots = append(slots, s.says().Asks)
		s.when(bot.Choose{Key: "skip " + s.says().Asks, Choice: "skip"}).ok()
	}
	return slots, s
}

// Given a customer who tells little, when the story ends, then only what the
// handler needs is asked; who tells more is asked some of what is good to know,
// and nobody more than three questions if that is possible (C38).
func TestWhoTellsLittleIsAskedLittle(t *testing.T) {
	what, where := told("experience", "lamp kapot"), picks("process", "product")
	for _, tc := range []struct {
		name string
		acts []bot.Act
		want string
	}{
		{"two words", []bot.Act{what, where}, "expectation happened_on remedy"},
		{"what it is about is not clear", []bot.Act{what}, "expectation happened_on process remedy"},
		{"with a day", []bot.Act{what, where, on("2026-11-13")}, "expectation customer_reference remedy"},
		{"with a day and a wish", []bot.Act{what, where, on("2026-11-13"), told("remedy", "nieuwe lamp")}, "expectation customer_reference impact"},
		{"all that is needed", []bot.Act{what, where, on("2026-11-13"), told("remedy", "nieuwe lamp"), told("expectation", "licht")}, "expectation_source customer_reference impact"},
		{"no product", []bot.Act{what, picks("process", "treatment"), told("remedy", "excuus"), told("expectation", "licht")}, "expectation_source happened_on impact"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, _ := askedOf(t, say("1", "lamp kapot", tc.acts...))
			if strings.Join(got, " ") != tc.want {
				t.Errorf("asks %s, want %s", got, tc.want)
			}
		})
	}
	t.Run("upset", func(t *testing.T) {
		angry := say("1", "lamp kapot", what, where, told("remedy", "nieuwe lamp"))
		angry.Reading.Sentiment.Anger = 3
		if got, _ := askedOf(t, angry); strings.Join(got, " ") != "expectation happened_on" {
			t.Errorf("asks %s", got)
		}
	})
}

// Given a question, when something that goes with it gets none of its own, then
// it is invited once, in the same breath and without a second question (C10).
func TestWhatGetsNoQuestionIsInvitedAlong(t *testing.T) {
	s := given(t, say("1", "lamp kapot", told("experience", "lamp kapot"), picks("process", "product"))).when(done).asks("expectation")
	if text := s.says().Text; !strings.HasSuffix(text, "Wat had u verwacht? Schrijf er gerust bij waar u dat had gelezen of gehoord.") {
		t.Errorf("says %q", text)
	}
	s.when(bot.Choose{Key: "2", Choice: "skip"}).asks("happened_on")
	if text := s.says().Text; text != "Wanneer was dat? Hebt u een bestelnummer of klantnummer, zet het er dan bij." {
		t.Errorf("says %q", text)
	}
	if in := s.state.InputFor("gisteren", &s.env); len(in.Beside) != 2 {
		t.Errorf("the reading is told of %q", in.Beside)
	}
	ref := bot.Act{Kind: bot.Provide, Slot: "customer_reference", Conf: 0.85, Value: &bot.Value{Ref: "10482235"}, Quote: "10482235"}
	s.when(say("3", "gisteren, 10482235", on("2026-11-15"), ref)).asks("remedy")
	s.when(bot.Choose{Key: "4", Choice: "skip"}).asks(bot.AsksConfirm)
	s.when(bot.Choose{Key: "5", Choice: "yes"}).asks("contact")
	if text := s.says().Text; !strings.Contains(s.state.Value("customer_reference").Ref, "10482235") || strings.Contains(text, "bestelnummer") {
		t.Errorf("the number is %q, and the bot says %q", s.state.Value("customer_reference").Ref, text)
	}
}

// Given that nobody said for whom the complaint is made, when it is summed up,
// then the customer is taken to speak for themselves, reads so, and can put it
// right with a word.
func TestWhoComplainsIsAssumedAndShown(t *testing.T) {
	_, s := askedOf(t, say("1", "lamp kapot", told("experience", "lamp kapot"), picks("process", "product")))
	if f := s.state.Facts["complainant"]; f.Value.Choice != "customer" || f.Source != "assumed" {
		t.Errorf("complainant %+v", f)
	}
	if text := s.says().Text; !strings.Contains(text, "voor wie u dit meldt: uzelf") {
		t.Errorf("the summary says %q", text)
	}
	s.when(say("m", "nee, voor mijn moeder", bot.Act{
		Kind: bot.Correct, Slot: "complainant", Conf: 0.9, Value: &bot.Value{Choice: "representative"}, Quote: "voor mijn moeder",
	})).asks(bot.AsksConfirm)
	if text := s.says().Text; !strings.Contains(text, "voor wie u dit meldt: iemand anders") {
		t.Errorf("the summary says %q", text)
	}
}

// "No, for somebody else" has the words of a wish for a human in it.
func TestForWhomIsNoWishForAHuman(t *testing.T) {
	_, s := askedOf(t, say("1", "lamp kapot", told("experience", "lamp kapot"), picks("process", "product")))
	s.when(say("m", "nee, voor iemand anders",
		bot.Act{Kind: bot.Correct, Slot: "complainant", Conf: 0.9, Value: &bot.Value{Choice: "representative"}, Quote: "voor iemand anders", Span: [2]int{5, 23}},
		bot.Act{Kind: bot.Handoff, Conf: 0.93, Quote: "iemand anders", Span: [2]int{10, 23}},
	)).asks(bot.AsksConfirm)
	never[bot.Escalated](s)
}

package bot_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// whole is a story that leaves nothing to ask before the summary.
var whole = say("1", "Mijn pakket kwam vrijdag en niet dinsdag.",
	told("experience", "Mijn pakket kwam vrijdag"), told("expectation", "dinsdag"),
	picks("expectation_source", "website"), on("2026-11-13"), picks("process", "delivery"),
	bot.Act{Kind: bot.Provide, Slot: "customer_reference", Value: &bot.Value{Ref: "12345"}, Conf: 0.95},
	told("impact", "een dag vrij genomen"), told("remedy", "verzendkosten terug"), picks("complainant", "customer"))

var done = bot.Choose{Key: "done", Choice: "done"}

func TestGreetingDisclosesAndInvites(t *testing.T) {
	s := given(t)
	text := s.says().Text
	if i, j := strings.Index(text, "digitale assistent"), strings.Index(text, "medewerker"); i < 0 || j < i {
		t.Errorf("C01, C02: disclosure then the way to a human, got %q", text)
	}
	s.asks("experience")
	if n := strings.Count(text, "?"); n > 1 {
		t.Errorf("C10: %d questions in %q", n, text)
	}
}

func TestBotListensUntilTheStoryEnds(t *testing.T) {
	s := given(t)
	s.when(say("1", "Mijn pakket is er nog niet", told("experience", "Mijn pakket is er nog niet"))).silent()
	s.after(3 * time.Second).when(say("2", "Het zou dinsdag komen", told("expectation", "dinsdag"))).silent()
	s.after(7 * time.Second).when(bot.Tick{}).silent()
	s.env.Typing = true
	s.after(5 * time.Second).when(bot.Tick{}).silent()
	s.env.Typing = false
	s.when(bot.Tick{})
	if m := s.says(); m.Pending != bot.PendingMore || !strings.Contains(m.Text, "Mijn pakket is er nog niet") {
		t.Errorf("C05, C06, C08: acknowledges with the customer's words and asks for more, got %+v", m)
	}
	s.when(say("3", "nee hoor", only(bot.Deny))).asks("happened_on")
}

func TestWhatTheStorySaidIsNotAsked(t *testing.T) {
	s := given(t, whole).when(done).asks("confirm")
	text := s.says().Text
	for _, want := range []string{"vrijdag 13 november 2026", "verzendkosten terug", "12345", "Klopt dit zo?"} {
		if !strings.Contains(text, want) {
			t.Errorf("the summary lacks %q: %q", want, text)
		}
	}
	if n := strings.Count(text, "\n• "); n > 5 {
		t.Errorf("C15: %d lines in the summary", n)
	}
}

func TestConfirmedComplaintIsRegisteredWithItsDate(t *testing.T) {
	s := given(t, whole, done)
	s.when(bot.Choose{Key: "yes", Choice: "yes"}).asks("contact")
	s.when(say("c", "Jan, jan@example.nl", reachable("Jan", "jan@example.nl")))
	then(s, "registered", func(r bot.Registered) bool { return r.Confirmed && r.ReceivedOn == "2026-11-16" })
	then(s, "six weeks by the Awb", func(d bot.DeadlineSet) bool { return d.Due == "2026-12-28" && d.Regime == "nl-awb" })
	text := s.says().Text
	for _, want := range []string{"K26-7XQ4M-2P9TC", "maandag 28 december 2026", "jan@example.nl", "9:11"} {
		if !strings.Contains(text, want) {
			t.Errorf("C24, C26, C27: lacks %q: %q", want, text)
		}
	}
	then(s, "asks whether to follow up", func(m bot.Said) bool { return m.Asks == "follow_up" })
}

func TestAnonymousComplaintIsPossible(t *testing.T) {
	s := given(t, whole, done, bot.Choose{Key: "y", Choice: "yes"})
	s.when(bot.Choose{Key: "s", Choice: "skip"})
	then(s, "registered", func(bot.Registered) bool { return true })
	if !strings.Contains(s.says().Text, "alleen in dit gesprek") {
		t.Errorf("C37: the consequence isn't stated: %q", s.says().Text)
	}
}

func TestSameKeyTwiceIsOnce(t *testing.T) {
	s := given(t, whole)
	seq := s.state.Seq
	s.when(whole).ok()
	if len(s.last) != 0 || s.state.Seq != seq {
		t.Errorf("a resent message made %v", s.last)
	}
}

func TestChoiceThatWasNotOffered(t *testing.T) {
	s := given(t).when(bot.Choose{Key: "x", Choice: "refund"})
	if !errors.Is(s.err, &bot.Error{Code: bot.UnknownChoice}) {
		t.Errorf("got %v", s.err)
	}
}

func TestEmptyMessageIsRefused(t *testing.T) {
	if s := given(t).when(say("1", "")); bot.CodeOf(s.err) != bot.BadFrame {
		t.Errorf("got %v", s.err)
	}
}

func TestHumanIsOneStepAwayInEveryState(t *testing.T) {
	for name, before := range map[string][]bot.Command{
		"greeting":   nil,
		"listening":  {say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet"))},
		"asking":     {say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet")), done},
		"confirming": {whole, done},
		"contact":    {whole, done, bot.Choose{Key: "y", Choice: "yes"}},
		"registered": {whole, done, bot.Choose{Key: "y", Choice: "yes"}, bot.Choose{Key: "s", Choice: "skip"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := given(t, before...).when(bot.Choose{Key: "h", Choice: "human"})
			then(s, "a request", func(e bot.Escalated) bool { return e.Reason == "request" && e.Open })
			s = given(t, before...).when(say("h", "ik wil een mens spreken", only(bot.Handoff)))
			then(s, "a request", func(e bot.Escalated) bool { return e.Reason == "request" })
			if len(before) > 0 {
				if s.state.Complaint == nil {
					t.Error("what was told isn't registered")
				}
			}
		})
	}
}

func TestTriageGoesToAHumanAtOnce(t *testing.T) {
	fire := say("1", "Het apparaat vatte vlam")
	fire.Reading.Flags = []bot.Flag{{ID: "t1", Rule: "fire", Quote: "vatte vlam"}}
	s := given(t).when(fire)
	then(s, "flagged critical", func(e bot.Flagged) bool { return e.Priority == bot.Critical })
	then(s, "registered", func(e bot.Registered) bool { return !e.Confirmed })
	then(s, "escalated", func(e bot.Escalated) bool { return e.Reason == "triage" && e.Flags[0] == "t1" })
	s.asks("contact")
	if !strings.Contains(s.says().Text, "112") {
		t.Errorf("no emergency number in %q", s.says().Text)
	}
	s.when(say("2", "06 12345678", bot.Act{
		Kind: bot.Provide, Slot: "contact", Conf: 1,
		Value: &bot.Value{Contact: &bot.Contact{Phone: "+31612345678"}},
	}))
	if m := s.says(); m.Asks != "" || !strings.Contains(m.Text, "+31612345678") {
		t.Errorf("no further intake questions after triage, got %+v", m)
	}
	s.when(say("3", "Het was een waterkoker")).ok()
	s.when(say("4", "Van vorig jaar")).silent()
}

func TestTwoFailedUnderstandingsBringAHuman(t *testing.T) {
	s := given(t, say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet")), done)
	s.when(say("a", "asdf", only(bot.Unclear))).asks("expectation")
	first := s.says().Text
	never[bot.Escalated](s)
	s.when(say("b", "qwer", only(bot.Unclear)))
	then(s, "unclear", func(e bot.Escalated) bool { return e.Reason == "unclear" })
	if s.says().Text == first {
		t.Error("C35: the same sentence twice")
	}
}

func TestOutsideOfficeHoursTheCustomerHearsWhen(t *testing.T) {
	s := given(t)
	s.env.Policy.Hours = hours{next: time.Date(2026, 11, 17, 8, 0, 0, 0, time.UTC)}
	s.when(bot.Choose{Key: "h", Choice: "human"}).asks("contact")
	if text := s.says().Text; !strings.Contains(text, "dinsdag 17 november 2026 vanaf 9.00 uur") {
		t.Errorf("got %q", text)
	}
	s.when(bot.Choose{Key: "go", Choice: "continue"}).asks("experience")
}

func TestBotIsSilentWhileAHumanHasTheConversation(t *testing.T) {
	anna := bot.Person{Role: bot.Agent, Name: "Anna", ID: "u1"}
	s := given(t, whole, done, bot.Choose{Key: "h", Choice: "human"}, bot.Join{Key: "j", By: anna})
	s.when(say("2", "Hallo Anna", only(bot.Greet))).silent()
	s.after(time.Hour).when(bot.Tick{}).silent()
	s.when(bot.Reply{Key: "r", By: bot.Person{Role: bot.Agent, Name: "Bob", ID: "u2"}, Text: "Hoi"})
	if bot.CodeOf(s.err) != bot.Conflict {
		t.Errorf("two agents in one conversation: %v", s.err)
	}
	s.when(bot.Reply{Key: "r", By: anna, Text: "Ik zoek het uit"}).ok()
	s.when(bot.Leave{Key: "l", By: anna, To: bot.ToBot}).asks("confirm")
}

func TestResolvedComplaintAsksOnceAndReopensOnNo(t *testing.T) {
	anna := bot.Person{Role: bot.Agent, Name: "Anna", ID: "u1"}
	s := given(t, whole, done, bot.Choose{Key: "h", Choice: "human"}, bot.Join{Key: "j", By: anna})
	s.when(bot.Resolve{Key: "z", By: anna, Outcome: "upheld", Text: "U krijgt uw geld terug."}).asks("satisfaction")
	if s.state.Status() != bot.StatusResolved {
		t.Errorf("status %s", s.state.Status())
	}
	s.when(say("n", "nee", only(bot.Deny)))
	then(s, "back in the queue", func(e bot.Escalated) bool { return e.Reason == "unsatisfied" })
	if s.state.Status() != bot.StatusQueued {
		t.Errorf("status %s", s.state.Status())
	}
}

func TestLeftStoryIsRegisteredAsItStands(t *testing.T) {
	s := given(t, say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet")), done)
	s.after(25 * time.Hour).when(bot.Tick{})
	then(s, "received when it was told", func(r bot.Registered) bool { return r.ReceivedOn == "2026-11-16" && !r.Confirmed })
}

func TestPraiseIsNotForcedIntoAComplaint(t *testing.T) {
	kind := say("1", "Wat een geweldige service!", told("experience", "Wat een geweldige service"))
	kind.Reading.Nature = bot.Guess{Value: "praise", Conf: 0.95}
	s := given(t, kind).when(done)
	never[bot.Registered](s)
	if s.state.Phase != bot.Aside {
		t.Errorf("phase %s", s.state.Phase)
	}
	s.when(bot.Choose{Key: "c", Choice: "complaint"}).ok()
	if s.state.Phase != bot.Asking {
		t.Errorf("after all a complaint: phase %s, says %q", s.state.Phase, s.says().Text)
	}
}

func TestLanguageFollowsTheCustomer(t *testing.T) {
	english := say("1", "My parcel never came", told("experience", "My parcel never came"))
	english.Reading.Lang = bot.Guess{Value: "en", Conf: 0.99}
	s := given(t, english).when(done).asks("expectation")
	if m := s.says(); m.Lang != "en" || !strings.Contains(m.Text, "What did you expect to happen?") {
		t.Errorf("C33: got %q", m.Text)
	}
	s.when(bot.SetLocale{Key: "l", Locale: "nl"}).asks("expectation")
	if !strings.Contains(s.says().Text, "verwacht") && s.says().Lang != "nl" {
		t.Errorf("got %q", s.says().Text)
	}
}

func TestCorrectionInTheSummary(t *testing.T) {
	s := given(t, whole, done)
	s.when(bot.Choose{Key: "n", Choice: "no"}).ok()
	s.when(bot.Choose{Key: "e", Choice: "edit:happened_on"}).asks("happened_on")
	s.when(say("d", "12 november", on("2026-11-12"))).asks("confirm")
	if !strings.Contains(s.says().Text, "donderdag 12 november 2026") {
		t.Errorf("got %q", s.says().Text)
	}
	fix := on("2026-11-11")
	fix.Kind = bot.Correct
	s.when(say("f", "nee, het was 11 november", fix)).asks("confirm")
	if !strings.Contains(s.says().Text, "woensdag 11 november 2026") {
		t.Errorf("got %q", s.says().Text)
	}
}

func TestImpossibleDateIsAskedAgainWithTheReason(t *testing.T) {
	s := given(t, say("1", "Mijn pakket is er niet", told("experience", "Mijn pakket is er niet"), told("expectation", "x"),
		picks("expectation_source", "website")), done)
	s.asks("happened_on")
	bad := bot.Act{
		Kind: bot.Provide, Slot: "happened_on", Conf: 1, Quote: "31 november",
		Value: &bot.Value{Date: &bot.DateSpan{Invalid: "no_such_day"}},
	}
	s.when(say("2", "31 november", bad)).asks("happened_on")
	if !strings.Contains(s.says().Text, "kalender") {
		t.Errorf("got %q", s.says().Text)
	}
	s.when(say("3", "morgen", on("2026-11-17"))).asks("happened_on")
	if !strings.Contains(s.says().Text, "moet nog komen") {
		t.Errorf("got %q", s.says().Text)
	}
}

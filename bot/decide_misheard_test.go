package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// alarming is a story in which danger was heard by the rule.
func alarming(id, rule string) bot.Say {
	c := say("1", "die wasmachine zou gisteren komen, maar er kwam niemand en ik heb een dag vrij genomen", told("experience", "er kwam niemand"))
	c.Reading.Flags = []bot.Flag{{ID: id, Rule: rule, Quote: "er kwam niemand"}}
	return c
}

// takesBack is a message that says so.
func takesBack(text string) bot.Say {
	return say("2", text, bot.Act{Kind: bot.Deny, Slot: bot.SlotMisheard, Conf: 0.96, Quote: text})
}

// A customer whose washing machine didn't come was given the number of the suicide
// line, and whatever they said next, their order number too, brought it again.
func TestADangerThatWasMisheardCanBeTakenBack(t *testing.T) {
	denied := say("2", "ik ben niet suïcidaal")
	denied.Reading.Flags = []bot.Flag{{ID: "t2", Rule: "t2.die", Quote: "suïcidaal", Negated: true}}
	for _, tc := range []struct {
		name   string
		answer bot.Command
	}{
		{"tapped", bot.Choose{Key: "2", Choice: "misheard"}},
		{"that isn't what I meant", takesBack("dat bedoel ik helemaal niet")},
		{"denied by name", denied},
		{"no, and what it is about", say("2", "nee, ik wil gewoon verder met mijn klacht", bot.Act{Kind: bot.Deny, Conf: 0.9, Quote: "nee"})},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := given(t).when(alarming("t2", "t2.learnt")).ok()
			if m := s.says(); !strings.Contains(m.Text, "113") || m.Choices[len(m.Choices)-1].ID != "misheard" {
				t.Fatalf("says %q, offers %v", m.Text, m.Choices)
			}
			s = s.when(tc.answer).ok()
			m := s.says()
			if !strings.Contains(m.Text, "verkeerd begrepen") || strings.Contains(m.Text, "113") || m.Asks == "" {
				t.Errorf("says %q, asks %q", m.Text, m.Asks)
			}
			if s.state.Queued == nil || s.state.Complaint == nil {
				t.Error("nobody reads along any more, or nothing is registered")
			}
			if len(s.state.FlagIDs()) != 0 || s.state.Priority == bot.Critical {
				t.Errorf("flags %v, priority %s", s.state.FlagIDs(), s.state.Priority)
			}
		})
	}
}

// Given that a danger was taken back, when it is told in earnest later, then a
// human is called again.
func TestWhatWasTakenBackIsHeardAgain(t *testing.T) {
	again := say("3", "ik wil dood")
	again.Reading.Flags = []bot.Flag{{ID: "t2", Rule: "t2.die", Quote: "ik wil dood"}}
	s := given(t, alarming("t2", "t2.learnt"), bot.Choose{Key: "2", Choice: "misheard"}).when(again).ok()
	if m := s.says(); !strings.Contains(m.Text, "113") || s.state.Priority != bot.Critical {
		t.Errorf("says %q, priority %s", m.Text, s.state.Priority)
	}
}

// What was said in plain words isn't undone by "it's not that bad": the flag
// stands, and so does the human; the customer may go on meanwhile.
func TestWhatWasSaidPlainlyStands(t *testing.T) {
	s := given(t).when(alarming("t2", "t2.die")).ok()
	for _, c := range s.says().Choices {
		if c.ID == "misheard" {
			t.Error("offers to take back what was said plainly")
		}
	}
	s = s.when(takesBack("zo erg is het niet")).ok()
	if len(s.state.FlagIDs()) != 1 || s.state.Priority != bot.Critical {
		t.Errorf("flags %v, priority %s", s.state.FlagIDs(), s.state.Priority)
	}
	if m := s.says(); m.Choices[len(m.Choices)-1].ID != "continue" {
		t.Errorf("offers %v", m.Choices)
	}
}

// Whoever despairs hears who is there now, and again; an order number isn't
// answered with it.
func TestAnOrderNumberIsNoDespair(t *testing.T) {
	ref := bot.Act{Kind: bot.Provide, Slot: "customer_reference", Value: &bot.Value{Ref: "4482913"}, Conf: 0.95, Quote: "4482913"}
	s := given(t, alarming("t2", "t2.die")).when(say("2", "bestelnummer 4482913", ref)).ok()
	if m := s.says(); strings.Contains(m.Text, "113") {
		t.Errorf("says %q", m.Text)
	}
	s = s.when(say("3", "het heeft allemaal geen zin meer")).ok()
	if m := s.says(); !strings.Contains(m.Text, "113") {
		t.Errorf("says %q", m.Text)
	}
}

// A threat is an agent's to judge, not for whoever made it to take back.
func TestAThreatIsNotTakenBack(t *testing.T) {
	s := given(t, alarming("t3", "t3.learnt")).when(takesBack("dat bedoel ik niet zo")).ok()
	if len(s.state.FlagIDs()) != 1 {
		t.Errorf("flags %v", s.state.FlagIDs())
	}
}

package bot_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// worrying is a story of which triage can't tell whether somebody was hurt.
func worrying(id string) bot.Say {
	c := say("1", "Mijn buurman zag het gebeuren en moest even gaan zitten.", told("experience", "zag het gebeuren"))
	c.Reading.Doubts = []bot.Flag{{ID: id, Rule: id + ".learnt", Quote: "zag het gebeuren", Doubt: true}}
	return c
}

// Given a story that may tell of danger, when it is heard, then nobody is called
// yet and a human looks sooner; when it ends, the customer is asked first.
func TestDoubtAboutDangerIsAskedFirst(t *testing.T) {
	for id, words := range map[string]string{
		"t1": "gewond", "t2": "113", "t4": "geslagen", "t5": "afkomst", "t6": "jonger dan 18",
	} {
		t.Run(id, func(t *testing.T) {
			s := given(t, worrying(id)).silent()
			never[bot.Escalated](s)
			if s.state.Priority != bot.High || len(s.state.FlagIDs()) != 0 {
				t.Errorf("priority %s, flags %v", s.state.Priority, s.state.FlagIDs())
			}
			m := s.when(done).ok().says()
			if m.Pending != bot.PendingConcern || !strings.Contains(m.Text, words) || m.Choices[0].ID != "yes" || m.Choices[1].ID != "no" {
				t.Errorf("says %q, waits for %q, offers %v", m.Text, m.Pending, m.Choices)
			}
		})
	}
}

// Given that question, when the customer pauses instead of ending the story, then
// it was asked as well, and the intake goes on after a no.
func TestDoubtAboutDangerIsAskedInAPause(t *testing.T) {
	s := given(t, worrying("t1")).after(9 * time.Second).when(bot.Tick{}).ok()
	if s.says().Pending != bot.PendingConcern {
		t.Fatalf("says %q", s.says().Text)
	}
	s.when(say("2", "nee", only(bot.Deny))).asks("expectation")
	if !strings.Contains(s.says().Text, "Goed om te weten") || s.state.Priority != bot.Normal {
		t.Errorf("says %q, priority %s", s.says().Text, s.state.Priority)
	}
}

func TestAnswersToADoubtAboutDanger(t *testing.T) {
	denied := say("2", "nee, niemand is gewond")
	denied.Reading.Flags = []bot.Flag{{ID: "t1", Rule: "t1.injury", Quote: "gewond", Negated: true}}
	hurt := say("2", "mijn enkel is gebroken", told("impact", "mijn enkel is gebroken"))
	hurt.Reading.Flags = []bot.Flag{{ID: "t1", Rule: "t1.injury", Quote: "enkel is gebroken"}}
	for _, tc := range []struct {
		name   string
		answer bot.Command
		called bool
		left   bot.Priority
	}{
		{"yes, tapped", bot.Choose{Key: "2", Choice: "yes"}, true, bot.Critical},
		{"yes", say("2", "ja", only(bot.Affirm)), true, bot.Critical},
		{"what happened", hurt, true, bot.Critical},
		{"it isn't known", say("2", "geen idee", only(bot.DontKnow)), true, bot.Critical},
		{"no, tapped", bot.Choose{Key: "2", Choice: "no"}, false, bot.Normal},
		{"no", say("2", "nee", only(bot.Deny)), false, bot.Normal},
		{"no, with its words", denied, false, bot.Normal},
		{"something else", say("2", "ik verwacht excuses", told("expectation", "excuses")), false, bot.High},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := given(t, worrying("t1"), done).when(tc.answer).ok()
			if s.state.Escalated != tc.called || s.state.Priority != tc.left {
				t.Errorf("called %v, priority %s; says %q", s.state.Escalated, s.state.Priority, s.says().Text)
			}
			if tc.called {
				then(s, "triage called", func(e bot.Escalated) bool { return e.Reason == "triage" && e.Flags[0] == "t1" })
				return
			}
			if m := s.says(); m.Asks == "" || m.Pending == bot.PendingConcern {
				t.Errorf("asks %q, waits for %q: %q", m.Asks, m.Pending, m.Text)
			}
		})
	}
}

// Nobody is asked twice, and nobody is asked whether that was a threat.
func TestWhereADoubtIsNotAsked(t *testing.T) {
	s := given(t, worrying("t3")).when(done).asks("expectation")
	if s.state.Priority != bot.High {
		t.Errorf("priority %s", s.state.Priority)
	}
	again := worrying("t4")
	again.Key = "3"
	s = given(t, worrying("t1"), done, bot.Choose{Key: "2", Choice: "no"}).when(again).ok()
	if s.says().Pending == bot.PendingConcern {
		t.Errorf("asks again: %q", s.says().Text)
	}
	fires := worrying("t1")
	fires.Reading.Flags = []bot.Flag{{ID: "t1", Rule: "t1.fire", Quote: "vatte vlam"}}
	if s = given(t).when(fires).ok(); !s.state.Escalated || s.says().Pending == bot.PendingConcern {
		t.Errorf("says %q", s.says().Text)
	}
}

package bot_test

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

const lateLetter = "Ik heb nu drie weken na de bestelling de verkeerde rekening gekregen en nog geen pakket."

// reading is the story above as the rules read it, sure of the process to that
// degree.
func reading(conf float64) bot.Say {
	process := picks("process", "invoice")
	process.Conf, process.Quote = conf, "de verkeerde rekening"
	return say("1", lateLetter, told("experience", lateLetter), process,
		told("expectation", "binnen een week"), told("remedy", "alsnog bezorgen"), on("2026-11-13"),
		bot.Act{Kind: bot.Provide, Slot: "customer_reference", Value: &bot.Value{Ref: "12345"}, Conf: 0.95},
		told("impact", "geen cadeau"), picks("expectation_source", "website"))
}

// doubted is a model that reads delivery where the rules read invoice.
var doubted = bot.Proposal{Facts: []bot.Finding{option("process", "delivery", "nog geen pakket")}}

// Given rules and a model that read a story otherwise, when all else is known,
// then the customer says which is right, by a tap or in words, and not twice.
func TestADifferenceBetweenRulesAndModelIsTheCustomersToSettle(t *testing.T) {
	doubt := func(t *testing.T) *scene {
		s := given(t, reading(0.86)).considers(doubted).silent()
		never[bot.Learned](s)
		if s.fates()["process delivery"] != bot.FateDiffers {
			t.Fatalf("fates %v", s.fates())
		}
		s.when(done).asks("process")
		m := s.says()
		var ids []string
		for _, c := range m.Choices {
			ids = append(ids, c.ID)
		}
		if strings.Join(ids, " ") != "delivery invoice other skip" || strings.Count(m.Text, "?") != 1 || !strings.HasSuffix(m.Text, "Welk onderwerp past het best bij uw klacht?") {
			t.Errorf("says %q and offers %q", m.Text, ids)
		}
		return s
	}
	for _, tc := range []struct {
		name, process, source string
		answer                bot.Command
	}{
		{"what the model read", "delivery", "choice", bot.Choose{Key: "2", Choice: "delivery"}},
		{"what the rules read", "invoice", "choice", bot.Choose{Key: "2", Choice: "invoice"}},
		{"neither", "other", "choice", bot.Choose{Key: "2", Choice: "other"}},
		{"in words", "delivery", "answer", say("2", "de bezorging", picks("process", "delivery"))},
		{"not known", "invoice", "story", say("2", "weet ik niet", only(bot.DontKnow))},
		{"skipped", "invoice", "story", bot.Choose{Key: "2", Choice: "skip"}},
		{"a bare yes", "invoice", "story", say("2", "ja", only(bot.Affirm))},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := doubt(t).when(tc.answer).asks(bot.AsksConfirm)
			if f := s.state.Facts["process"]; f.Value.Choice != tc.process || f.Source != tc.source {
				t.Errorf("process %q from %s, want %q from %s", f.Value.Choice, f.Source, tc.process, tc.source)
			}
			s.when(bot.Choose{Key: "3", Choice: "yes"}).asks("contact")
		})
	}
}

// Given a difference that is nothing for the customer, when the story ends,
// then no question comes of it.
func TestWhereADifferencePutsNoQuestion(t *testing.T) {
	for _, tc := range []struct {
		name  string
		story bot.Say
		word  bot.Proposal
		after []bot.Command
	}{
		{"the rules are certain", reading(0.97), doubted, nil},
		{"the model is not sure", reading(0.86), bot.Proposal{Facts: []bot.Finding{{Slot: "process", Choice: "delivery", Quote: "nog geen pakket", Conf: 0.4}}}, nil},
		{"nobody said the words", reading(0.86), bot.Proposal{Facts: []bot.Finding{option("process", "delivery", "de koerier is niet gekomen")}}, nil},
		{"there is no such option", reading(0.86), bot.Proposal{Facts: []bot.Finding{option("process", "refund_now", "nog geen pakket")}}, nil},
		{"they agree", reading(0.86), bot.Proposal{Facts: []bot.Finding{option("process", "invoice", "de verkeerde rekening")}}, nil},
		{"a day", reading(0.86), bot.Proposal{Facts: []bot.Finding{option("happened_on", "2026-11-01", "drie weken na de bestelling")}}, nil},
		{"the customer has said it since", reading(0.86), doubted, []bot.Command{
			say("c", "nee, het gaat om de bezorging", bot.Act{Kind: bot.Correct, Slot: "process", Conf: 0.9, Value: &bot.Value{Choice: "delivery"}, Quote: "de bezorging"}),
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := given(t, tc.story).considers(tc.word)
			for _, c := range tc.after {
				s.when(c).ok()
			}
			s.when(done).asks(bot.AsksConfirm)
		})
	}
	t.Run("a model that is only watched", func(t *testing.T) {
		s := given(t, reading(0.86))
		s.when(bot.Consider{About: s.state.Last.Seq, Shadow: true, Proposal: &doubted}).when(done).asks(bot.AsksConfirm)
	})
	t.Run("a customer who is upset", func(t *testing.T) {
		story := reading(0.86)
		story.Reading.Sentiment.Anger = 3
		given(t, story).considers(doubted).when(done).asks(bot.AsksConfirm)
	})
	t.Run("it comes too late", func(t *testing.T) {
		s := given(t, reading(0.86), done)
		s.when(bot.Consider{About: s.state.Story[0].Seq, Proposal: &doubted})
		s.when(bot.Choose{Key: "2", Choice: "yes"}).asks("contact")
	})
}

// A model reads a second time what the rules weren't certain of, and isn't told
// what they read.
func TestAModelReadsASecondTimeWhatIsNotCertain(t *testing.T) {
	for conf, want := range map[float64]bool{0.86: true, 0.97: false} {
		s := given(t, reading(conf))
		b, ok := s.state.BriefFor(reading(conf).Reading, s.env.Topics)
		if open := strings.Join(b.Open, " "); !ok || strings.Contains(open, "process") != want || strings.Contains(open, "happened_on") {
			t.Errorf("conf %v: open %q, %v", conf, open, ok)
		}
	}
}

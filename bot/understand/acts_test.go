package understand_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// actSamples reads the texts of testdata/acts: what customers do, under
// headings that say which acts are meant: [acts; asked; pending].
func actSamples(t testing.TB, lang string) []understand.Sample {
	t.Helper()
	text, err := os.ReadFile("testdata/acts/" + lang + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []understand.Sample
	var head understand.Sample
	for line := range strings.SplitSeq(string(text), "\n") {
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			head = actHeading(t, strings.Trim(line, "[]"))
			head.Locale = lang
		default:
			s := head
			s.Text, s.ID, s.Now = line, line, time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC)
			all = append(all, s)
		}
	}
	return all
}

func actHeading(t testing.TB, line string) understand.Sample {
	t.Helper()
	parts := strings.Split(line, ";")
	if len(parts) != 3 {
		t.Fatalf("heading %q", line)
	}
	s := understand.Sample{Asked: strings.TrimSpace(parts[1]), Pending: strings.TrimSpace(parts[2])}
	s.Tags = []string{strings.TrimSpace(parts[0]), "maybe:unasked"}
	switch s.Tags[0] { // a literal yes or no may stand beside what it goes with, and so may "wait"
	case "cancel", "handoff", "refuse", "resume", "go_back", "dont_know", "restart", "ask_repeat":
		s.Tags = append(s.Tags, "maybe:deny", "maybe:affirm", "maybe:chitchat")
	}
	for name := range strings.SplitSeq(parts[0], "+") {
		kind, slot, _ := strings.Cut(strings.TrimSpace(name), ":")
		a := understand.SampleAct{Kind: bot.ActKind(kind), Slot: slot}
		switch kind {
		case "bot":
			a = understand.SampleAct{Kind: bot.Chitchat, Slot: "bot"}
		case "choice":
			a = understand.SampleAct{Kind: bot.Provide, Slot: "choice"}
		case "provide", "correct":
			a.Slot = s.Asked
		case "handoff-soft":
			a.Kind = bot.Handoff
			s.Tags = append(s.Tags, "implicit", "maybe:handoff", "maybe:unclear", "maybe:provide", "maybe:abuse")
		}
		s.Acts = append(s.Acts, a)
	}
	return s
}

func evaluateActs(t testing.TB, lang string) *understand.Report {
	t.Helper()
	r, err := understand.Evaluate(t.Context(), understand.New(), complaintTopics(t), time.UTC, actSamples(t, lang))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// reachedActs are the shares of the texts of testdata/acts that are read right,
// less a point; they may only rise.
var reachedActs = map[string]float64{"nl": 0.93, "en": 0.94}

func TestActs(t *testing.T) {
	for lang, floor := range reachedActs {
		r := evaluateActs(t, lang)
		if got := r.Figures["acts"].F1(); got < floor {
			t.Errorf("%s: acts fell to %.3f, below %.3f", lang, got, floor)
		}
	}
}

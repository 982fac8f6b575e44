package understand_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

func complaintTopics(t testing.TB) bot.Topics {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	d, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	return bot.NewTopics(d, words)
}

func samplesIn(t *testing.T, file string) []understand.Sample {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	samples, err := understand.LoadSamples(f)
	if err != nil {
		t.Fatal(err)
	}
	return samples
}

func frozen(t *testing.T, lang string) []understand.Sample {
	t.Helper()
	return samplesIn(t, "testdata/frozen/utterances."+lang+".jsonl")
}

func evaluateSamples(t *testing.T, samples []understand.Sample) *understand.Report {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	report, err := understand.Evaluate(t.Context(), understand.New(), complaintTopics(t), zone, samples)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

// reached are the figures that have been reached on the frozen texts, less half
// a point, and less one text for each category of danger; they may only rise.
// What they should become stands in the issue that asks for this package.
var reached = map[string]map[string]float64{
	"nl": {
		"acts": 0.948, "lang": 0.993, "lang:one word": 0.966, "nature:complaint recall": 0.990, "nature:praise recall": 0.71, "nature:question recall": 0.82,
		"handoff recall": 0.968, "handoff precision": 0.885, "handoff:implicit": 0.828,
		"flags": 0.874, "flags:danger recall": 0.876, "flags:danger precision": 0.817, "noticed:danger recall": 0.912,
		"flag:t1 recall": 0.77, "flag:t2 recall": 0.77, "flag:t3 recall": 0.81, "flag:t4 recall": 0.80, "flag:t5 recall": 0.81, "flag:t6 recall": 0.88,
		"slots": 0.918, "slot:happened_on": 0.970, "slot:experience": 0.968, "slot:expectation": 0.822, "slot:expectation_source": 0.822,
		"slot:remedy": 0.858, "slot:impact": 0.784, "slot:process": 0.874, "slot:customer_reference": 0.959, "slot:amount": 0.890, "slot:contact": 0.815, "slot:complainant": 0.680,
	},
	"en": {
		"acts": 0.937, "lang": 0.995, "lang:one word": 0.995, "nature:complaint recall": 0.990, "nature:praise recall": 0.66, "nature:question recall": 0.78,
		"handoff recall": 0.941, "handoff precision": 0.916, "handoff:implicit": 0.652,
		"flags": 0.856, "flags:danger recall": 0.885, "flags:danger precision": 0.831, "noticed:danger recall": 0.903,
		"flag:t1 recall": 0.80, "flag:t2 recall": 0.83, "flag:t3 recall": 0.81, "flag:t4 recall": 0.80, "flag:t5 recall": 0.81, "flag:t6 recall": 0.88,
		"slots": 0.908, "slot:happened_on": 0.982, "slot:experience": 0.965, "slot:expectation": 0.781, "slot:expectation_source": 0.801,
		"slot:remedy": 0.810, "slot:impact": 0.763, "slot:process": 0.769, "slot:customer_reference": 0.983, "slot:amount": 0.925, "slot:contact": 0.845, "slot:complainant": 0.695,
	},
}

func TestFiguresOnFrozenTexts(t *testing.T) {
	for lang, floors := range reached {
		t.Run(lang, func(t *testing.T) { holds(t, evaluateSamples(t, frozen(t, lang)), floors) })
	}
}

// apart is how many points two languages may differ in what customers do, in
// which language they write and in what is a complaint.
const apart = 0.02

func TestLanguagesAreReadAlike(t *testing.T) {
	reports := []*understand.Report{evaluateSamples(t, frozen(t, "nl")), evaluateSamples(t, frozen(t, "en"))}
	for _, g := range understand.Gaps(reports) {
		switch g.Name {
		case "acts", "lang", "nature:complaint":
			if g.Gap > apart {
				t.Errorf("%s: %.3f and %.3f are more than %.2f apart", g.Name, g.F1[0], g.F1[1], apart)
			}
		}
	}
}

// holds fails where a figure fell below its floor.
func holds(t *testing.T, r *understand.Report, floors map[string]float64) {
	t.Helper()
	for name, floor := range floors {
		figure, isRecall := strings.CutSuffix(name, " recall")
		figure, isPrecision := strings.CutSuffix(figure, " precision")
		f := r.Figures[figure]
		if f == nil {
			t.Errorf("no figure %q", figure)
			continue
		}
		got := f.F1()
		switch {
		case isRecall:
			got = f.Recall()
		case isPrecision:
			got = f.Precision()
		}
		if got < floor {
			t.Errorf("%s fell to %.3f, below %.3f", name, got, floor)
		}
	}
	if t.Failed() {
		t.Logf("\n%s", r)
	}
}

// The texts that rules are written on may not be those that measure them.
func TestDevelopmentTextsAreNotFrozen(t *testing.T) {
	for _, lang := range []string{"nl", "en"} {
		measured := map[string]bool{}
		for _, s := range frozen(t, lang) {
			measured[strings.ToLower(strings.Trim(s.Text, " .!?"))] = true
		}
		ids := map[string]bool{}
		texts := append(samplesIn(t, "testdata/dev/utterances."+lang+".jsonl"), samplesIn(t, "testdata/dev2/utterances."+lang+".jsonl")...)
		for _, s := range texts {
			if measured[strings.ToLower(strings.Trim(s.Text, " .!?"))] {
				t.Errorf("%s is a frozen text", s.ID)
			}
			if ids[s.ID] {
				t.Errorf("%s twice", s.ID)
			}
			ids[s.ID] = true
		}
	}
}

func TestEvaluateCounts(t *testing.T) {
	samples, err := understand.LoadSamples(strings.NewReader(
		`{"id":"1","locale":"nl","now":"2026-11-19T12:00:00+01:00","text":"ik wil een medewerker spreken","lang":"nl","acts":[{"kind":"handoff"}],"flags":["t15"]}
{"id":"2","locale":"nl","now":"2026-11-19T12:00:00+01:00","asked":"happened_on","text":"gisteren","acts":[{"kind":"provide","slot":"happened_on","value":{"from":"2026-11-17","to":"2026-11-17","precision":"day"}}]}
`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := understand.Evaluate(t.Context(), understand.New(), complaintTopics(t), time.UTC, samples)
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Figures["handoff"]; f.Right != 1 || f.Found != 1 {
		t.Errorf("handoff %+v", f)
	}
	if f := r.Figures["slot:happened_on"]; f.Right != 0 || f.Expected != 1 || f.Found != 1 {
		t.Errorf("a wrong date counts as %+v", f)
	}
	if len(r.Misses) != 1 || r.Misses[0].ID != "2" {
		t.Errorf("misses %+v", r.Misses)
	}
	if _, err := understand.LoadSamples(strings.NewReader("{")); err == nil {
		t.Error("half a line is no sample")
	}
}

package app

import (
	"errors"
	"log/slog"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist"
)

// Given a model, before anything is asked of it, then every series is there at
// zero; when things happen, each counts in its own series and in no other.
func TestWhatAModelDoesIsCounted(t *testing.T) {
	a := &App{metrics: newMetrics(), log: slog.New(slog.DiscardHandler)}
	watch := a.watchModel()
	series, _ := counted(t, a)
	for name, want := range map[string]int{
		"gehoor_model_calls_total":    len(assist.Tasks) * (1 + len(bot.Faults)),
		"gehoor_model_skipped_total":  len(assist.Tasks) * len(assist.Skips),
		"gehoor_model_findings_total": len(fates),
		"gehoor_model_held_total":     len(assist.Filters),
		"gehoor_model_seconds":        len(assist.Tasks),
		"gehoor_model_tokens_total":   1,
		"gehoor_model_untold_total":   1,
	} {
		if series[name] != want {
			t.Errorf("%s has %d series, want %d", name, series[name], want)
		}
	}

	watch.Called(assist.Consider, "ok", 300*time.Millisecond, 120)
	watch.Called(assist.Consider, string(bot.FaultCut), time.Second, 0)
	watch.Skipped(assist.Summary, assist.SkipDay)
	watch.Weighed(bot.FateDiffers)
	watch.Weighed(bot.FateDiffers)
	watch.Held("promise")
	watch.Failed(bot.NewID(), errors.New("no"))

	_, got := counted(t, a)
	want := map[string]float64{
		"gehoor_model_calls_total ok consider": 1, "gehoor_model_calls_total cut consider": 1, "gehoor_model_seconds consider": 2,
		"gehoor_model_skipped_total summary day": 1, "gehoor_model_findings_total differs": 2, "gehoor_model_held_total promise": 1,
		"gehoor_model_tokens_total": 120, "gehoor_model_untold_total": 1,
	}
	if !maps.Equal(got, want) {
		t.Errorf("counted %v, want %v", got, want)
	}
}

// counted is how many series each of the model's figures has, and those that
// have counted something, by name and labels.
func counted(t *testing.T, a *App) (series map[string]int, counts map[string]float64) {
	t.Helper()
	families, err := a.metrics.registry.Gather()
	if err != nil {
		t.Fatal(err)
	}
	series, counts = map[string]int{}, map[string]float64{}
	for _, f := range families {
		if !strings.HasPrefix(f.GetName(), "gehoor_model") {
			continue
		}
		series[f.GetName()] = len(f.GetMetric())
		for _, m := range f.GetMetric() {
			name := f.GetName()
			for _, l := range m.GetLabel() {
				name += " " + l.GetValue()
			}
			if n := m.GetCounter().GetValue() + float64(m.GetHistogram().GetSampleCount()); n > 0 {
				counts[name] = n
			}
		}
	}
	return series, counts
}

package app

import (
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist"
)

// fates are all that can become of a model's word.
var fates = []bot.Fate{
	bot.FateUsed, bot.FateShadow, bot.FateHuman, bot.FateLate, bot.FateKnown, bot.FateDiffers, bot.FateQuote, bot.FateClosed, bot.FateUnsure,
}

// watchModel counts what is asked of a model and what becomes of its answers.
// The series are only there where there is a model.
func (a *App) watchModel() assist.Watch {
	calls := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_model_calls_total", Help: "Requests to the model, by task and result."}, []string{"task", "result"})
	skipped := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_model_skipped_total", Help: "Requests to the model that were not made, by task and reason."}, []string{"task", "why"})
	took := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "gehoor_model_seconds", Help: "How long requests to the model took, by task.",
		Buckets: []float64{.05, .1, .2, .3, .5, .75, 1, 1.25, 1.5, 2, 3, 6, 10},
	}, []string{"task"})
	tokens := prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_model_tokens_total", Help: "Tokens that answers of the model cost, as the endpoint counts them."})
	findings := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_model_findings_total", Help: "What the model found, by what became of it."}, []string{"fate"})
	held := prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_model_held_total", Help: "Sentences of the model that were held back, by filter."}, []string{"filter"})
	failed := prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_model_untold_total", Help: "Answers of the model that the conversation could not be told."})
	for _, task := range assist.Tasks {
		calls.WithLabelValues(string(task), "ok")
		took.WithLabelValues(string(task))
		for _, f := range bot.Faults {
			calls.WithLabelValues(string(task), string(f))
		}
		for _, why := range assist.Skips {
			skipped.WithLabelValues(string(task), string(why))
		}
	}
	for _, f := range fates {
		findings.WithLabelValues(string(f))
	}
	for _, f := range assist.Filters {
		held.WithLabelValues(f)
	}
	a.metrics.registry.MustRegister(calls, skipped, took, tokens, findings, held, failed)
	return assist.Watch{
		Called: func(task assist.Task, result string, d time.Duration, n int) {
			calls.WithLabelValues(string(task), result).Inc()
			took.WithLabelValues(string(task)).Observe(d.Seconds())
			tokens.Add(float64(n))
			if result != "ok" {
				a.log.Debug("model", "task", string(task), "result", result, "took", d)
			}
		},
		Skipped: func(task assist.Task, why assist.Skip) { skipped.WithLabelValues(string(task), string(why)).Inc() },
		Weighed: func(f bot.Fate) { findings.WithLabelValues(string(f)).Inc() },
		Held:    func(f string) { held.WithLabelValues(f).Inc() },
		Failed: func(id bot.ID, err error) {
			failed.Inc()
			a.log.Warn("model's answer not told", "conversation", id, "code", bot.CodeOf(err))
		},
	}
}

// showModel adds how the model stands now.
func (a *App) showModel(r *assist.Runner) {
	a.metrics.registry.MustRegister(prometheus.NewGaugeFunc(
		prometheus.GaugeOpts{Name: "gehoor_model_breaker", Help: "0: the model is asked; 1: one request tries whether it answers again; 2: it is left alone."},
		func() float64 { return float64(r.Breaker()) },
	))
}

package app

import (
	"runtime/debug"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/channel/web"
)

// metrics are the program's own figures; the server adds those of HTTP. Labels
// come from our enums only and start at zero.
type metrics struct {
	registry *prometheus.Registry

	commits    prometheus.Counter
	events     prometheus.Counter
	committed  prometheus.Histogram
	refused    *prometheus.CounterVec
	conflicts  prometheus.Counter
	panics     prometheus.Counter
	goroutines *prometheus.CounterVec
	closed     *prometheus.CounterVec
	frames     *prometheus.CounterVec
	unvouched  prometheus.Counter
}

// codes are all codes with which a command can be refused.
var codes = []bot.Code{
	bot.BadFrame, bot.TooLong, bot.TooFast, bot.UnknownChoice, bot.Closed, bot.BadToken, bot.Unavailable,
	bot.TooLarge, bot.TooMany, bot.UnsupportedMedia, bot.Empty, bot.Full, bot.BadIdentity,
	bot.Invalid, bot.NotFound, bot.Forbidden, bot.Conflict, bot.Corrupt, bot.Internal,
}

// goroutineNames are the long-lived goroutines.
var goroutineNames = []string{"clock", "housekeeping", "model", "queue", "repair", "runtime", "web"}

// frameKinds are the frames that a client sends.
var frameKinds = []string{"hello", "say", "choose", "typing", "seen", "locale"}

// closes are the reasons for which a chat is closed.
var closes = []web.Code{
	web.CloseGone, web.CloseProtocol, web.CloseAbuse, web.CloseTooBig, web.CloseFault, web.CloseRestart,
	web.CloseSlow, web.CloseSilent, web.CloseNoHello, web.CloseErased,
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		commits:  prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_commits_total", Help: "Commits stored: one decision each."}),
		events:   prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_events_total", Help: "Events stored."}),
		committed: prometheus.NewHistogram(prometheus.HistogramOpts{
			Name: "gehoor_commit_seconds", Help: "From a command's turn to its commit on disk.",
			Buckets: []float64{.0005, .001, .002, .005, .01, .02, .05, .1, .2, .5, 1, 2, 5, 10},
		}),
		refused:    prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_refused_total", Help: "Commands refused, by code."}, []string{"code"}),
		conflicts:  prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_conflicts_total", Help: "Decisions made again because another node was first."}),
		panics:     prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_panics_total", Help: "Decisions and frames that panicked."}),
		goroutines: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_goroutine_failures_total", Help: "Long-lived goroutines that failed and began again."}, []string{"goroutine"}),
		closed:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_sockets_closed_total", Help: "Chats closed by the server, by reason."}, []string{"reason"}),
		frames:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "gehoor_frames_total", Help: "Frames from clients, by type."}, []string{"type"}),
		unvouched:  prometheus.NewCounter(prometheus.CounterOpts{Name: "gehoor_identities_refused_total", Help: "Identities of signed-in customers that did not hold."}),
	}
	for _, c := range codes {
		m.refused.WithLabelValues(string(c))
	}
	for _, name := range goroutineNames {
		m.goroutines.WithLabelValues(name)
	}
	for _, kind := range frameKinds {
		m.frames.WithLabelValues(kind)
	}
	for _, why := range closes {
		m.closed.WithLabelValues(why.String())
	}
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Name: "gehoor_build_info", Help: "Which build this is; always 1.",
		ConstLabels: prometheus.Labels{"version": buildVersion()},
	})
	info.Set(1)
	m.registry.MustRegister(
		info, m.commits, m.events, m.committed, m.refused, m.conflicts, m.panics, m.goroutines,
		m.closed, m.frames, m.unvouched,
	)
	return m
}

// show adds the figures that are read from parts of the program when somebody
// asks for them.
func (m *metrics) show(live, sockets func() int, missing func() int64) {
	m.registry.MustRegister(
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "gehoor_live_conversations", Help: "Conversations in memory."},
			func() float64 { return float64(live()) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "gehoor_sockets", Help: "Open chats."},
			func() float64 { return float64(sockets()) }),
		prometheus.NewCounterFunc(prometheus.CounterOpts{Name: "gehoor_missing_texts_total", Help: "Texts that were asked for and are in no file: a fault of the build."},
			func() float64 { return float64(missing()) }),
	)
}

func (m *metrics) stored(events int, took time.Duration) {
	m.commits.Inc()
	m.events.Add(float64(events))
	m.committed.Observe(took.Seconds())
}

func buildVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "unknown"
}

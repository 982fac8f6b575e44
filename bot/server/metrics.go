package server

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/gehoor/gehoor/bot"
)

// metrics is what operators see. Labels come from our own lists only, never
// from what a client sends, and every series starts at zero.
type metrics struct {
	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	logins   *prometheus.CounterVec
	live     prometheus.Gauge
	handler  http.Handler
	routes   map[string]bool
}

var classes = []string{"2xx", "3xx", "4xx", "5xx"}

func newMetrics(o Options) (*metrics, error) {
	m := &metrics{
		routes: map[string]bool{},
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "gehoor_http_requests_total", Help: "Requests answered, by route and class of status.",
		}, []string{"route", "class"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "gehoor_http_seconds", Help: "How long answers took, by route.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10},
		}, []string{"route"}),
		logins: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "gehoor_desk_logins_total", Help: "Logins at the desk, by result.",
		}, []string{"result"}),
		live: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "gehoor_desk_live", Help: "Desks that listen for changes now, on this node.",
		}),
	}
	for _, r := range []string{"in", "refused", "slowed"} {
		m.logins.WithLabelValues(r)
	}
	for _, c := range []prometheus.Collector{
		m.requests, m.took, m.logins, m.live, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		&statusCollector{register: o.Register, now: o.Now},
	} {
		if err := o.Metrics.Register(c); err != nil {
			return nil, err
		}
	}
	m.handler = promhttp.HandlerFor(o.Metrics, promhttp.HandlerOpts{})
	return m, nil
}

// known lets route be a label, and starts its counters.
func (m *metrics) known(route string) {
	m.routes[route] = true
	for _, class := range classes {
		m.requests.WithLabelValues(route, class)
	}
	m.took.WithLabelValues(route)
}

func (m *metrics) answered(route string, status int, took time.Duration) {
	if !m.routes[route] {
		route = "none"
	}
	class := strconv.Itoa(status/100) + "xx"
	if status < 200 || status > 599 {
		class = "5xx"
	}
	m.requests.WithLabelValues(route, class).Inc()
	m.took.WithLabelValues(route).Observe(took.Seconds())
}

// statusCollector counts conversations by status when it is asked, at most
// every few seconds.
type statusCollector struct {
	register Register
	now      func() time.Time

	mu    sync.Mutex
	at    time.Time
	count map[bot.Status]int
}

var statusDesc = prometheus.NewDesc("gehoor_conversations", "Conversations kept, by status.", []string{"status"}, nil)

// Describe implements prometheus.Collector.
func (s *statusCollector) Describe(ch chan<- *prometheus.Desc) { ch <- statusDesc }

// Collect implements prometheus.Collector. If the store can't be asked the
// series are absent: a zero would be a lie.
func (s *statusCollector) Collect(ch chan<- prometheus.Metric) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.now(); s.count == nil || now.Sub(s.at) > 5*time.Second {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
		defer cancel()
		count, err := s.register.Count(ctx)
		if err != nil {
			s.count = nil
			return
		}
		s.at, s.count = now, count
	}
	for _, status := range bot.Statuses {
		ch <- prometheus.MustNewConstMetric(statusDesc, prometheus.GaugeValue, float64(s.count[status]), string(status))
	}
}

package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot/server/pages"
)

// Server answers HTTP. Make one with New; it is an http.Handler and safe for
// use by many requests at once.
type Server struct {
	opts    Options
	echo    *echo.Echo
	pages   *pages.Pages
	origin  *http.CrossOriginProtection
	secure  bool // the world reaches us over https
	metrics *metrics
	live    *live
	say     rates
	open    rates
	api     rates
	looks   rates // at /status
	uploads rates
	begun   beginnings
	spent   spent
}

// New builds a server. It starts nothing: serve Handler with an http.Server
// that has a ReadHeaderTimeout, and call Close when it has stopped.
func New(o Options) (*Server, error) {
	o = o.withDefaults()
	p, err := pages.New(pages.Options{
		Say: o.Say, Zone: o.Zone, Organisation: o.Organisation, Now: o.Now, Topics: o.Topics,
	})
	if err != nil {
		return nil, err
	}
	s := &Server{
		opts: o, pages: p, echo: echo.New(),
		origin:  http.NewCrossOriginProtection(),
		secure:  o.PublicURL != nil && o.PublicURL.Scheme == "https",
		say:     newRates(o.Limits.Messages, minute),
		open:    newRates(o.Limits.Openings, hour),
		api:     newRates(o.Limits.API, minute),
		looks:   newRates(o.Limits.Looks, minute),
		uploads: newRates(o.Limits.Files, hour),
	}
	if o.PublicURL != nil && o.PublicURL.Host != "" {
		if err := s.origin.AddTrustedOrigin(o.PublicURL.Scheme + "://" + o.PublicURL.Host); err != nil {
			return nil, err
		}
	}
	if s.metrics, err = newMetrics(o); err != nil {
		return nil, err
	}
	s.live = newLive(o.Changes, o.Limits.Live)
	s.routes()
	return s, nil
}

// Handler returns the server as a handler. The customer's socket is answered
// before any routing, so that an idle connection holds nothing of it.
func (s *Server) Handler() http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/ws" {
			s.opts.Socket.ServeHTTP(w, r)
			return
		}
		if r.Method == http.MethodHead && r.URL.Path != "/desk/live" {
			// What GET would answer; net/http leaves the body out.
			get := *r
			get.Method = http.MethodGet
			r = &get
		}
		s.echo.ServeHTTP(w, r)
	})
}

// Close ends the live connections of the desk, so that a graceful stop need
// not wait for them.
func (s *Server) Close() { s.live.close() }

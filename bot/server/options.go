package server

import (
	"context"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/files"
)

// Conversations is the one door into conversations. It adds to what the desk
// needs that a customer can begin one.
type Conversations interface {
	desk.Conversations
	// Open begins a conversation. Its receipt has the secret that resumes it;
	// cmd.Token is ignored.
	Open(ctx context.Context, cmd bot.Open) (bot.Receipt, error)
}

// Register is what the server asks of the store.
type Register interface {
	Find(ctx context.Context, q bot.Query) (bot.Page, error)
	Count(ctx context.Context) (map[bot.Status]int, error)
	Ping(ctx context.Context) error
}

// Changes tells that conversations have grown; bot.Bus does.
type Changes interface {
	Subscribe(hear func(bot.Announcement)) (stop func())
}

// Options is all that a server needs. Conversations, Desk, Register, Changes,
// Say, Socket, Widget and Now must be set; the rest has defaults.
type Options struct {
	Conversations Conversations
	Desk          *desk.Desk
	Register      Register
	Changes       Changes
	Say           bot.Speaker
	Socket        http.Handler  // answers /ws
	Widget        http.Handler  // answers /widget.js and /w/*
	Files         *files.Intake // takes customers' files; nil: none are taken

	// Site reports whether a request comes from a site that may carry the
	// widget. nil: only this server's own pages, and programs, may.
	Site func(*http.Request) bool
	Now  func() time.Time // the process's clock

	// Topics returns the topics of a dialog as bot.Opened.Dialog names it, or
	// of the one in use for "". May be nil: ids are then shown for options.
	Topics func(dialog string) bot.Topics

	DefaultLocale string         // nl
	Organisation  string         // as customers know it
	Zone          *time.Location // in which dates and times are shown; UTC
	PublicURL     *url.URL       // under which the world reaches this server; nil: as asked for
	Proxies       []netip.Prefix // besides loopback, whose X-Forwarded-For is believed
	Limits        Limits
	Log           *slog.Logger
	Metrics       *prometheus.Registry // a new one if nil
}

// Limits bounds what one address may ask of the server. Zero fields get a
// default.
type Limits struct {
	Text         int           // runes in a customer's message; 4000
	Messages     int           // messages a minute from one address over /chat; 60
	Openings     int           // conversations an hour from one address over /chat; 30
	Looks        int           // at /status a minute from one address; 20
	Files        int           // uploads an hour from one address; 240
	API          int           // calls a minute from one address; 600
	Live         int           // live desks at once, on this node; 500
	Timeout      time.Duration // for an answer; 15 s
	LiveBeat     time.Duration // between signs of life on a live connection; 20 s
	ReadyTimeout time.Duration // for the store to answer /readyz; 2 s
}

func (o Options) withDefaults() Options {
	set := func(n *int, def int) {
		if *n == 0 {
			*n = def
		}
	}
	wait := func(d *time.Duration, def time.Duration) {
		if *d == 0 {
			*d = def
		}
	}
	set(&o.Limits.Text, 4000)
	set(&o.Limits.Messages, 60)
	set(&o.Limits.Openings, 30)
	set(&o.Limits.Looks, 20)
	set(&o.Limits.API, 600)
	set(&o.Limits.Files, 240)
	set(&o.Limits.Live, 500)
	wait(&o.Limits.Timeout, 15*time.Second)
	wait(&o.Limits.LiveBeat, 20*time.Second)
	wait(&o.Limits.ReadyTimeout, 2*time.Second)
	if o.DefaultLocale == "" {
		o.DefaultLocale = "nl"
	}
	if o.Organisation == "" {
		o.Organisation = "De Lampenkamer"
	}
	if o.Zone == nil {
		o.Zone = time.UTC
	}
	if o.Site == nil {
		o.Site = ownSite
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Metrics == nil {
		o.Metrics = prometheus.NewRegistry()
	}
	return o
}

func ownSite(r *http.Request) bool {
	u, err := url.Parse(r.Header.Get("Origin"))
	return err == nil && (u.Host == "" && r.Header.Get("Origin") == "" || strings.EqualFold(u.Host, r.Host))
}

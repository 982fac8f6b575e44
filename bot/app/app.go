// Package app puts the program together: it is the only package that knows all
// the others. A program is a value: made by New, started, stopped; tests start
// it on port 0 like everybody else.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/assist"
	"github.com/gehoor/gehoor/bot/bus/local"
	"github.com/gehoor/gehoor/bot/channel/web"
	"github.com/gehoor/gehoor/bot/clock"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/files"
)

// Options is what a program is made of.
type Options struct {
	Settings config.Settings
	Log      *slog.Logger // nil: nothing is logged
	Out      io.Writer    // where the addresses are printed; nil: nowhere
}

// App is the whole program. Make one with New.
type App struct {
	*crew
	settings config.Settings
	out      io.Writer
	log      *slog.Logger
	metrics  *metrics

	kit     *Kit
	store   Store
	model   *assist.Runner // nil where there is none
	runtime *actor.Runtime
	intake  *files.Intake
	vouch   func(jwt string) (bot.Vouched, error) // nil: no site's word can be checked
	channel *web.Channel
	desk    *desk.Desk
	http    *http.Server

	listener net.Listener
	stops    []stopStep // in the order in which their things were built
	fatal    chan error
}

type stopStep struct {
	name string
	stop func(context.Context) error
}

// onStop adds how to stop what was just built. Stop goes through them in
// reverse.
func (a *App) onStop(name string, stop func(context.Context) error) {
	a.stops = append(a.stops, stopStep{name, stop})
}

// New builds the program: one straight line, everything from what is above it.
// It opens the store and checks texts and dialogs; nothing listens yet and
// nothing runs. Where it fails, what it had opened is closed again.
func New(ctx context.Context, o Options) (_ *App, err error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Out == nil {
		o.Out = io.Discard
	}
	a := &App{settings: o.Settings, out: o.Out, log: o.Log, metrics: newMetrics(), fatal: make(chan error, 1)}
	a.crew = newCrew(o.Log, a.metrics.failed)
	defer func() {
		if err != nil {
			err = errors.Join(err, a.Stop(ctx))
		}
	}()

	for _, key := range o.Settings.SetInVain() {
		o.Log.Warn("setting is not used yet", "setting", key)
	}
	if a.kit, err = NewKit(o.Settings, o.Log); err != nil {
		return nil, err
	}
	if err = a.kit.keepEditions(o.Log); err != nil {
		return nil, err
	}
	a.kit.warm()
	if a.store, err = OpenStore(ctx, o.Settings); err != nil {
		return nil, err
	}
	a.onStop("store", func(context.Context) error { return a.store.Close() })
	release, err := holdData(o.Settings)
	if err != nil {
		return nil, err
	}
	a.onStop("data folder", func(context.Context) error { return release() })

	if o.Settings.Demo {
		if err = a.fillDemo(ctx); err != nil {
			return nil, err
		}
	}

	bus := local.New()
	a.onStop("bus", func(context.Context) error { return bus.Close() })

	queue := newQueue(a.store, bus)
	if a.kit.HasModel() {
		a.model = a.kit.runner(a.watchModel())
		a.showModel(a.model)
	}
	a.runtime = actor.New(attend(a.kit.runtime(a.store, bus, queue.Ahead, a.watchRuntime()), a.model))
	a.onStop("runtime", a.runtime.Close)

	a.intake = a.newIntake()
	if a.vouch, err = a.voucher(); err != nil {
		return nil, err
	}
	a.channel = web.New(a.webOptions(bus))
	a.onStop("chats", a.channel.Shutdown)

	var suggestions desk.Drafts
	if a.model != nil {
		suggestions = drafts{runner: a.model, talks: a.runtime}
	}
	a.desk = desk.New(desk.Options{
		Accounts: a.store, Conversations: a.runtime, Summaries: a.store, Files: a.store,
		Zone: a.kit.Zone, Outcomes: a.kit.Policy.Outcomes, Log: a.log, Drafts: suggestions,
	})
	if err = a.buildServer(bus); err != nil {
		return nil, err
	}
	a.metrics.show(a.runtime.Live, a.channel.Connections, a.kit.Texts.Missing)

	a.Go("queue", queue.Run)
	a.Go("runtime", a.runtime.Run)
	a.Go("clock", clock.New(clock.Options{
		Store: a.store, Tell: a.runtime.Tell, Now: a.kit.Now, Failed: a.notTicked,
	}).Run)
	a.Go("web", a.channel.Run)
	a.Go("housekeeping", a.keepHouse)
	if store, ok := a.store.(repairer); ok {
		a.Go("repair", func(ctx context.Context) error { return a.keepSummaries(ctx, store) })
	}
	if a.model != nil {
		a.Go("model", func(ctx context.Context) error { return a.model.Run(ctx, a.runtime) })
	}
	return a, nil
}

// Start listens, and prints where. It returns at once.
func (a *App) Start(ctx context.Context) error {
	var lc net.ListenConfig
	l, err := lc.Listen(ctx, "tcp", a.settings.Addr)
	if err != nil {
		return fmt.Errorf("can't listen on %s: %w; choose another with --addr", a.settings.Addr, err)
	}
	a.listener = l
	go a.serve(l)
	a.onStop("http", a.stopHTTP)
	a.log.Info("started", "addr", l.Addr().String(), "regime", a.settings.Regime)
	return a.announce(ctx)
}

// serve is the one goroutine whose end is the program's.
func (a *App) serve(l net.Listener) {
	if err := a.http.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		a.fatal <- fmt.Errorf("http: %w", err)
	}
}

// URL is where the program answers, without a path. It is known after Start.
func (a *App) URL() string {
	if a.settings.PublicURL != "" {
		return trimSlash(a.settings.PublicURL)
	}
	return "http://" + Dialable(a.listener.Addr().String())
}

// Now reads the process's clock.
func (a *App) Now() time.Time { return a.kit.Now() }

// Addr is the address that the program listens on. It is known after Start.
func (a *App) Addr() net.Addr { return a.listener.Addr() }

// Stop stops what New and Start began, in reverse: no new connections; every
// client is told to come back after a random while; commands under way are
// answered; the store is closed. It returns when that is done. When ctx ends
// first, what is left is cut off.
func (a *App) Stop(ctx context.Context) error {
	began := time.Now()
	var faults []error
	for i := len(a.stops) - 1; i >= 0; i-- {
		s := a.stops[i]
		if s.name == "store" { // nothing may use it after it is closed
			faults = append(faults, a.crew.stop(ctx))
		}
		if err := s.stop(ctx); err != nil {
			faults = append(faults, fmt.Errorf("stopping %s: %w", s.name, err))
		}
	}
	a.stops = nil
	a.dismiss()
	err := errors.Join(faults...)
	if err == nil {
		a.log.Info("stopped", "took", time.Since(began))
	}
	return err
}

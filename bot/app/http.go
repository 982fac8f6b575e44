package app

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/channel/web"
	"github.com/gehoor/gehoor/bot/server"
	"github.com/gehoor/gehoor/widget"
)

// burst is how many messages, or conversations, may come at once before their
// pace counts.
const burst = 30

// webOptions says how customers' sockets are served.
func (a *App) webOptions(bus bot.Bus) web.Options {
	l := a.settings.Limits
	limits := web.DefaultLimits()
	limits.Text, limits.Connections = l.Text, l.Connections
	limits.OpenRate, limits.OpenBurst = float64(l.Conversations)/time.Hour.Seconds(), min(burst, l.Conversations)
	limits.SayRate, limits.SayBurst = float64(l.Messages)/time.Minute.Seconds(), min(burst, l.Messages)
	proxies := prefixes(a.settings.TrustedProxies)
	return web.Options{
		Vouch:         a.vouch,
		Conversations: a.runtime, Bus: bus, Speaker: a.kit.Texts,
		Locales:        defaultFirst(a.kit.Texts.Locales(), a.settings.DefaultLocale),
		AllowedOrigins: a.settings.AllowedOrigins,
		Limits:         limits, LocalLimits: a.localLimits(),
		Address: func(r *http.Request) netip.Addr { return clientAddress(r, proxies) },
		Files:   a.fileOffer(),
		Settled: debug.FreeOSMemory,
		Watch:   a.watchWeb(),
	}
}

// localLimits hold for clients on this machine, such as the load generator:
// looser than for others, unless somebody has set limits, which then hold for
// everybody.
func (a *App) localLimits() *web.Limits {
	l := a.settings.Limits
	l.Text, l.API, l.Files, l.Idle = 0, 0, 0, 0
	usual := config.Default().Limits
	usual.Text, usual.API, usual.Files, usual.Idle = 0, 0, 0, 0
	if l != usual {
		return nil
	}
	here := web.DefaultLocalLimits()
	here.Text = a.settings.Limits.Text
	return &here
}

// buildServer builds what answers HTTP.
func (a *App) buildServer(bus bot.Bus) error {
	scripts, err := widget.Handler()
	if err != nil {
		return err
	}
	var public *url.URL
	if a.settings.PublicURL != "" {
		if public, err = url.Parse(a.settings.PublicURL); err != nil {
			return err
		}
	}
	s, err := server.New(server.Options{
		Conversations: a.runtime, Desk: a.desk, Register: a.store, Changes: bus, Say: a.kit.Texts,
		Socket: a.channel, Widget: scripts, Now: a.kit.Now, Files: a.intake, Site: a.channel.Allowed,
		DefaultLocale: a.settings.DefaultLocale, Organisation: a.settings.Organisation, Zone: a.kit.Zone,
		PublicURL: public, Proxies: prefixes(a.settings.TrustedProxies),
		Limits: server.Limits{Text: a.settings.Limits.Text, Messages: a.settings.Limits.Messages, API: a.settings.Limits.API, Files: a.settings.Limits.Files},
		Log:    a.log, Metrics: a.metrics.registry,
		Topics: func(edition string) bot.Topics {
			_, topics := a.kit.scripts.find(edition)
			return topics
		},
	})
	if err != nil {
		return err
	}
	a.onStop("desk", func(context.Context) error { s.Close(); return nil })
	a.http = &http.Server{
		Handler:           s.Handler(),
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    16 << 10,
		ErrorLog:          errorLog(a.log),
	}
	a.http.RegisterOnShutdown(s.Close) // else Shutdown waits for desks that listen for changes
	return nil
}

// stopHTTP takes no new connections and lets requests under way be answered.
// The desks' live connections have no end of their own, so they are told now.
func (a *App) stopHTTP(ctx context.Context) error {
	err := a.http.Shutdown(ctx)
	if err != nil {
		_ = a.http.Close()
	}
	return err
}

// clientAddress is whom a request comes from. Only proxies on this machine, or
// named in the settings, are believed about it; of their list the last entry
// that is no proxy itself counts.
func clientAddress(r *http.Request, proxies []netip.Prefix) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	addr := peer.Addr().Unmap()
	believed := func(a netip.Addr) bool {
		if a.IsLoopback() {
			return true
		}
		for _, p := range proxies {
			if p.Contains(a) {
				return true
			}
		}
		return false
	}
	chain := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(chain) - 1; i >= 0 && believed(addr); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(chain[i]))
		if err != nil {
			break
		}
		addr = next.Unmap()
	}
	return addr
}

func prefixes(texts []string) []netip.Prefix {
	out := make([]netip.Prefix, 0, len(texts))
	for _, text := range texts {
		if p, err := config.ParsePrefix(text); err == nil { // config has checked them
			out = append(out, p)
		}
	}
	return out
}

func defaultFirst(locales []string, first string) []string {
	out := []string{first}
	for _, l := range locales {
		if l != first {
			out = append(out, l)
		}
	}
	return out
}

// Dialable is a listening address, "host:port", as a browser on this machine
// reaches it: 0.0.0.0 and the like are no address to go to.
func Dialable(addr string) string {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return addr
	}
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}

func trimSlash(s string) string { return strings.TrimSuffix(s, "/") }

package web

import (
	"bufio"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// ServeHTTP makes a WebSocket of a request. It returns at once; the connection
// lives on in a goroutine of its own, without anything of the request.
func (c *Channel) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if c.closing.Load() {
		refuse(w, http.StatusServiceUnavailable, "5", "The server restarts. Try again in a moment.")
		return
	}
	if !c.Allowed(r) {
		refuse(w, http.StatusForbidden, "", "This site is not among allowed_origins.")
		return
	}
	var answer http.Header
	if asked := websocket.Subprotocols(r); len(asked) > 0 {
		if !slices.Contains(asked, Subprotocol) {
			refuse(w, http.StatusBadRequest, "", "This server speaks the subprotocol "+Subprotocol+".")
			return
		}
		answer = http.Header{"Sec-Websocket-Protocol": {Subprotocol}}
	}
	ip := c.Address(r)
	limits := c.limitsFor(ip)
	guest := c.addresses.enter(ip, limits)
	if guest == nil {
		refuse(w, http.StatusTooManyRequests, "60", "Too many connections from this address.")
		return
	}
	h := &hijacker{ResponseWriter: w}
	conn, err := c.upgrader.Upgrade(h, r, answer)
	if err != nil { // Upgrade has answered
		c.addresses.leave(guest)
		return
	}
	s := newSocket(c, conn, h.br, guest, limits)
	c.open.Add(1)
	c.joined.Add(1)
	c.wheel.add(s)
	if c.Watch.Connected != nil {
		c.Watch.Connected()
	}
	if s.raw == nil {
		go s.serve()
		return
	}
	go s.park()
}

func refuse(w http.ResponseWriter, status int, after, why string) {
	if after != "" {
		w.Header().Set("Retry-After", after)
	}
	http.Error(w, why, status)
}

// Allowed reports whether the site that a request comes from may carry the
// widget. Browsers always send Origin with a WebSocket and across sites; a
// client that doesn't is no browser and carries nobody's cookies.
func (c *Channel) Allowed(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" || c.origins["*"] || c.origins[strings.ToLower(origin)] {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host != "" && strings.EqualFold(u.Host, r.Host)
}

func newSocket(c *Channel, conn *websocket.Conn, br *bufio.Reader, g *guest, l *Limits) *socket {
	s := &socket{c: c, conn: conn, net: conn.NetConn(), br: br, guest: g, limits: l, locale: c.Locales[0]}
	s.raw, s.readable = rawOf(s.net), s.ready
	// gorilla never writes by itself: its deadlines would cut ours short.
	conn.SetPingHandler(s.pong)
	conn.SetPongHandler(s.heard)
	conn.SetCloseHandler(s.bye)
	s.net.SetReadDeadline(time.Now().Add(c.HelloLimit))
	return s
}

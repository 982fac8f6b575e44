// Package web is the customer's socket: the chat protocol gehoor.v1 on a
// WebSocket.
//
// A connection costs one goroutine, which reads. Who has something to write
// writes it, under the connection's lock and a write deadline: the reader its
// acks together with the events of the turn, a short-lived goroutine what
// others said. Nothing is queued for a slow client: what it lacks is loaded
// when it can take it, from the number it has.
//
// All connections share one wheel, which turns once a second: it pings each
// once in PingEvery and drops those that left two pings unanswered. Any frame
// counts as an answer.
package web

import (
	"context"
	"encoding/json"
	"hash/maphash"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot"
)

// Subprotocol is what is spoken.
const Subprotocol = "gehoor.v1"

const (
	// frameLimit is the largest frame that is read, in bytes: a text of 100 KB
	// still gets an answer that names it. It is more where longer texts are
	// allowed (see socket.limit).
	frameLimit = 128 << 10
	readBuffer = 512
)

// Channel serves customers' sockets. Make one with New; it is an http.Handler.
type Channel struct {
	Options
	upgrader  websocket.Upgrader
	origins   map[string]bool
	files     []byte // the offer of files, as JSON
	seed      maphash.Seed
	rooms     [rooms]room
	addresses addresses
	wheel     wheel
	answers   patience // for what a customer waits for
	pulls     patience // for what they wait for with the connection in hand
	unseen    unseen
	stop      func()

	closing atomic.Bool
	open    atomic.Int64
	joined  atomic.Int64  // connections since the start
	empty   chan struct{} // the last connection ended while closing
}

// New makes a channel. It hears the bus until Shutdown. Its wheel turns while
// Run does.
func New(o Options) *Channel {
	c := &Channel{Options: o.withDefaults(), seed: maphash.MakeSeed(), empty: make(chan struct{}, 1)}
	c.answers.span, c.pulls.span = answerLimit, c.WriteLimit
	c.upgrader = websocket.Upgrader{
		// No ReadBufferSize: the hijacker brings the buffer. The pool keeps
		// gorilla from holding a write buffer for each connection; what is written goes past it (see socket.write).
		WriteBufferSize: readBuffer, WriteBufferPool: &sync.Pool{},
		CheckOrigin: func(*http.Request) bool { return true }, // checked before
	}
	c.origins = make(map[string]bool, len(c.AllowedOrigins))
	for _, origin := range c.AllowedOrigins {
		c.origins[strings.ToLower(strings.TrimSuffix(origin, "/"))] = true
	}
	if c.Files != nil {
		c.files, _ = json.Marshal(c.Files) // numbers and names: can't fail
	}
	for i := range c.rooms {
		c.rooms[i].sockets = map[bot.ID]*socket{}
	}
	c.addresses.byAddr = map[addr]*guest{}
	c.wheel.slots = make([]slot, max(1, int(c.PingEvery/time.Second)))
	c.stop = c.Bus.Subscribe(c.hear)
	return c
}

// Connections returns how many sockets are open.
func (c *Channel) Connections() int { return int(c.open.Load()) }

// Shutdown refuses new connections, tells every client that the server
// restarts, and waits until all are gone or ctx ends, which cuts them off.
func (c *Channel) Shutdown(ctx context.Context) error {
	c.closing.Store(true)
	defer c.stop()
	c.wheel.each(func(s *socket) { s.farewell(CloseRestart) })
	for c.open.Load() > 0 {
		select {
		case <-c.empty:
		case <-ctx.Done():
			c.wheel.each(func(s *socket) { s.net.Close() })
			return ctx.Err()
		}
	}
	return nil
}

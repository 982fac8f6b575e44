package web

import (
	"bufio"
	"errors"
	"io"
	"net"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
	"golang.org/x/time/rate"

	"github.com/gehoor/gehoor/bot"
)

// socket is one connection. An idle one is this, gorilla's Conn with its small
// read buffer, and a reading goroutine.
type socket struct {
	c      *Channel
	conn   *websocket.Conn // read from by serve, otherwise not used
	br     *bufio.Reader   // conn's
	net    net.Conn        // written to under mu
	raw    syscall.RawConn // of net, for waiting; nil where that can't be told apart from reading
	guest  *guest
	limits *Limits
	next   *socket // of the same conversation, under the room's lock
	spot   spot    // on the wheel

	// Of the reader alone.
	id      bot.ID // the conversation; "" before the hello. Set before join, then never changed.
	says    *rate.Limiter
	hints   *rate.Limiter // typing and seen, which nobody is told of when they are too many
	strikes *rate.Limiter
	typedAt int64 // unix second in which typing was last passed on; 0: not typing

	asked    bool               // see ready
	readable func(uintptr) bool // ready as a value, made once

	rest    sync.Mutex
	talking bool // the customer has sent something since it was parked
	waiting bool // in lull
	tired   bool // the wheel wants it parked
	leaving bool // a close frame was sent

	known   atomic.Uint64 // the conversation is said to have reached this seq
	seen    atomic.Uint64 // the client has shown up to here; told later
	telling atomic.Bool   // the reader will catch up itself
	pumping atomic.Bool   // a goroutine catches up
	missed  atomic.Int32  // pings without an answer
	why     atomic.Int32  // Code by which it ends
	spokeAt atomic.Int64  // unix second of the last message in either direction

	mu       sync.Mutex
	locale   string
	cursor   uint64 // events up to here were written
	deadline int64  // unix second at which the write deadline was last set
	dead     bool   // a write failed
}

// serve reads until the connection ends or the customer pauses.
func (s *socket) serve() {
	defer func() {
		if what := recover(); what != nil {
			if s.c.Watch.Panicked != nil {
				s.c.Watch.Panicked(what, debug.Stack())
			}
			s.farewell(CloseFault)
			s.end()
		}
	}()
	for {
		if !s.pongs() {
			kind, r, err := s.conn.NextReader()
			if err != nil {
				s.lost(err)
				return
			}
			s.missed.Store(0)
			if !s.take(kind, r) {
				s.drain()
				s.end()
				return
			}
		}
		more, err := s.lull()
		switch {
		case err != nil:
			s.lost(err)
			return
		case !more:
			go s.park()
			return
		}
	}
}

// take reads one message and does what it asks. It returns false when the
// connection is to end.
func (s *socket) take(kind int, r io.Reader) bool {
	in := buffers.Get().(*buffer)
	defer in.free()
	if err := in.fill(r, s.limit()); err != nil {
		if errors.Is(err, errTooBig) {
			s.refuse(s.tooLong(), idOf(in.b))
			s.farewell(CloseTooBig)
		}
		return false
	}
	if kind != websocket.TextMessage {
		return s.bad("")
	}
	f, ok := decode(in.b)
	if !ok {
		return s.bad(f.id)
	}
	if s.c.Watch.Received != nil {
		s.c.Watch.Received(f.kind)
	}
	switch {
	case f.kind == kindHello && s.id == "":
		return s.hello(&f)
	case f.kind == kindHello || s.id == "":
		return s.bad(f.id)
	case f.kind == kindTyping || f.kind == kindSeen:
		if s.hints == nil {
			s.hints = rate.NewLimiter(hintRate, hintBurst)
		}
		if !s.hints.Allow() {
			return s.strike(1)
		}
		if f.kind == kindTyping {
			s.typing(f.on)
		} else {
			s.showed(f.seq)
		}
		return true
	}
	s.talks()
	return s.tell(&f)
}

// talks notes that the customer is at it: the next message is waited for here.
func (s *socket) talks() {
	s.rest.Lock()
	s.talking = true
	s.rest.Unlock()
}

// limit is the largest frame that is read, in bytes.
func (s *socket) limit() int { return max(frameLimit, 4*s.limits.Text+4<<10) }

// bad answers a frame that the protocol doesn't know, and ends the connection
// when there are many.
func (s *socket) bad(id string) bool {
	s.refuse(badFrame, id)
	return s.strike(10)
}

// What is above these of typing and seen is passed over: a client that says it
// at every keystroke is far below.
const (
	hintRate  = 20
	hintBurst = 100
)

var badFrame = bot.E(bot.BadFrame, "error.bad_frame", nil)

// strike counts an abuse. 200 at once, or more than two a second for long, are
// too many.
func (s *socket) strike(weight int) bool {
	if s.strikes == nil {
		s.strikes = rate.NewLimiter(2, 200)
	}
	if s.strikes.AllowN(time.Now(), weight) {
		return true
	}
	s.farewell(CloseAbuse)
	return false
}

// end takes the connection out of everything.
func (s *socket) end() {
	s.net.Close()
	s.c.wheel.remove(s)
	if s.id != "" {
		s.c.part(s)
		s.c.tellSeen(s)
		if s.typedAt != 0 {
			s.c.Conversations.SetTyping(s.id, false)
		}
	}
	s.c.addresses.leave(s.guest)
	left := s.c.open.Add(-1)
	if s.c.Watch.Closed != nil { // whoever is told finds it gone
		s.c.Watch.Closed(Code(s.why.Load()))
	}
	if left == 0 && s.c.closing.Load() {
		select {
		case s.c.empty <- struct{}{}:
		default:
		}
	}
}

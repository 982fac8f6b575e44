package web

import (
	"runtime/debug"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/frame"
)

// hint says that the conversation has reached seq. If nobody is about to catch
// up, somebody is sent.
func (s *socket) hint(seq uint64) {
	for {
		known := s.known.Load()
		if seq <= known {
			return
		}
		if s.known.CompareAndSwap(known, seq) {
			break
		}
	}
	s.pump()
}

// pump sends a goroutine to catch up, unless one is under way or the reader
// will: a turn's ack and events leave in one write.
func (s *socket) pump() { s.send(false) }

// send does that; with force it looks in the log even if nothing was announced.
func (s *socket) send(force bool) {
	if s.telling.Load() || !s.pumping.CompareAndSwap(false, true) {
		return
	}
	go s.deliver(force)
}

// deliver catches up until there is nothing more.
func (s *socket) deliver(force bool) {
	defer s.survive()
	for {
		s.mu.Lock()
		s.catchUp(nil, force)
		behind := !s.dead && s.cursor < s.known.Load()
		s.mu.Unlock()
		force = false
		s.pumping.Store(false)
		// Again only if something came between; after a failure the wheel tries
		// again.
		if behind || s.telling.Load() || !s.behind() || !s.pumping.CompareAndSwap(false, true) {
			return
		}
	}
}

// survive keeps a panic in one connection from ending the others.
func (s *socket) survive() {
	if what := recover(); what != nil {
		if s.c.Watch.Panicked != nil {
			s.c.Watch.Panicked(what, debug.Stack())
		}
		s.net.Close()
	}
}

func (s *socket) behind() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return !s.dead && s.cursor < s.known.Load()
}

// catchUp writes first, if there is any, and the events that the client lacks,
// in one write. It is called under the lock. If the events can't be loaded only
// first is written; they follow later.
func (s *socket) catchUp(first *buffer, force bool) {
	out := first
	if out == nil {
		if !force && s.cursor >= s.known.Load() {
			return
		}
		out = buffers.Get().(*buffer)
		defer out.free()
	}
	log, err := s.c.Conversations.Since(s.c.pulls.context(), s.id, s.cursor)
	if err != nil {
		log = nil
	}
	cursor := s.appendEvents(out, log)
	if cursor > s.cursor {
		s.spokeAt.Store(time.Now().Unix())
	}
	if len(out.b) == 0 || s.write(out.b) {
		s.cursor = cursor
	}
}

// appendEvents appends what of log the client lacks and may see, and returns
// the number up to which it then has all.
func (s *socket) appendEvents(out *buffer, log []bot.Commit) uint64 {
	cursor := s.cursor
	for _, c := range log {
		for i, e := range c.Events {
			seq := c.Seq + uint64(i)
			if seq <= cursor {
				continue
			}
			cursor = seq
			if sw, ok := e.(bot.Switched); ok {
				s.locale = sw.Locale
			}
			from := len(out.b)
			b, shown := frame.Append(begin(out.b), e, seq, c.At)
			if !shown {
				out.b = b[:from]
				continue
			}
			out.b = seal(b, from)
		}
	}
	return cursor
}

package web

import (
	"context"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// wheel has a slot for each second of PingEvery. A socket stays in the slot it
// was put in, so that pings are spread evenly and nothing is sorted.
type wheel struct {
	mu    sync.Mutex
	turn  int // where the next socket is put
	slots []slot
}

type slot struct {
	mu      sync.Mutex
	sockets []*socket
}

// spot is where on the wheel a socket is.
type spot struct{ slot, place int }

func (w *wheel) add(s *socket) {
	w.mu.Lock()
	w.turn = (w.turn + 1) % len(w.slots)
	s.spot.slot = w.turn
	w.mu.Unlock()
	sl := &w.slots[s.spot.slot]
	sl.mu.Lock()
	defer sl.mu.Unlock()
	s.spot.place = len(sl.sockets)
	sl.sockets = append(sl.sockets, s)
}

func (w *wheel) remove(s *socket) {
	sl := &w.slots[s.spot.slot]
	sl.mu.Lock()
	defer sl.mu.Unlock()
	last := len(sl.sockets) - 1
	moved := sl.sockets[last]
	sl.sockets[s.spot.place] = moved
	moved.spot.place = s.spot.place
	sl.sockets[last] = nil
	sl.sockets = sl.sockets[:last]
}

// each calls visit for every socket.
func (w *wheel) each(visit func(*socket)) {
	for i := range w.slots {
		for _, s := range w.slots[i].copy() {
			visit(s)
		}
	}
}

func (sl *slot) copy() []*socket {
	sl.mu.Lock()
	defer sl.mu.Unlock()
	return append([]*socket(nil), sl.sockets...)
}

// Run turns the wheel until ctx ends.
func (c *Channel) Run(ctx context.Context) error {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	var crowd rush
	for i := 0; ; i++ {
		select {
		case <-ctx.Done():
			return nil
		case now := <-ticker.C:
			for _, s := range c.wheel.slots[i%len(c.wheel.slots)].copy() {
				s.check(now)
			}
			for _, s := range c.unseen.take() {
				go c.tellSeen(s)
			}
			c.addresses.sweep(now)
			if crowd.over(c.joined.Load()) && c.Settled != nil {
				go c.Settled()
			}
		}
	}
}

// maxMissed is how many pings may go unanswered.
const maxMissed = 2

// lively is how long after its last message a conversation counts as being held.
const lively = 10 * time.Minute

// check pings a connection or drops it. In a conversation that is being held it
// also looks whether an announcement was lost: that may cost time, but not a
// message.
func (s *socket) check(now time.Time) {
	if s.missed.Load() >= maxMissed {
		s.farewell(CloseSilent)
		return
	}
	s.missed.Add(1)
	s.tire()
	if s.mu.TryLock() { // who is being written to needs no ping
		s.nudge([]byte{finalBit | websocket.PingMessage, 0})
		s.mu.Unlock()
	}
	if lively := s.spokeAt.Load() >= now.Add(-lively).Unix(); lively || s.behind() {
		s.send(lively)
	}
}

// pong answers a client's ping.
func (s *socket) pong(data string) error {
	s.missed.Store(0)
	s.mu.Lock()
	defer s.mu.Unlock()
	frame := append([]byte{finalBit | websocket.PongMessage, byte(len(data))}, data...)
	s.write(frame) // a failure ends the connection by itself
	return nil
}

// heard takes the client's pong.
func (s *socket) heard(string) error {
	s.missed.Store(0)
	return nil
}

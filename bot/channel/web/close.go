package web

import (
	"encoding/binary"
	"errors"
	"io"
	"net"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

// linger is how long a client may take to answer a close frame.
const linger = 2 * time.Second

// farewell writes a close frame with why and gives the client a moment to
// answer it; the reader then ends. Only the first reason counts.
func (s *socket) farewell(why Code) {
	if !s.why.CompareAndSwap(0, int32(why)) {
		return
	}
	if !s.mu.TryLock() { // somebody writes; that is over soon, one way or the other
		go func() {
			s.mu.Lock()
			s.depart(why)
		}()
		return
	}
	s.depart(why)
}

// depart is called under the lock and releases it.
func (s *socket) depart(why Code) {
	s.writeClose(why)
	s.mu.Unlock()
	s.rest.Lock()
	defer s.rest.Unlock()
	s.leaving = true // nobody takes this deadline away
	s.net.SetReadDeadline(time.Now().Add(linger))
}

// writeClose is called under the lock.
func (s *socket) writeClose(why Code) {
	var frame [4]byte
	binary.BigEndian.PutUint16(frame[2:], uint16(why))
	frame[0], frame[1] = finalBit|websocket.CloseMessage, 2
	s.nudge(frame[:])
	s.dead = true // nothing may follow a close frame
}

// drain reads what the client still sends after a farewell. To close at once
// would reset the connection, and the client might never see why. Nor would it
// if our side were closed before the farewell that waits for somebody else's
// write, so that is written first.
func (s *socket) drain() {
	s.mu.Lock()
	if why := s.why.Load(); why != 0 && !s.dead {
		s.writeClose(Code(why))
	}
	s.mu.Unlock()
	if half, ok := s.net.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // the connection is over either way
	}
	s.net.SetReadDeadline(time.Now().Add(linger))
	_, _ = io.Copy(io.Discard, io.LimitReader(s.net, 4<<20))
}

// bye answers the client's close frame.
func (s *socket) bye(code int, _ string) error {
	s.why.CompareAndSwap(0, int32(CloseGone))
	if s.mu.TryLock() {
		if !s.dead {
			s.writeClose(CloseGone)
		}
		s.mu.Unlock()
	}
	return nil
}

// explain names why reading ended, unless that is known.
func (s *socket) explain(err error) {
	why := CloseGone
	var timeout net.Error
	switch {
	case errors.Is(err, os.ErrDeadlineExceeded) || (errors.As(err, &timeout) && timeout.Timeout()):
		if s.id == "" && s.why.Load() == 0 {
			s.farewell(CloseNoHello)
			s.drain()
			return
		}
	case websocket.IsCloseError(err), errors.Is(err, io.EOF), errors.Is(err, net.ErrClosed):
	default:
		var closed *websocket.CloseError
		if !errors.As(err, &closed) && !isReset(err) {
			why = CloseProtocol
		}
	}
	s.why.CompareAndSwap(0, int32(why))
}

func isReset(err error) bool {
	var op *net.OpError
	return errors.As(err, &op)
}

package web

import (
	"bufio"
	"net"
	"net/http"
	"os"
	"syscall"
	"time"

	"github.com/gorilla/websocket"
)

// A connection on which nothing happens is in the hands of park: a goroutine
// that calls so little that its stack stays at the smallest size, two KiB. To
// read takes four, and to begin a conversation more; a stack that has grown so
// far never gets as small again. So park only waits, and hands over to serve
// when there is something to read; serve hands back when the wheel finds that
// the customer pauses. There is always one of the two.

// park waits for the client to send something.
func (s *socket) park() {
	s.asked = false
	if err := s.raw.Read(s.readable); err != nil {
		s.lost(err)
		return
	}
	go s.serve()
}

// lost ends a connection that broke, or whose time was up, while it was parked.
func (s *socket) lost(err error) {
	s.explain(err)
	s.end()
}

// lull waits, within serve, for the next message. It returns false when the
// wheel has found that there is none for some time: the socket is then to be
// parked.
func (s *socket) lull() (more bool, err error) {
	if s.raw == nil || s.br.Buffered() > 0 {
		return true, nil
	}
	s.rest.Lock()
	if !s.talking { // only hello was said
		s.rest.Unlock()
		return false, nil
	}
	s.waiting, s.asked = true, false
	s.rest.Unlock()
	err = s.raw.Read(s.readable)
	s.rest.Lock()
	s.waiting = false
	defer s.rest.Unlock()
	if s.tired && !s.leaving { // the deadline was the wheel's
		s.tired, s.talking = false, false
		s.net.SetReadDeadline(time.Time{})
		return err == nil, nil
	}
	return true, err
}

// pongs takes the answer to a ping, if that is what came and nothing else. The
// library would take it too, but then wait for a message where it is, so that
// no connection would be parked for longer than until its next ping.
func (s *socket) pongs() bool {
	head, err := s.br.Peek(2)
	if err != nil || head[0] != finalBit|websocket.PongMessage || head[1]&0x80 == 0 || head[1]&0x7f > 125 {
		return false
	}
	size := 2 + 4 + int(head[1]&0x7f) // with the mask
	if s.br.Buffered() != size {
		return false
	}
	if _, err := s.br.Discard(size); err != nil {
		return false
	}
	s.missed.Store(0)
	return true
}

// tire brings a socket that waits in serve for a while to be parked.
func (s *socket) tire() {
	s.rest.Lock()
	defer s.rest.Unlock()
	if s.waiting && !s.tired && !s.leaving {
		s.tired = true
		s.net.SetReadDeadline(time.Unix(1, 0))
	}
}

// ready is what the network poller asks of a connection: whether there is
// something to read. It asks the system once and then trusts being woken, which
// happens when something comes.
func (s *socket) ready(fd uintptr) bool {
	if s.asked {
		s.asked = false
		return true
	}
	s.asked = !pending(fd)
	return !s.asked
}

// hijacker gives the upgrader a small reading buffer that we can look into.
type hijacker struct {
	http.ResponseWriter
	br *bufio.Reader
}

// Hijack implements http.Hijacker.
func (h *hijacker) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	conn, rw, err := http.NewResponseController(h.ResponseWriter).Hijack()
	if err != nil {
		return nil, nil, err
	}
	if rw.Reader.Buffered() > 0 { // nobody may speak before the handshake is over
		conn.Close()
		return nil, nil, os.ErrInvalid
	}
	h.br = bufio.NewReaderSize(conn, readBuffer)
	return conn, bufio.NewReadWriter(h.br, rw.Writer), nil
}

// rawOf returns the connection as the poller knows it; nil where it is wrapped,
// as by TLS, and data may wait where the system doesn't see it.
func rawOf(conn net.Conn) syscall.RawConn {
	if tcp, ok := conn.(*net.TCPConn); ok && canPark {
		if raw, err := tcp.SyscallConn(); err == nil {
			return raw
		}
	}
	return nil
}

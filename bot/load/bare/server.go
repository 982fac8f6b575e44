// Package bare is what Gehoor is measured against: the least server that keeps
// a customer's message before it acknowledges it. A WebSocket, an insert into
// the same database with the same durability and group commit, an echo; no
// conversation, no reading, no dialog.
package bare

import (
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"

	"github.com/gorilla/websocket"
)

// Server is the echo server. Make one with Start.
type Server struct {
	URL   string // of its socket
	dir   string
	store *store
	http  http.Server
	chats atomic.Int64
	open  sync.WaitGroup
	mu    sync.Mutex
	conns map[*websocket.Conn]bool
}

// Start starts the server on a free port of this machine, with a database in a
// folder of its own.
func Start() (*Server, error) {
	dir, err := os.MkdirTemp("", "gehoor-bare-")
	if err != nil {
		return nil, err
	}
	st, err := openStore(dir)
	if err != nil {
		os.RemoveAll(dir)
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		st.close()
		os.RemoveAll(dir)
		return nil, err
	}
	s := &Server{URL: "ws://" + l.Addr().String() + "/ws", dir: dir, store: st, conns: map[*websocket.Conn]bool{}}
	s.http.Handler = http.HandlerFunc(s.serve)
	go s.http.Serve(l)
	return s, nil
}

// Close stops the server and removes its database.
func (s *Server) Close() error {
	s.http.Close()
	s.mu.Lock()
	for c := range s.conns {
		c.Close()
	}
	s.mu.Unlock()
	s.open.Wait()
	err := s.store.close()
	os.RemoveAll(s.dir)
	return err
}

var upgrader = websocket.Upgrader{ReadBufferSize: 512, WriteBufferSize: 512, Subprotocols: []string{"gehoor.v1"}}

// ack is all that the load generator looks for.
var ack = []byte(`{"type":"ack","echo":`)

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	conn, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.open.Add(1)
	defer s.open.Done()
	s.mu.Lock()
	s.conns[conn] = true
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		delete(s.conns, conn)
		s.mu.Unlock()
		conn.Close()
	}()
	rw := row{chat: s.chats.Add(1), stored: make(chan error, 1)}
	var out []byte
	for {
		kind, text, err := conn.ReadMessage()
		if err != nil {
			return
		}
		rw.seq++
		rw.text = text
		if s.store.put(&rw) != nil {
			return
		}
		out = append(append(append(out[:0], ack...), text...), '}')
		if conn.WriteMessage(kind, out) != nil {
			return
		}
	}
}

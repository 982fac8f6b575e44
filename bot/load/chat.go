package load

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// chat is one customer. It is used by one goroutine, but for hurry and close.
type chat struct {
	c    Config
	n    int
	dial websocket.Dialer
	out  []byte // the frame being sent
	in   []byte // the frame last read
	key  int    // of the last message
	turn int    // of the conversation
	asks string // what the bot asks for

	heard  func()          // called at each message that was acknowledged
	ends   int             // conversations that came to their end
	took   []time.Duration // of every message that was acknowledged
	errors map[string]int
	stayed chan struct{}

	mu    sync.Mutex
	conn  *websocket.Conn
	ended bool
}

const patience = 30 * time.Second

func newChat(c Config, n int) *chat {
	d := websocket.Dialer{
		Subprotocols: []string{"gehoor.v1"}, HandshakeTimeout: patience,
		ReadBufferSize: 2048, WriteBufferSize: 512, WriteBufferPool: &writeBuffers,
	}
	if n >= portsPerAddress { // one address has too few ports for so many
		from := &net.TCPAddr{IP: net.IPv4(127, 0, byte(n/portsPerAddress/250), byte(1+n/portsPerAddress%250))}
		d.NetDialContext = (&net.Dialer{LocalAddr: from}).DialContext
	}
	return &chat{c: c, n: n, dial: d, errors: map[string]int{}, stayed: make(chan struct{})}
}

const portsPerAddress = 20_000

var writeBuffers sync.Pool

// begin connects, says hello and reads to the greeting.
func (c *chat) begin(ctx context.Context) error {
	conn, resp, err := c.dial.DialContext(ctx, c.c.URL, nil)
	if err != nil {
		return explain(err, resp)
	}
	c.mu.Lock()
	c.conn = conn
	ended := c.ended
	c.mu.Unlock()
	if ended {
		conn.Close()
		return net.ErrClosed
	}
	conn.SetReadDeadline(time.Now().Add(patience))
	hello := `{"type":"hello","locale":"` + c.c.Locale + `"}`
	if err := conn.WriteMessage(websocket.TextMessage, []byte(hello)); err != nil {
		return err
	}
	c.turn = 0
	for greeted := false; !greeted; {
		if err := c.read(); err != nil {
			return err
		}
		switch {
		case is(c.in, "error"):
			return fmt.Errorf("%s", c.in)
		case is(c.in, "event"):
			c.note()
			greeted = true
		case is(c.in, "ack"): // a server that only echoes
			greeted = true
		}
	}
	conn.SetReadDeadline(time.Time{})
	return nil
}

func explain(err error, resp *http.Response) error {
	if resp != nil {
		return fmt.Errorf("%w (%s)", err, resp.Status)
	}
	return err
}

// talk says one thing after another until ctx ends.
func (c *chat) talk(ctx context.Context) {
	if c.c.Mode == Paced && !rest(ctx, rand.N(c.c.Pace)) {
		return
	}
	for ctx.Err() == nil {
		began := time.Now()
		err := c.say()
		if err == nil {
			c.took = append(c.took, time.Since(began))
			c.heard()
			err = c.listen()
		}
		switch {
		case err == nil:
		case ctx.Err() != nil:
			return
		default:
			c.errors[reason(err)]++
			if !c.again(ctx) {
				return
			}
			continue
		}
		if c.over() {
			c.ends++
			if !c.again(ctx) {
				return
			}
		}
		if c.c.Mode == Paced && !rest(ctx, c.c.Pace-time.Since(began)) {
			return
		}
	}
}

// again begins another conversation.
func (c *chat) again(ctx context.Context) bool {
	for ctx.Err() == nil {
		c.conn.Close()
		err := c.begin(ctx)
		if err == nil {
			return true
		}
		if ctx.Err() == nil {
			c.errors["connect"]++
		}
		rest(ctx, 100*time.Millisecond+rand.N(time.Second))
	}
	return false
}

// refused is an error frame's code.
type refused string

func (r refused) Error() string { return "refused: " + string(r) }

func reason(err error) string {
	var code refused
	var end *websocket.CloseError
	switch {
	case errors.As(err, &code):
		return string(code)
	case errors.As(err, &end):
		return "closed_" + strconv.Itoa(end.Code)
	}
	return "connection"
}

// say says the next thing and reads to its ack.
func (c *chat) say() error {
	c.key++
	c.turn++
	c.frame()
	if err := c.conn.WriteMessage(websocket.TextMessage, c.out); err != nil {
		return err
	}
	for {
		if err := c.read(); err != nil {
			return err
		}
		switch {
		case is(c.in, "ack"):
			return nil
		case is(c.in, "error"):
			return refused(field(c.in, "code"))
		}
	}
}

// listen reads the bot's answer, where the next message depends on one. While
// the story is told there is none.
func (c *chat) listen() error {
	if c.c.Talk == Monologue || c.turn <= len(story) {
		return nil
	}
	c.asks = ""
	for {
		if err := c.read(); err != nil {
			return err
		}
		if is(c.in, "event") && field(c.in, "role") == "bot" {
			c.note()
			return nil
		}
	}
}

// read reads a frame.
func (c *chat) read() error {
	_, r, err := c.conn.NextReader()
	if err != nil {
		return err
	}
	c.in = c.in[:0]
	for {
		if len(c.in) == cap(c.in) {
			c.in = append(c.in, 0)[:len(c.in)]
		}
		n, err := r.Read(c.in[len(c.in):cap(c.in)])
		c.in = c.in[:len(c.in)+n]
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// note keeps of an event what the next thing to say depends on.
func (c *chat) note() {
	if asks := field(c.in, "asks"); asks != "" {
		c.asks = asks
	}
}

// stay reads, and so answers pings, until the connection ends.
func (c *chat) stay() {
	defer close(c.stayed)
	c.conn.SetReadDeadline(time.Time{})
	for {
		if err := c.read(); err != nil {
			c.mu.Lock()
			ended := c.ended
			c.mu.Unlock()
			if !ended {
				c.errors[reason(err)]++
			}
			return
		}
	}
}

func (c *chat) hurry() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conn != nil {
		c.conn.SetReadDeadline(time.Now())
	}
}

func (c *chat) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conn != nil && !c.ended {
		c.conn.Close()
	}
	c.ended = true
}

// is reports whether a frame is of this type. Servers write the type first.
func is(frame []byte, kind string) bool {
	rest, ok := bytes.CutPrefix(frame, []byte(`{"type":"`))
	return ok && len(rest) > len(kind) && string(rest[:len(kind)]) == kind && rest[len(kind)] == '"'
}

// field finds a plain text field; it doesn't unescape.
func field(frame []byte, name string) string {
	i := bytes.Index(frame, []byte(`"`+name+`":"`))
	if i < 0 {
		return ""
	}
	rest := frame[i+len(name)+4:]
	end := bytes.IndexByte(rest, '"')
	if end < 0 {
		return ""
	}
	return string(rest[:end])
}

func rest(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

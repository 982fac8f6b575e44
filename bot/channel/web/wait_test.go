package web_test

import (
	"crypto/tls"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot/channel/web"
)

// Frames that come together, some of them before the server has looked for
// them, are all answered, in order.
func TestFramesThatComeInOnePiece(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	var all []byte
	add := func(text string) {
		frame := []byte{0x81, 0x80 | 126, byte(len(text) >> 8), byte(len(text)), 0, 0, 0, 0} // masked with nothing
		if len(text) < 126 {
			frame = []byte{0x81, 0x80 | byte(len(text)), 0, 0, 0, 0}
		}
		all = append(append(all, frame...), text...)
	}
	add(`{"type":"hello","locale":"nl"}`)
	for i := range 8 {
		add(fmt.Sprintf(`{"type":"say","id":"m%d","text":"bericht %d %s"}`, i, i, strings.Repeat("x", 40*i)))
	}
	if _, err := c.conn.NetConn().Write(all); err != nil {
		t.Fatal(err)
	}
	for i := range 8 {
		if ack := c.until("ack"); ack.str("id") != fmt.Sprint("m", i) {
			t.Fatalf("ack %v, want m%d", ack, i)
		}
	}
}

// A frame that comes in crumbs is one frame.
func TestFrameThatComesInCrumbs(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	text := `{"type":"say","id":"m1","text":"langzaam"}`
	frame := append([]byte{0x81, 0x80 | byte(len(text)), 0, 0, 0, 0}, text...)
	c.conn.NetConn().(*net.TCPConn).SetNoDelay(true)
	for _, b := range frame {
		if _, err := c.conn.NetConn().Write([]byte{b}); err != nil {
			t.Fatal(err)
		}
	}
	c.until("ack")
}

// Who pauses for longer than the wheel takes is parked, and heard again.
func TestWhoPausesIsHeardAgain(t *testing.T) {
	beats := make(chan struct{}, 100)
	w := newWorld(t, func(o *web.Options) { o.PingEvery = 2 * time.Second })
	c := w.dial()
	ping := c.conn.PingHandler()
	c.conn.SetPingHandler(func(data string) error {
		beats <- struct{}{}
		return ping(data)
	})
	c.hello()
	frames := make(chan msg)
	go func() {
		defer close(frames)
		for {
			m, err := c.read()
			if err != nil {
				return
			}
			frames <- m
		}
	}()
	for i := range 3 {
		c.send(fmt.Sprintf(`{"type":"say","id":"m%d","text":"bericht %d"}`, i, i))
		acked := false
		for m := range frames {
			if acked = m.str("type") == "ack"; acked {
				break
			}
		}
		if !acked {
			t.Fatalf("dropped before message %d was acknowledged", i)
		}
		for n := 0; n < 2 && i < 2; { // pings go out when the wheel has passed
			select {
			case <-beats:
				n++
			case _, open := <-frames:
				if !open {
					t.Fatalf("dropped after message %d", i)
				}
			}
		}
	}
	c.conn.Close()
	for range frames {
	}
}

func TestOverTLS(t *testing.T) {
	w := newWorld(t, nil)
	secure := httptest.NewTLSServer(http.HandlerFunc(w.channel.ServeHTTP))
	defer secure.Close()
	d := websocket.Dialer{Subprotocols: []string{"gehoor.v1"}, TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	conn, _, err := d.Dial("wss"+strings.TrimPrefix(secure.URL, "https")+"/ws", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	c := &client{t: t, conn: conn}
	c.hello()
	for i := range 3 {
		c.send(fmt.Sprintf(`{"type":"say","id":"m%d","text":"bericht %d"}`, i, i))
		c.until("ack")
	}
}

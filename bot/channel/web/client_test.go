package web_test

import (
	"encoding/json"
	"errors"
	"net/http"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// client is a customer's client under test.
type client struct {
	t    testing.TB
	conn *websocket.Conn
}

// msg is a frame from the server.
type msg map[string]any

func (m msg) str(name string) string { s, _ := m[name].(string); return s }
func (m msg) num(name string) int    { n, _ := m[name].(float64); return int(n) }

func (w *world) dial() *client {
	w.t.Helper()
	c, _, err := w.dialWith(nil)
	if err != nil {
		w.t.Fatal(err)
	}
	return c
}

func (w *world) dialWith(h http.Header) (*client, *http.Response, error) {
	d := websocket.Dialer{Subprotocols: []string{"gehoor.v1"}}
	conn, resp, err := d.Dial(w.url(), h)
	if err != nil {
		return nil, resp, err
	}
	w.t.Cleanup(func() { conn.Close() })
	return &client{t: w.t, conn: conn}, resp, nil
}

// send sends a frame as it stands.
func (c *client) send(frame string) {
	c.t.Helper()
	if err := c.conn.WriteMessage(websocket.TextMessage, []byte(frame)); err != nil {
		c.t.Fatalf("send: %v", err)
	}
}

// sendf sends a frame with its fields.
func (c *client) put(frame msg) {
	c.t.Helper()
	b, err := json.Marshal(frame)
	if err != nil {
		c.t.Fatal(err)
	}
	c.send(string(b))
}

// next returns the next frame.
func (c *client) next() msg {
	c.t.Helper()
	m, err := c.read()
	if err != nil {
		c.t.Fatalf("next: %v", err)
	}
	return m
}

func (c *client) read() (msg, error) {
	c.conn.SetReadDeadline(time.Now().Add(2 * time.Minute))
	_, data, err := c.conn.ReadMessage()
	if err != nil {
		return nil, err
	}
	var m msg
	if err := json.Unmarshal(data, &m); err != nil {
		c.t.Errorf("not JSON: %q", data)
	}
	return m, nil
}

// want returns the next frame, which must be of this type.
func (c *client) want(kind string) msg {
	c.t.Helper()
	m := c.next()
	if m.str("type") != kind {
		c.t.Fatalf("got %v, want a frame of type %s", m, kind)
	}
	return m
}

// until returns the next frame of this type and drops those before it.
func (c *client) until(kind string) msg {
	c.t.Helper()
	for {
		if m := c.next(); m.str("type") == kind {
			return m
		}
	}
}

// refused checks that the next frame is an error with this code, about id.
func (c *client) refused(code, id string) msg {
	c.t.Helper()
	m := c.want("error")
	if m.str("code") != code || m.str("id") != id || m.str("text") == "" {
		c.t.Errorf("got %v, want code %s and id %q and a text", m, code, id)
	}
	return m
}

// closed reads to the end and returns the close code.
func (c *client) closed() int {
	c.t.Helper()
	for {
		_, err := c.read()
		var end *websocket.CloseError
		if errors.As(err, &end) {
			return end.Code
		}
		if err != nil {
			c.t.Fatalf("ended without a close frame: %v", err)
		}
	}
}

// hello begins a conversation in Dutch and returns the welcome. The greeting
// has been read.
func (c *client) hello() msg {
	c.t.Helper()
	c.send(`{"type":"hello","locale":"nl"}`)
	welcome := c.want("welcome")
	c.want("event")
	return welcome
}

// said is a message as a client saw it.
type said struct {
	role, text, re string
	seq            int
}

func (m msg) said() said {
	by, _ := m["by"].(map[string]any)
	role, _ := by["role"].(string)
	return said{role: role, text: m.str("text"), re: m.str("re"), seq: m.num("seq")}
}

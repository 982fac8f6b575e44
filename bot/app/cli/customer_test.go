package cli_test

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gorilla/websocket"
)

// customer is a chat client as the protocol wants it: it keeps a message until
// its ack has come, resumes by token, and sends again what was not acknowledged.
type customer struct {
	name    int
	conv    string
	token   string
	seen    uint64            // number of the last event that was shown
	acked   map[string]uint64 // id of a message -> number that the ack named
	waiting *message          // sent, and not acknowledged yet
	sent    int
}

type message struct{ id, text string }

type incoming struct {
	Type         string `json:"type"`
	Conversation string `json:"conversation"`
	Token        string `json:"token"`
	ID           string `json:"id"`
	Seq          uint64 `json:"seq"`
	Code         string `json:"code"`
}

func newCustomer(name int) *customer {
	return &customer{name: name, acked: map[string]uint64{}}
}

// talk connects, resumes, sends what is still waiting, and then goes on talking
// until more returns false or the connection breaks. It returns nil unless the
// server did something that the protocol rules out.
func (c *customer) talk(url string, acks *tally, more func() bool) error {
	dialer := websocket.Dialer{Subprotocols: []string{"gehoor.v1"}, HandshakeTimeout: 30 * time.Second}
	conn, resp, err := dialer.Dial(strings.Replace(url, "http", "ws", 1)+"/ws", http.Header{})
	if err != nil {
		return nil // the server is gone: that is for others to judge
	}
	defer resp.Body.Close()
	defer conn.Close()
	hello := map[string]any{"type": "hello", "locale": "nl"}
	if c.token != "" {
		hello["token"], hello["after"] = c.token, c.seen
	}
	if conn.WriteJSON(hello) != nil {
		return nil
	}
	for {
		var f incoming
		if conn.ReadJSON(&f) != nil {
			return nil
		}
		switch f.Type {
		case "welcome":
			if c.token != "" && c.conv != f.Conversation {
				return fmt.Errorf("customer %d resumed %s and got %s", c.name, c.conv, f.Conversation)
			}
			c.conv, c.token = f.Conversation, f.Token
			if c.waiting == nil && !c.next(more) || conn.WriteJSON(c.say()) != nil {
				return nil
			}
		case "event":
			if f.Seq <= c.seen {
				return fmt.Errorf("customer %d was shown event %d after %d", c.name, f.Seq, c.seen)
			}
			c.seen = f.Seq
		case "ack":
			if c.waiting == nil || f.ID != c.waiting.id {
				return fmt.Errorf("customer %d got an ack for %q, which was not waiting", c.name, f.ID)
			}
			c.acked[f.ID] = f.Seq
			c.waiting = nil
			acks.add()
			if !c.next(more) || conn.WriteJSON(c.say()) != nil {
				return nil
			}
		case "error":
			if f.Code == "unavailable" && f.ID == "" {
				// 500 customers who come back at once may be more than a loaded
				// machine can welcome in time: who is turned away comes again.
				<-time.After(100 * time.Millisecond)
				return c.talk(url, acks, more)
			}
			// Not stored, or not known to be: keep it and try again.
			if f.Code != "unavailable" || c.waiting == nil || f.ID != c.waiting.id {
				return fmt.Errorf("customer %d was refused: %s", c.name, f.Code)
			}
			<-time.After(100 * time.Millisecond)
			if conn.WriteJSON(c.say()) != nil {
				return nil
			}
		}
	}
}

// next takes up the next message; false if there is none.
func (c *customer) next(more func() bool) bool {
	if !more() {
		return false
	}
	c.sent++
	id := fmt.Sprintf("%08d-0000-4000-8000-%012d", c.name, c.sent)
	c.waiting = &message{id: id, text: fmt.Sprintf("Bericht %d van klant %d over het pakket dat niet kwam.", c.sent, c.name)}
	return true
}

func (c *customer) say() map[string]any {
	return map[string]any{"type": "say", "id": c.waiting.id, "text": c.waiting.text}
}

package main

import (
	"net/http"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader = websocket.Upgrader{Subprotocols: []string{"gehoor.v1"}, CheckOrigin: func(*http.Request) bool { return true }}

// conn is one browser's socket. The hub's lock guards it and is held while writing.
type conn struct {
	ws     *websocket.Conn
	talk   *conversation
	cursor int
}

type frame struct {
	Type, ID, Token, Locale, Text, Choice, Identity string
	After                                           int
}

func (c *conn) send(o object) {
	_ = c.ws.WriteJSON(o) // A lost connection shows itself at the next read.
}

func (c *conn) close(code int) {
	_ = c.ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, ""), time.Now().Add(time.Second))
	_ = c.ws.Close()
}

func (h *hub) socket(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	down := h.down
	h.mu.Unlock()
	if down {
		http.Error(w, "down", http.StatusServiceUnavailable)
		return
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered.
	}
	c := &conn{ws: ws}
	h.mu.Lock()
	h.conns[c] = struct{}{}
	h.mu.Unlock()
	for {
		var f frame
		if err := ws.ReadJSON(&f); err != nil {
			break
		}
		h.mu.Lock()
		if !h.mute {
			h.hear(c, f)
			h.deliver()
		}
		h.mu.Unlock()
	}
	h.mu.Lock()
	delete(h.conns, c)
	h.mu.Unlock()
	_ = ws.Close()
}

func (h *hub) hear(c *conn, f frame) {
	switch f.Type {
	case "hello":
		talk := h.all[f.Token]
		if talk == nil {
			if f.Token != "" {
				c.send(object{"type": "error", "code": "bad_token"})
				return
			}
			talk = newConversation(f.Locale)
			h.all[talk.token] = talk
		}
		c.talk, c.cursor = talk, f.After
		c.send(object{
			"type": "welcome", "conversation": talk.id, "token": talk.token, "locale": talk.locale,
			"seq": len(talk.events), "limits": object{"text": h.limit}, "files": limits,
		})
		if f.Identity != "" {
			h.identities = append(h.identities, f.Identity)
			if h.doubt {
				c.send(object{"type": "error", "code": "bad_identity", "text": "Dit klopt niet."})
			}
		}
	case "say", "choose", "locale":
		if c.talk != nil {
			h.store(c, f)
		}
	}
}

// store keeps a message, unless a fault was ordered.
func (h *hub) store(c *conn, f frame) {
	h.sends++
	if h.loseSay > 0 {
		h.loseSay--
		c.close(websocket.CloseServiceRestart)
		return
	}
	if h.unavailable > 0 {
		h.unavailable--
		c.send(object{"type": "error", "code": "unavailable", "id": f.ID})
		return
	}
	seq, known := c.talk.stored[f.ID]
	switch {
	case known:
	case f.Type == "say" && len([]rune(f.Text)) > h.limit:
		c.send(object{"type": "error", "code": "too_long", "id": f.ID})
		return
	case f.Type == "say":
		seq = c.talk.say(f.ID, f.Text)
	case f.Type == "locale":
		c.talk.locale = f.Locale
		c.talk.stored[f.ID] = len(c.talk.events)
	default:
		var ok bool
		if seq, ok = c.talk.choose(f.ID, f.Choice); !ok {
			c.send(object{"type": "error", "code": "unknown_choice", "id": f.ID})
			return
		}
	}
	if h.loseAck > 0 {
		h.loseAck--
		c.close(websocket.CloseServiceRestart)
		return
	}
	c.send(object{"type": "ack", "id": f.ID, "seq": seq})
}

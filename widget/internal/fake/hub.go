package main

import (
	"encoding/json"
	"net/http"
	"strconv"
	"sync"

	"github.com/gorilla/websocket"
)

// hub holds the conversations, the connections and the faults to come.
type hub struct {
	mu    sync.Mutex
	all   map[string]*conversation // by token
	conns map[*conn]struct{}
	// down refuses every new connection.
	down bool
	// mute accepts connections and never answers.
	mute bool
	// The next so many messages are stored without an ack and then lose their connection; or are
	// refused as unavailable; or lose their connection before they are stored.
	loseAck, unavailable, loseSay int
	// The next so many files are refused for good, or for now.
	refuseFile, busyFile int
	// Connections that vouch for a customer are told that it does not hold.
	doubt bool
	// identities are what the sites said, as it came.
	identities []string
	limit      int
	sends      int
}

func newHub() *hub {
	return &hub{all: map[string]*conversation{}, conns: map[*conn]struct{}{}, limit: 4000}
}

// control sets a fault: /control?do=down|up|restart|close|agent|leave|resolve|typing|... with n=.
func (h *hub) control(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	n, _ := strconv.Atoi(r.FormValue("n")) // Absent means zero.
	switch r.FormValue("do") {
	case "down":
		h.down = true
		h.closeAll(websocket.CloseServiceRestart)
	case "up":
		h.down, h.mute = false, false
	case "mute":
		h.mute = true
	case "close":
		h.closeAll(n)
	case "forget":
		h.all = map[string]*conversation{}
		h.closeAll(websocket.CloseServiceRestart)
	case "lose-ack":
		h.loseAck = n
	case "lose-say":
		h.loseSay = n
	case "unavailable":
		h.unavailable = n
	case "refuse-file":
		h.refuseFile = n
	case "busy-file":
		h.busyFile = n
	case "doubt":
		h.doubt = n > 0
	case "limit":
		h.limit = n
	case "typing":
		for c := range h.conns {
			c.send(object{"type": "typing", "by": object{"role": "agent", "name": names["agent"]}, "on": n > 0})
		}
	default:
		for _, c := range h.all {
			h.happen(c, r.FormValue("do"), r.FormValue("text"))
		}
		h.deliver()
	}
}

// happen lets something come about in a conversation from the organisation's side.
func (h *hub) happen(c *conversation, what, text string) {
	switch what {
	case "agent":
		c.human = true
		c.add("joined", "agent", nil)
	case "leave":
		c.human = false
		c.add("left", "agent", nil)
	case "say":
		c.add("said", "agent", object{"text": text, "lang": c.locale})
	case "propose":
		c.add("proposed", "agent", object{"text": text, "lang": c.locale, "choices": []object{
			{"id": "yes", "label": "Ja, dat is goed"}, {"id": "no", "label": "Nee, liever niet"},
		}})
	case "resolve":
		c.add("said", "agent", object{"text": text, "lang": c.locale})
		c.add("resolved", "agent", object{"outcome": "upheld"})
		c.add("closed", "system", nil)
	}
}

// stored tells what every conversation holds, and how many messages came over the wire.
func (h *hub) stored(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	defer h.mu.Unlock()
	texts, files := [][]string{}, []object{}
	for _, c := range h.all {
		said := []string{}
		for _, e := range c.events {
			if e["re"] != nil && e["kind"] == "said" {
				said = append(said, e["text"].(string))
			}
		}
		texts = append(texts, said)
		for key, f := range c.uploads {
			files = append(files, object{"key": key, "media": f.media, "size": len(f.bytes), "sent": f.sent, "bytes": f.bytes})
		}
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(object{"conversations": texts, "files": files, "sends": h.sends, "identities": h.identities})
}

func (h *hub) closeAll(code int) {
	for c := range h.conns {
		c.close(code)
	}
}

// deliver sends every connection the events that it has not had.
func (h *hub) deliver() {
	for c := range h.conns {
		for c.talk != nil && c.cursor < len(c.talk.events) {
			c.send(c.talk.events[c.cursor])
			c.cursor++
		}
	}
}

package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot/channel/web"
)

// TestFramesOfTheSocketKeepToTheDocument talks to the real socket through the
// server, and holds every frame of both sides against the published document.
func TestFramesOfTheSocketKeepToTheDocument(t *testing.T) {
	var channel *web.Channel
	socket := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { channel.ServeHTTP(w, r) })
	w := newWorld(t, func(o *Options) { o.Socket = socket })
	channel = web.New(web.Options{Conversations: w.runtime, Bus: w.bus, Speaker: w.words})
	ctx, stop := context.WithCancel(t.Context())
	ran := make(chan struct{})
	go func() {
		channel.Run(ctx)
		close(ran)
	}()
	t.Cleanup(func() {
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := channel.Shutdown(end); err != nil {
			t.Error(err)
		}
		stop()
		<-ran
	})

	c := readContract(t, asyncAPI)
	dialer := websocket.Dialer{Subprotocols: []string{"gehoor.v1"}}
	conn, res, err := dialer.Dial("ws"+strings.TrimPrefix(w.http.URL, "http")+"/ws", nil)
	w.must(err)
	res.Body.Close()
	defer conn.Close()
	w.must(conn.SetReadDeadline(time.Now().Add(20 * time.Second)))
	if conn.Subprotocol() != "gehoor.v1" {
		t.Errorf("subprotocol %q", conn.Subprotocol())
	}
	send := func(schema, frame string) {
		t.Helper()
		c.holds(schema, []byte(frame))
		w.must(conn.WriteMessage(websocket.TextMessage, []byte(frame)))
	}
	seen := map[string]int{}
	await := func(kind string) {
		t.Helper()
		for {
			_, frame, err := conn.ReadMessage()
			w.must(err)
			var head struct{ Type, Code string }
			w.must(json.Unmarshal(frame, &head))
			schema := head.Type
			if schema == "typing" {
				schema = "typing_by_us"
			}
			c.holds(schema, frame)
			seen[head.Type]++
			if head.Type == kind {
				return
			}
		}
	}
	send("hello", `{"type":"hello","locale":"nl","page":"https://winkel.example/lamp"}`)
	await("welcome")
	await("event")
	send("typing_by_customer", `{"type":"typing","on":true}`)
	send("say", `{"type":"say","id":"0d6f0f3e-8a43-4b0c-9a55-0c9a4e1d8f01","text":"De lamp was kapot toen hij kwam."}`)
	await("ack")
	send("choose", `{"type":"choose","id":"0d6f0f3e-8a43-4b0c-9a55-0c9a4e1d8f02","choice":"human"}`)
	await("ack")
	send("locale", `{"type":"locale","id":"0d6f0f3e-8a43-4b0c-9a55-0c9a4e1d8f03","locale":"en"}`)
	await("ack")
	send("seen", `{"type":"seen","seq":2}`)
	send("choose", `{"type":"choose","id":"0d6f0f3e-8a43-4b0c-9a55-0c9a4e1d8f04","choice":"nonsense"}`)
	await("error")
	w.must(conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"nonsense"}`)))
	await("error")
	if seen["event"] < 4 {
		t.Errorf("only %d events were held against the document", seen["event"])
	}
}

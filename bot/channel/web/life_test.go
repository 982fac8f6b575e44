package web_test

import (
	"context"
	"net"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/channel/web"
)

func TestShutdownTellsClientsToComeBack(t *testing.T) {
	w := newWorld(t, nil)
	greeted, fresh := w.dial(), w.dial()
	greeted.hello()
	ended := make(chan error, 1)
	go func() { ended <- w.channel.Shutdown(context.Background()) }()
	for name, c := range map[string]*client{"greeted": greeted, "fresh": fresh} {
		if code := c.closed(); code != websocket.CloseServiceRestart {
			t.Errorf("%s: closed with %d", name, code)
		}
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if n := w.channel.Connections(); n != 0 {
		t.Errorf("%d connections left", n)
	}
	if _, resp, err := w.dialWith(nil); err == nil || resp.StatusCode != 503 {
		t.Errorf("taken while closing: %v", err)
	}
}

func TestShutdownIsBounded(t *testing.T) {
	w := newWorld(t, nil)
	w.dial().hello() // and never answers a close frame
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := w.channel.Shutdown(ctx); err == nil {
		t.Error("a client that does not answer was waited for")
	}
}

func TestWhoSaysNoHelloIsDropped(t *testing.T) {
	w := newWorld(t, func(o *web.Options) { o.HelloLimit = 50 * time.Millisecond })
	if code := w.dial().closed(); code != int(web.CloseNoHello) {
		t.Errorf("closed with %d", code)
	}
}

func TestSilentClientIsDroppedAndAnsweringOneIsNot(t *testing.T) {
	closed := make(chan web.Code, 2)
	w := newWorld(t, func(o *web.Options) {
		o.PingEvery = 2 * time.Second // for the answering one, too: a busy machine may leave it waiting for that long
		o.Watch.Closed = func(why web.Code) { closed <- why }
	})
	lively, silent := w.dial(), w.dial()
	lively.hello()
	silent.hello()
	silent.conn.SetPingHandler(func(string) error { return nil })
	answers, gone := make(chan struct{}, 100), make(chan struct{})
	pong := lively.conn.PingHandler()
	lively.conn.SetPingHandler(func(data string) error {
		answers <- struct{}{}
		return pong(data)
	})
	go func() {
		defer close(gone)
		lively.conn.SetReadDeadline(time.Time{})
		_, _, _ = lively.conn.ReadMessage() // pings are answered while reading
	}()
	if code := silent.closed(); code != int(web.CloseSilent) {
		t.Errorf("closed with %d", code)
	}
	if why := <-closed; why != web.CloseSilent {
		t.Errorf("ended as %v", why)
	}
	for range 3 {
		select {
		case <-answers:
		case <-gone:
			t.Fatal("who answers was dropped")
		}
	}
	if n := w.channel.Connections(); n != 1 {
		t.Errorf("%d connections are left", n)
	}
}

func TestClientsPingIsAnswered(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	got := make(chan string, 1)
	c.conn.SetPongHandler(func(data string) error {
		got <- data
		return nil
	})
	if err := c.conn.WriteControl(websocket.PingMessage, []byte("hoor"), time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	go c.read()
	if data := <-got; data != "hoor" {
		t.Errorf("pong %q", data)
	}
}

func TestClosingIsAnswered(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	bye := websocket.FormatCloseMessage(websocket.CloseNormalClosure, "")
	if err := c.conn.WriteControl(websocket.CloseMessage, bye, time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	if code := c.closed(); code != websocket.CloseGoingAway {
		t.Errorf("closed with %d", code)
	}
}

// A client that reads nothing must not hold anybody up, and is let go.
func TestSlowClientIsLetGo(t *testing.T) {
	closed := make(chan web.Code, 16)
	w := newWorld(t, func(o *web.Options) {
		o.WriteLimit = 50 * time.Millisecond
		o.Watch.Closed = func(why web.Code) { closed <- why }
	})
	slow := w.dial()
	id := bot.ID(slow.hello().str("conversation"))
	slow.conn.NetConn().(*net.TCPConn).SetReadBuffer(1 << 10)
	agent := bot.Person{Role: bot.Agent, Name: "Fatima", ID: "u-17"}
	if _, err := w.runtime.Tell(t.Context(), id, bot.Join{Key: "j", By: agent}); err != nil {
		t.Fatal(err)
	}
	for i := range 500 { // far more than the system keeps for a client
		if len(closed) > 0 {
			break
		}
		if _, err := w.runtime.Tell(t.Context(), id, bot.Reply{Key: "r" + string(rune('0'+i)), By: agent, Text: long}); err != nil {
			t.Fatal(err)
		}
	}
	if why := <-closed; why != web.CloseSlow {
		t.Errorf("closed as %v", why)
	}
}

var long = string(make32k())

func make32k() []byte {
	b := make([]byte, 256<<10)
	for i := range b {
		b[i] = 'x'
	}
	return b
}

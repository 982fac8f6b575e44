package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/channel/web"
)

func TestHelloGreetsAndSaysWhatTheLimitsAre(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	if got := c.conn.Subprotocol(); got != "gehoor.v1" {
		t.Errorf("subprotocol %q", got)
	}
	c.send(`{"type":"hello","locale":"en-GB","page":"https://shop.example/cart?card=42#top"}`)
	m := c.want("welcome")
	limits, _ := m["limits"].(map[string]any)
	if m.str("locale") != "en" || m.str("token") == "" || limits["text"] != 4000.0 {
		t.Errorf("welcome %v", m)
	}
	greeting := c.want("event")
	if greeting.str("kind") != "said" || greeting.said().role != "bot" || greeting.str("asks") != "experience" {
		t.Errorf("greeting %v", greeting)
	}
	if m.num("seq") != greeting.num("seq") {
		t.Errorf("seq %d of the welcome is not that of the last event, %d", m.num("seq"), greeting.num("seq"))
	}
	log, err := w.runtime.Since(t.Context(), bot.ID(m.str("conversation")), 0)
	if err != nil {
		t.Fatal(err)
	}
	if page := log[0].Events[0].(bot.Opened).Page; page != "https://shop.example/cart" {
		t.Errorf("kept %q of the page", page)
	}
}

func TestSayIsAckedAndComesBackWithItsOwnKey(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	c.send(`{"type":"say","id":"m1","text":"De trein was te laat.\nEn <b>vies</b>."}`)
	ack := c.want("ack")
	own := c.want("event")
	if ack.str("id") != "m1" || own.num("seq") != ack.num("seq") {
		t.Errorf("ack %v, event %v", ack, own)
	}
	if got := own.said(); got.re != "m1" || got.role != "customer" || got.text != "De trein was te laat.\nEn <b>vies</b>." {
		t.Errorf("got %+v", got)
	}
	// The same again is acked the same and shown to nobody.
	c.send(`{"type":"say","id":"m1","text":"De trein was te laat.\nEn <b>vies</b>."}`)
	if again := c.until("ack"); again.num("seq") != ack.num("seq") {
		t.Errorf("acked as %d, then as %d", ack.num("seq"), again.num("seq"))
	}
	c.send(`{"type":"say","id":"m2","text":"Dat was het."}`)
	for {
		m := c.next()
		if m.str("type") == "event" && m.said().re == "m1" {
			t.Error("shown twice")
		}
		if m.str("type") == "ack" && m.str("id") == "m2" {
			return
		}
	}
}

func TestChoose(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	c.send(`{"type":"say","id":"m1","text":"De trein was te laat."}`)
	c.until("ack")
	c.send(`{"type":"choose","id":"c1","choice":"done"}`)
	ack := c.until("ack")
	if ack.str("id") != "c1" {
		t.Errorf("ack %v", ack)
	}
	for m := c.until("event"); m.said().role != "bot"; m = c.until("event") {
	}
}

func TestLocaleSwitchesWhatIsSaidAndTheErrors(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	c.send(`{"type":"locale","id":"l1","locale":"en"}`)
	if ack := c.until("ack"); ack.str("id") != "l1" || ack.num("seq") == 0 {
		t.Errorf("ack %v", ack)
	}
	c.send(`{"type":"choose","id":"c1","choice":"no-such-choice"}`)
	if m := c.until("error"); m.str("text") != w.text("en", "error.unknown_choice") {
		t.Errorf("the error is %q", m.str("text"))
	}
	c.send(`{"type":"locale","id":"l2","locale":"xx"}`)
	if m := c.until("error"); m.str("code") != "bad_frame" || m.str("id") != "l2" {
		t.Errorf("got %v", m)
	}
}

func TestResumeGetsWhatItLacks(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	for i := range 5 {
		c.send(fmt.Sprintf(`{"type":"say","id":"m%d","text":"bericht %d"}`, i, i))
		c.until("ack")
	}
	c.conn.Close()
	var all []int
	for after := 0; ; after++ {
		again := w.dial()
		again.send(fmt.Sprintf(`{"type":"hello","token":%q,"after":%d}`, welcome.str("token"), after))
		m := again.want("welcome")
		if m.str("token") != welcome.str("token") || m.str("conversation") != welcome.str("conversation") {
			t.Fatalf("welcomed as %v", m)
		}
		var got []int
		for seq := after; seq < m.num("seq"); {
			seq = again.want("event").num("seq")
			got = append(got, seq)
		}
		if after == 0 {
			all = got
		}
		var want []int
		for _, seq := range all {
			if seq > after {
				want = append(want, seq)
			}
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("after %d: got %v, want %v", after, got, want)
		}
		again.conn.Close()
		if after == m.num("seq") {
			break
		}
	}
}

// A client that has more than the server holds the past of another store.
func TestResumeFromTheFutureGetsEverything(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	again := w.dial()
	again.send(fmt.Sprintf(`{"type":"hello","token":%q,"after":900}`, welcome.str("token")))
	if m := again.want("welcome"); m.num("seq") >= 900 {
		t.Errorf("welcome %v", m)
	}
	again.want("event")
}

func TestTwoTabsBothGetEverything(t *testing.T) {
	w := newWorld(t, nil)
	one := w.dial()
	welcome := one.hello()
	two := w.dial()
	two.send(fmt.Sprintf(`{"type":"hello","token":%q,"after":0}`, welcome.str("token")))
	two.want("welcome")
	two.want("event")
	one.send(`{"type":"say","id":"m1","text":"van de een"}`)
	two.send(`{"type":"say","id":"m2","text":"van de ander"}`)
	for name, c := range map[string]*client{"one": one, "two": two} {
		seen := map[string]bool{}
		last := 0
		for !seen["m1"] || !seen["m2"] {
			m := c.next()
			if m.str("type") != "event" {
				continue
			}
			if m.num("seq") <= last {
				t.Errorf("%s: event %d after %d", name, m.num("seq"), last)
			}
			last = m.num("seq")
			seen[m.said().re] = true
		}
	}
}

func TestWhatOthersDoReachesTheCustomer(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	id := bot.ID(c.hello().str("conversation"))
	agent := bot.Person{Role: bot.Agent, Name: "Fatima", ID: "u-17"}
	for _, cmd := range []bot.Command{
		bot.Join{Key: "a1", By: agent},
		bot.Note{Key: "a2", By: agent, Text: "geheim"},
		bot.Reply{Key: "a3", By: agent, Text: "Goedemiddag."},
	} {
		if _, err := w.runtime.Tell(t.Context(), id, cmd); err != nil {
			t.Fatal(err)
		}
	}
	joined := c.until("event")
	for joined.str("kind") != "joined" {
		joined = c.until("event")
	}
	by := fmt.Sprint(joined["by"])
	if !strings.Contains(by, "Fatima") || strings.Contains(by, "u-17") {
		t.Errorf("joined by %s", by)
	}
	for {
		m := c.until("event")
		if strings.Contains(fmt.Sprint(m), "geheim") {
			t.Error("a note between agents reached the customer")
		}
		if m.said().text == "Goedemiddag." {
			break
		}
	}
	w.channel.Typing(id, agent, true)
	if m := c.until("typing"); m["on"] != true {
		t.Errorf("typing %v", m)
	}
}

func TestSeenIsKept(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	id := bot.ID(welcome.str("conversation"))
	agent := bot.Person{Role: bot.Agent, Name: "Fatima", ID: "u-17"}
	for _, cmd := range []bot.Command{bot.Join{Key: "a1", By: agent}, bot.Reply{Key: "a2", By: agent, Text: "Goedemiddag."}} {
		if _, err := w.runtime.Tell(t.Context(), id, cmd); err != nil {
			t.Fatal(err)
		}
	}
	shown := c.until("event").num("seq")
	for last := false; !last; {
		m := c.until("event")
		shown, last = m.num("seq"), m.said().text == "Goedemiddag."
	}
	c.put(msg{"type": "seen", "seq": shown})
	for deadline := time.Now().Add(20 * time.Second); ; <-time.After(20 * time.Millisecond) {
		var kept uint64
		if err := w.runtime.View(t.Context(), id, func(s *bot.State) { kept = s.ShownTo }); err != nil {
			t.Fatal(err)
		}
		if kept == uint64(shown) {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("kept %d, shown up to %d", kept, shown)
		}
	}
}

func TestErasedConversationSaysSoAndEnds(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	id := bot.ID(welcome.str("conversation"))
	if err := w.store.Erase(t.Context(), bot.Tombstone{Conversation: id, At: time.Now(), Why: "asked", By: "test"}); err != nil {
		t.Fatal(err)
	}
	w.runtime.Forget(id)
	c.send(`{"type":"say","id":"m1","text":"Ben ik er nog?"}`)
	if m := c.refused("closed", "m1"); m.str("text") != w.text("nl", "error.erased") {
		t.Errorf("text %q", m.str("text"))
	}
	if code := c.closed(); code != int(web.CloseErased) {
		t.Errorf("closed with %d", code)
	}
	again := w.dial()
	again.put(msg{"type": "hello", "token": welcome.str("token")})
	again.refused("bad_token", "")
}

// Typing and seen come often; too much of them is passed over, and only a flood
// ends the connection.
func TestFloodOfHintsEndsTheConnection(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	for range 50 {
		c.send(`{"type":"typing","on":true}`)
	}
	c.send(`{"type":"say","id":"m1","text":"hallo"}`)
	c.until("ack")
	for range 5000 {
		if c.conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"typing","on":true}`)) != nil {
			break
		}
	}
	if code := c.closed(); code != websocket.ClosePolicyViolation {
		t.Errorf("closed with %d", code)
	}
}

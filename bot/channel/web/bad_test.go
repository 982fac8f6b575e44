package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/channel/web"
)

func TestBadFramesAreAnsweredAndTheConversationGoesOn(t *testing.T) {
	w := newWorld(t, nil)
	for name, frame := range map[string]struct{ send, id string }{
		"empty":            {``, ""},
		"not JSON":         {`hallo`, ""},
		"cut off":          {`{"type":"say","id":"m1","text":"hal`, "m1"},
		"array":            {`[1,2,3]`, ""},
		"null":             {`null`, ""},
		"unknown type":     {`{"type":"dance","id":"m1"}`, "m1"},
		"no type":          {`{"id":"m1","text":"hallo"}`, "m1"},
		"type is a number": {`{"id":"m1","type":7}`, "m1"},
		"no id":            {`{"type":"say","text":"hallo"}`, ""},
		"empty id":         {`{"type":"say","id":"","text":"hallo"}`, ""},
		"id is a number":   {`{"type":"say","id":5,"text":"hallo"}`, ""},
		"long id":          {`{"type":"say","id":"` + strings.Repeat("x", 200) + `","text":"hallo"}`, ""},
		"no text":          {`{"type":"say","id":"m1"}`, "m1"},
		"text is null":     {`{"type":"say","id":"m1","text":null}`, "m1"},
		"text is a list":   {`{"type":"say","id":"m1","text":["hallo"]}`, "m1"},
		"no choice":        {`{"type":"choose","id":"m1"}`, "m1"},
		"two values":       {`{"type":"say","id":"m1","text":"a"}{"type":"say"}`, "m1"},
		"not UTF-8":        {"{\"type\":\"say\",\"id\":\"m1\",\"text\":\"\xff\xfe\"}", ""},
		"negative seq":     {`{"type":"seen","seq":-1}`, ""},
		"typing maybe":     {`{"type":"typing","on":"maybe"}`, ""},
		"second hello":     {`{"type":"hello"}`, ""},
		"deep":             {`{"x":` + strings.Repeat("[", 500) + strings.Repeat("]", 500) + `,"type":"say"}`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c := w.dial()
			c.t = t
			c.hello()
			c.send(frame.send)
			if m := c.refused("bad_frame", frame.id); m.str("text") != w.text("nl", "error.bad_frame") {
				t.Errorf("text %q", m.str("text"))
			}
			c.send(`{"type":"say","id":"after","text":"hallo","unknown":{"deep":[1,true,null,"\u00e9"]}}`)
			c.until("ack")
		})
	}
}

func TestBinaryFrameIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	if err := c.conn.WriteMessage(websocket.BinaryMessage, []byte(`{"type":"say","id":"m1","text":"hallo"}`)); err != nil {
		t.Fatal(err)
	}
	c.refused("bad_frame", "")
}

func TestFramesBeforeHelloAreRefused(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.send(`{"type":"say","id":"m1","text":"hallo"}`)
	c.refused("bad_frame", "m1")
	c.hello()
}

func TestRepeatedAbuseEndsTheConnection(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	for range 40 {
		if c.conn.WriteMessage(websocket.TextMessage, []byte(`nonsense`)) != nil {
			break
		}
	}
	if code := c.closed(); code != websocket.ClosePolicyViolation {
		t.Errorf("closed with %d", code)
	}
}

func TestTextsOfEveryKind(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	for name, text := range map[string]string{
		"emoji": "😡👨‍👩‍👧‍👦🚆", "right to left": "القطار كان متأخرا", "HTML": `<script>alert("x")</script>&amp;`,
		"surrogates": "\U0001F600\U0001F601", "4000 characters": strings.Repeat("é", 4000),
		"control characters": "trein\u0007 te\u0000 laat\u202e!",
	} {
		id := strings.ReplaceAll(name, " ", "-")
		c.put(msg{"type": "say", "id": id, "text": text})
		if ack := c.until("ack"); ack.str("id") != id {
			t.Errorf("%s: ack %v", name, ack)
		}
		m := c.until("event")
		for m.said().re != id {
			m = c.until("event")
		}
		if want := bot.CleanText(text); m.said().text != want {
			t.Errorf("%s: came back as %q, want %q", name, m.said().text, want)
		}
	}
}

func TestTextsThatAreRefused(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	for name, bad := range map[string]struct{ text, code, key string }{
		"nothing":            {"", "bad_frame", "error.empty"},
		"only space":         {" \n\t ", "bad_frame", "error.empty"},
		"only control":       {"\u0000\u200b\u202e", "bad_frame", "error.empty"},
		"4001 characters":    {strings.Repeat("é", 4001), "too_long", ""},
		"100 KB":             {strings.Repeat("x", 100<<10), "too_long", ""},
		"100 KB of new line": {strings.Repeat("\n", 50<<10), "too_long", ""},
	} {
		id := strings.ReplaceAll(name, " ", "-")
		c.put(msg{"type": "say", "id": id, "text": bad.text})
		m := c.until("error")
		if m.str("code") != bad.code || m.str("id") != id {
			t.Errorf("%s: got %v", name, m)
		}
		if bad.key != "" && m.str("text") != w.text("nl", bad.key) {
			t.Errorf("%s: text %q", name, m.str("text"))
		}
		if bad.code == "too_long" && !strings.Contains(m.str("text"), "4000") {
			t.Errorf("%s: %q does not say how long it may be", name, m.str("text"))
		}
	}
}

// The client is told which message was too large before the connection ends, or
// it would send it again for ever.
func TestOversizedFrameIsNamedThenClosed(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	c.put(msg{"type": "say", "id": "huge", "text": strings.Repeat("x", 2<<20)})
	c.refused("too_long", "huge")
	if code := c.closed(); code != websocket.CloseMessageTooBig {
		t.Errorf("closed with %d", code)
	}
}

func TestChoiceThatWasNotOffered(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	c.send(`{"type":"choose","id":"c1","choice":"free-money"}`)
	if m := c.refused("unknown_choice", "c1"); m.str("text") != w.text("nl", "error.unknown_choice") {
		t.Errorf("text %q", m.str("text"))
	}
}

func TestTokensThatOpenNothing(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	token := welcome.str("token")
	last := token[len(token)-1]
	other := byte('0')
	if last == other {
		other = '1'
	}
	strange, _ := bot.NewToken(bot.NewID())
	for name, wrong := range map[string]string{
		"one sign off": token[:len(token)-1] + string(other), "of nothing": string(strange),
		"malformed": "hallo", "only the id": welcome.str("conversation"), "long": strings.Repeat("x", 500),
	} {
		t.Run(name, func(t *testing.T) {
			c := w.dial()
			c.t = t
			c.put(msg{"type": "hello", "token": wrong, "locale": "en"})
			if m := c.refused("bad_token", ""); m.str("text") != w.text("en", "error.bad_token") {
				t.Errorf("text %q", m.str("text"))
			}
			c.hello() // on the same connection
		})
	}
}

func TestStoreDownIsSaidAndTheResendIsStored(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	welcome := c.hello()
	w.store.down.Store(true)
	c.send(`{"type":"say","id":"m1","text":"De trein was te laat."}`)
	if m := c.refused("unavailable", "m1"); m.str("text") != w.text("nl", "error.unavailable") {
		t.Errorf("text %q", m.str("text"))
	}
	late := w.dial()
	late.send(`{"type":"hello","locale":"en"}`)
	late.refused("unavailable", "")
	late.put(msg{"type": "hello", "token": welcome.str("token")})
	late.refused("unavailable", "")
	w.store.down.Store(false)
	c.send(`{"type":"say","id":"m1","text":"De trein was te laat."}`)
	if ack := c.want("ack"); ack.str("id") != "m1" {
		t.Errorf("ack %v", ack)
	}
	late.hello()
}

func TestTooFastIsSaidAndNotStored(t *testing.T) {
	w := newWorld(t, func(o *web.Options) { o.Limits = web.Limits{Text: 100, SayRate: 0.001, SayBurst: 3} })
	c := w.dial()
	id := bot.ID(c.hello().str("conversation"))
	for i := range 6 {
		c.send(fmt.Sprintf(`{"type":"say","id":"m%d","text":"bericht %d"}`, i, i))
	}
	acks, errs := map[string]bool{}, map[string]bool{}
	for len(acks)+len(errs) < 6 {
		switch m := c.next(); m.str("type") {
		case "ack":
			acks[m.str("id")] = true
		case "error":
			if m.str("code") != "too_fast" || m.str("text") != w.text("nl", "error.too_fast") {
				t.Errorf("got %v", m)
			}
			errs[m.str("id")] = true
		}
	}
	if len(acks) != 3 || len(errs) != 3 {
		t.Errorf("%d acked, %d refused", len(acks), len(errs))
	}
	if err := w.runtime.View(t.Context(), id, func(s *bot.State) {
		for key := range errs {
			if _, ok := s.Seen[key]; ok {
				t.Errorf("%s was refused and stored", key)
			}
		}
	}); err != nil {
		t.Error(err)
	}
}

func TestAnAddressMayOpenSoManyAndNoMore(t *testing.T) {
	closed := make(chan web.Code, 3)
	w := newWorld(t, func(o *web.Options) {
		o.Watch.Closed = func(why web.Code) { closed <- why }
		o.Limits = web.Limits{Connections: 2, OpenRate: 0.001, OpenBurst: 1, SayRate: 100, SayBurst: 100}
	})
	one, two := w.dial(), w.dial()
	if _, resp, err := w.dialWith(nil); err == nil || resp.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a third connection: %v", err)
	}
	one.hello()
	two.send(`{"type":"hello"}`)
	two.refused("too_fast", "")
	one.conn.Close()
	<-closed
	if _, _, err := w.dialWith(nil); err != nil {
		t.Errorf("the place of a connection that ended is not free: %v", err)
	}
}

func TestOrigins(t *testing.T) {
	w := newWorld(t, func(o *web.Options) { o.AllowedOrigins = []string{"https://shop.example"} })
	for origin, ok := range map[string]bool{
		"": true, w.server.URL: true, "https://shop.example": true, "https://SHOP.example": true,
		"https://evil.example": false, "http://shop.example": false, "https://shop.example.evil.example": false, "null": false,
	} {
		h := http.Header{}
		if origin != "" {
			h.Set("Origin", origin)
		}
		_, resp, err := w.dialWith(h)
		if (err == nil) != ok {
			t.Errorf("origin %q: %v", origin, err)
		}
		if !ok && resp.StatusCode != http.StatusForbidden {
			t.Errorf("origin %q: status %d", origin, resp.StatusCode)
		}
	}
}

func TestOtherSubprotocolIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	d := websocket.Dialer{Subprotocols: []string{"gehoor.v9"}}
	if _, resp, err := d.Dial(w.url(), nil); err == nil || resp.StatusCode != http.StatusBadRequest {
		t.Errorf("err = %v", err)
	}
}

func TestErrorFramesAreValidWhateverTheID(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.hello()
	id := "\"\\\u0001é\u2028</script>"
	b, err := json.Marshal(msg{"type": "dance", "id": id})
	if err != nil {
		t.Fatal(err)
	}
	c.send(string(b))
	c.refused("bad_frame", id)
}

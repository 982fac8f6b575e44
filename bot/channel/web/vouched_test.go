package web_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/channel/web"
)

// vouching is a world in which the words jan and piet are good, and the errors
// of others are kept.
func vouching(t *testing.T) (*world, chan error) {
	t.Helper()
	refused := make(chan error, 8)
	return newWorld(t, func(o *web.Options) {
		o.Vouch = func(jwt string) (bot.Vouched, error) {
			switch jwt {
			case "jan":
				return bot.Vouched{Number: "K-17", Contact: &bot.Contact{Name: "Jan Jansen", Email: "jan@example.org"}, Locale: "en-GB"}, nil
			case "piet":
				return bot.Vouched{Number: "K-18"}, nil
			}
			return bot.Vouched{}, errors.New("test: no good")
		}
		o.Watch.Unvouched = func(err error) { refused <- err }
	}), refused
}

func opened(t *testing.T, w *world, welcome msg) bot.Opened {
	t.Helper()
	log, err := w.runtime.Since(t.Context(), bot.ID(welcome.str("conversation")), 0)
	if err != nil {
		t.Fatal(err)
	}
	return log[0].Events[0].(bot.Opened)
}

func TestVouchedCustomerIsKnown(t *testing.T) {
	w, refused := vouching(t)
	c := w.dial()
	c.send(`{"type":"hello","identity":"jan"}`)
	welcome := c.want("welcome")
	if o := opened(t, w, welcome); o.Number != "K-17" || o.Vouched.Name != "Jan Jansen" || o.Locale != "en" {
		t.Errorf("opened as %+v", o)
	}
	c = w.dial()
	c.send(`{"type":"hello","identity":"jan","locale":"nl"}`)
	if m := c.want("welcome"); m.str("locale") != "nl" {
		t.Errorf("the page's own language lost: %v", m)
	}
	if len(refused) != 0 {
		t.Errorf("refused %v", <-refused)
	}
}

func TestACustomerWhoseIdentityDoesNotHoldIsToldAndGoesOn(t *testing.T) {
	for name, jwt := range map[string]string{"bad": "bad", "huge": strings.Repeat("x", 50_000)} {
		w, refused := vouching(t)
		c := w.dial()
		c.put(msg{"type": "hello", "identity": jwt, "locale": "nl"})
		welcome := c.want("welcome")
		c.want("event")
		if m := c.refused("bad_identity", ""); m.str("text") != w.text("nl", "error.bad_identity") {
			t.Errorf("%s: says %q", name, m.str("text"))
		}
		if o := opened(t, w, welcome); o.Number != "" || o.Vouched != nil {
			t.Errorf("%s: opened as %+v", name, o)
		}
		if len(refused) != 1 {
			t.Errorf("%s: %d refusals were counted", name, len(refused))
		}
		c.send(`{"type":"say","id":"m1","text":"De trein was te laat."}`)
		c.until("ack")
	}
}

func TestWithoutASecretAnIdentityDoesNotHold(t *testing.T) {
	w := newWorld(t, nil)
	c := w.dial()
	c.send(`{"type":"hello","identity":"jan"}`)
	c.want("welcome")
	c.want("event")
	c.refused("bad_identity", "")
}

func TestResumingAnswersToWhoIsSignedIn(t *testing.T) {
	for name, c := range map[string]struct {
		first, then string
		bad         string // code of the error
		in          bool
	}{
		"the same customer":                    {"jan", "jan", "", true},
		"nobody signed in any more":            {"jan", "", "", true},
		"another customer":                     {"jan", "piet", "bad_token", false},
		"an identity that has expired":         {"jan", "old", "bad_identity", true},
		"a customer in a talk begun by nobody": {"", "jan", "", true},
	} {
		t.Run(name, func(t *testing.T) {
			w, _ := vouching(t)
			hello := msg{"type": "hello", "locale": "nl"}
			if c.first != "" {
				hello["identity"] = c.first
			}
			one := w.dial()
			one.put(hello)
			welcome := one.want("welcome")
			one.want("event")
			before := opened(t, w, welcome)
			two := w.dial()
			two.put(msg{"type": "hello", "token": welcome.str("token"), "identity": c.then})
			if c.in {
				two.want("welcome")
				two.want("event")
			}
			if c.bad != "" {
				two.refused(c.bad, "")
			}
			if after := opened(t, w, welcome); after.Number != before.Number {
				t.Errorf("the conversation went from %q to %q", before.Number, after.Number)
			}
		})
	}
}

func TestTheWelcomeSaysWhichFilesMayBeAdded(t *testing.T) {
	w := newWorld(t, func(o *web.Options) {
		o.Files = &web.FileOffer{MaxBytes: 10, MaxCount: 2, MaxTotal: 15, Media: []string{"image/png"}}
	})
	c := w.dial()
	c.send(`{"type":"hello"}`)
	got, _ := c.want("welcome")["files"].(map[string]any)
	if got["max_bytes"] != 10.0 || got["max_count"] != 2.0 || got["max_total"] != 15.0 || got["media"].([]any)[0] != "image/png" {
		t.Errorf("offers %v", got)
	}
	w = newWorld(t, nil)
	c = w.dial()
	c.send(`{"type":"hello"}`)
	if m := c.want("welcome"); m["files"] != nil {
		t.Errorf("without files it offers %v", m["files"])
	}
}

package load_test

import (
	"context"
	"errors"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot/load"
)

func TestChatsAreHeldAndCounted(t *testing.T) {
	url := serve(t)
	for _, c := range []load.Config{
		{Mode: load.Closed, Talk: load.Complaint},
		{Mode: load.Closed, Talk: load.Monologue, Turns: 3, Locale: "en"},
		{Mode: load.Paced, Pace: 20 * time.Millisecond},
	} {
		t.Run(string(c.Mode)+" "+string(c.Talk), func(t *testing.T) {
			// A minute is never needed: it ends with the hundredth message.
			c.URL, c.Chats, c.For, c.Messages = url, 5, time.Minute, 100
			r, err := load.Run(t.Context(), c)
			if err != nil {
				t.Fatal(err)
			}
			if r.Messages < 100 || r.Chats != 5 || r.Rate <= 0 || r.P50 > r.P99 || r.P99 > r.Max {
				t.Errorf("report %+v", r)
			}
			if len(r.Errors) > 0 {
				t.Errorf("errors %v", r.Errors)
			}
			var out strings.Builder
			r.Print(&out)
			if !strings.Contains(out.String(), "5 chats") {
				t.Errorf("printed %q", out.String())
			}
		})
	}
}

func TestIdleChatsStay(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("what a process uses is measured on Linux only")
	}
	r, err := load.Run(t.Context(), load.Config{URL: serve(t), Chats: 20, For: 100 * time.Millisecond, Mode: load.Idle, PID: os.Getpid()})
	if err != nil {
		t.Fatal(err)
	}
	if r.Messages != 0 || len(r.Errors) > 0 || r.RSS <= 0 || r.RSSPerChat != r.RSS/20 {
		t.Errorf("report %+v", r)
	}
}

func TestBaselineAnswersTheSameCustomers(t *testing.T) {
	r, err := load.Compare(t.Context(), load.Config{URL: serve(t), Chats: 5, For: time.Minute, Messages: 50})
	if err != nil {
		t.Fatal(err)
	}
	b := r.Baseline
	if b == nil || b.Messages < 50 || len(b.Errors) > 0 || r.Ratio != r.Rate/b.Rate {
		t.Errorf("report %+v, baseline %+v", r, b)
	}
}

func TestWhatGoesWrongIsCounted(t *testing.T) {
	url := serve(t)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := load.Run(ctx, load.Config{URL: url, Chats: 1, For: time.Second}); !errors.Is(err, context.Canceled) {
		t.Errorf("stopped before it began: %v", err)
	}
	if _, err := load.Run(t.Context(), load.Config{URL: "http://127.0.0.1:1", Chats: 2, For: time.Second}); err == nil {
		t.Error("nobody answers, and no error")
	}
	if _, err := load.Run(t.Context(), load.Config{URL: url + "/nowhere-near", Chats: 1, For: time.Second, PID: -1}); err == nil {
		t.Error("measured a process that is none")
	}
}

func TestConfigIsChecked(t *testing.T) {
	good := load.Config{URL: "http://127.0.0.1:1", Chats: 1, For: time.Second}
	for name, change := range map[string]func(*load.Config){
		"no address":     func(c *load.Config) { c.URL = "" },
		"other scheme":   func(c *load.Config) { c.URL = "ftp://127.0.0.1" },
		"no host":        func(c *load.Config) { c.URL = "127.0.0.1:8080" },
		"no chats":       func(c *load.Config) { c.Chats = 0 },
		"no time":        func(c *load.Config) { c.For = 0 },
		"negative count": func(c *load.Config) { c.Messages = -1 },
		"unknown mode":   func(c *load.Config) { c.Mode = "wild" },
		"unknown talk":   func(c *load.Config) { c.Talk = "song" },
		"negative time":  func(c *load.Config) { c.For = -time.Second },
	} {
		c := good
		change(&c)
		if _, err := load.Run(t.Context(), c); err == nil || !strings.HasPrefix(err.Error(), "load: the ") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

package load_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/channel/web"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/load"
	"github.com/gehoor/gehoor/bot/store/sqlite"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// BenchmarkChats holds 500 chats at once, as fast as they are answered, with
// Gehoor and with the bare echo server of the same run, and reports how many
// messages a second the first reaches of the second's. It asserts nothing: a
// rate says more about the machine than about the code.
func BenchmarkChats(b *testing.B) {
	for _, talk := range []load.Talk{load.Complaint, load.Monologue} {
		b.Run(string(talk), func(b *testing.B) {
			url := serve(b)
			for b.Loop() {
				// Server and customers are one process here, so the processor
				// time of a message is that of both.
				r, err := load.Compare(b.Context(), load.Config{URL: url, Chats: 500, For: 5 * time.Second, Talk: talk, PID: os.Getpid()})
				if err != nil {
					b.Fatal(err)
				}
				if len(r.Errors) > 0 {
					b.Errorf("errors: %v", r.Errors)
				}
				b.ReportMetric(r.Rate, "msg/s")
				b.ReportMetric(r.Baseline.Rate, "bare-msg/s")
				b.ReportMetric(r.Ratio, "of-bare")
				b.ReportMetric(r.P99, "p99-ms")
				b.ReportMetric(r.CPUPerTurn, "cpu-µs/msg")
				b.ReportMetric(r.Baseline.CPUPerTurn, "bare-cpu-µs/msg")
			}
		})
	}
}

// bus announces within this process, at once.
type bus struct {
	mu   sync.Mutex
	hear []func(bot.Announcement)
}

func (b *bus) Announce(a bot.Announcement) {
	for _, h := range b.hear {
		h(a)
	}
}

func (b *bus) Subscribe(hear func(bot.Announcement)) func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.hear = append(b.hear, hear)
	return func() {}
}

func (b *bus) Close() error { return nil }

type always struct{}

func (always) Open(time.Time) bool         { return true }
func (always) Next(at time.Time) time.Time { return at }

// serve starts the way of a message from socket to disk and returns its address.
func serve(tb testing.TB) string {
	tb.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		tb.Fatal(err)
	}
	script, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		tb.Fatal("no dialog named complaint")
	}
	store, err := sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	topics := bot.NewTopics(script, words)
	policy := &bot.Policy{
		Organisation: "Voorbeeld", Zone: time.UTC, Book: deadline.Default(), Regime: "nl-awb", Hours: always{},
		StoryPause: 20 * time.Second, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour,
	}
	hub := &bus{}
	runtime := actor.New(actor.Options{
		Store: store, Bus: hub, Understander: understand.New(), Speaker: words, Now: time.Now,
		Script: func(string) (*dialogs.Dialog, bot.Topics) { return script, topics },
		Policy: func() *bot.Policy { return policy },
	})
	channel := web.New(web.Options{Conversations: runtime, Bus: hub, Speaker: words})
	server := httptest.NewServer(http.HandlerFunc(channel.ServeHTTP))
	ctx, stop := context.WithCancel(context.Background())
	go runtime.Run(ctx)
	go channel.Run(ctx)
	tb.Cleanup(func() {
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		channel.Shutdown(end)
		runtime.Close(end)
		server.Close()
		stop()
		store.Close()
	})
	return server.URL
}

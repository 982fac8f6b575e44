package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/channel/web"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/store/sqlite"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// world is a server on the embedded store, with a client's way to it.
type world struct {
	t       testing.TB
	store   *fragile
	runtime *actor.Runtime
	channel *web.Channel
	server  *httptest.Server
	words   *locales.Bundle
}

// fragile is a store that can be made unreachable.
type fragile struct {
	bot.Store
	down atomic.Bool
}

var errDown = bot.E(bot.Unavailable, "error.unavailable", errors.New("test: down"))

func (f *fragile) Append(ctx context.Context, c bot.Commit, sum bot.Summary) error {
	if f.down.Load() {
		return errDown
	}
	return f.Store.Append(ctx, c, sum)
}

func (f *fragile) Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	if f.down.Load() {
		return nil, errDown
	}
	return f.Store.Load(ctx, id, after)
}

// bus announces within this process, at once.
type bus struct {
	mu   sync.Mutex
	hear []func(bot.Announcement)
}

func (b *bus) Announce(a bot.Announcement) {
	b.mu.Lock()
	defer b.mu.Unlock()
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

// listener reads every text as a story.
type listener struct{}

func (listener) Read(_ context.Context, in bot.Input) (bot.Reading, error) {
	return bot.Reading{
		Lang: bot.Guess{Value: in.Locale, Conf: 1}, Stored: in.Text, Masked: in.Text, Source: "rules",
		Nature: bot.Guess{Value: "complaint", Conf: 1},
	}, nil
}

var words = sync.OnceValues(func() (*locales.Bundle, error) { return locales.Load(nil) })

// newWorld starts a server. change may be nil.
func newWorld(t testing.TB, change func(*web.Options)) *world {
	t.Helper()
	speaker, err := words()
	if err != nil {
		t.Fatal(err)
	}
	script, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	store, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	w := &world{t: t, store: &fragile{Store: store}, words: speaker}
	b := &bus{}
	topics := bot.NewTopics(script, speaker)
	policy := &bot.Policy{
		Organisation: "Voorbeeld", Zone: time.UTC, Book: deadline.Default(), Regime: "nl-awb", Hours: always{},
		StoryPause: time.Hour, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour,
	}
	w.runtime = actor.New(actor.Options{
		Store: w.store, Bus: b, Understander: listener{}, Speaker: speaker, Now: time.Now,
		Script: func(string) (*dialogs.Dialog, bot.Topics) { return script, topics },
		Policy: func() *bot.Policy { return policy },
	})
	o := web.Options{Conversations: w.runtime, Bus: b, Speaker: speaker}
	if change != nil {
		change(&o)
	}
	w.channel = web.New(o)
	ctx, stop := context.WithCancel(context.Background())
	ran := make(chan struct{})
	go func() {
		w.channel.Run(ctx)
		close(ran)
	}()
	w.server = httptest.NewServer(http.HandlerFunc(w.channel.ServeHTTP))
	t.Cleanup(func() {
		end, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		if err := w.channel.Shutdown(end); err != nil {
			t.Errorf("shutdown: %v", err)
		}
		w.runtime.Close(end)
		w.server.Close()
		stop()
		<-ran
	})
	return w
}

func (w *world) url() string { return "ws" + strings.TrimPrefix(w.server.URL, "http") + "/ws" }

// text is what a customer reads under a key.
func (w *world) text(locale, key string) string { return w.words.Text(locale, key, nil) }

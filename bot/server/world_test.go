package server

import (
	"context"
	"errors"
	"io"
	"log/slog"
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
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/files"
	"github.com/gehoor/gehoor/bot/store/sqlite"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// world is a whole server on the embedded store.
type world struct {
	t       *testing.T
	store   *fragile
	runtime *actor.Runtime
	desk    *desk.Desk
	server  *Server
	http    *httptest.Server
	words   *locales.Bundle
	log     *safeBuffer
	bus     *bus
	now     atomic.Int64
}

// began is a Monday morning in the organisation's zone.
var began = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// fragile is a store that can be made unreachable.
type fragile struct {
	*sqlite.Store
	down atomic.Bool
}

func (f *fragile) failing() error {
	if f.down.Load() {
		return bot.E(bot.Unavailable, "error.unavailable", errors.New("test: down"))
	}
	return nil
}

func (f *fragile) Append(ctx context.Context, c bot.Commit, sum bot.Summary) error {
	if err := f.failing(); err != nil {
		return err
	}
	return f.Store.Append(ctx, c, sum)
}

func (f *fragile) Ping(ctx context.Context) error {
	if err := f.failing(); err != nil {
		return err
	}
	return f.Store.Ping(ctx)
}

// bus announces within this process, at once.
type bus struct {
	mu   sync.Mutex
	hear map[int]func(bot.Announcement)
	n    int
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
	if b.hear == nil {
		b.hear = map[int]func(bot.Announcement){}
	}
	b.n++
	n := b.n
	b.hear[n] = hear
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.hear, n)
	}
}

func (b *bus) Close() error { return nil }

type always struct{}

func (always) Open(time.Time) bool         { return true }
func (always) Next(at time.Time) time.Time { return at }

// reader reads every text as a story, and one word as danger.
type reader struct{}

func (reader) Read(_ context.Context, in bot.Input) (bot.Reading, error) {
	r := bot.Reading{
		Lang: bot.Guess{Value: in.Locale, Conf: 1}, Stored: in.Text, Masked: in.Text, Source: "rules",
		Nature: bot.Guess{Value: "complaint", Conf: 1},
	}
	for id, word := range map[string]string{"t1": "gaslucht", "t13": "misstand"} {
		if strings.Contains(in.Text, word) {
			r.Flags = append(r.Flags, bot.Flag{ID: id, Rule: "test", Quote: word})
		}
	}
	return r, nil
}

type safeBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (s *safeBuffer) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *safeBuffer) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

var words = sync.OnceValues(func() (*locales.Bundle, error) { return locales.Load(nil) })

// cheap keeps tests fast; production never uses it.
var cheap = desk.Cost{Memory: 64, Passes: 1, Threads: 1}

func newWorld(t *testing.T, change func(*Options)) *world {
	t.Helper()
	speaker, err := words()
	if err != nil {
		t.Fatal(err)
	}
	script, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	w := &world{t: t, store: &fragile{Store: store}, words: speaker, log: &safeBuffer{}, bus: &bus{}}
	w.now.Store(began.UnixNano())
	b := w.bus
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	topics := bot.NewTopics(script, speaker)
	policy := &bot.Policy{
		Organisation: "De Lampenkamer", Zone: zone, Book: deadline.Default(), Regime: "nl-awb", Hours: always{},
		StoryPause: time.Hour, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour, Outcomes: desk.Outcomes,
		Numbers: map[string]string{"Emergency": "112", "Gas": "0800-9009"},
		Files:   bot.FileLimits{Count: 4, Size: 1 << 20, Together: 3 << 20},
	}
	w.runtime = actor.New(actor.Options{
		Store: w.store, Bus: b, Understander: reader{}, Speaker: speaker, Now: w.clock,
		Script: func(string) (*dialogs.Dialog, bot.Topics) { return script, topics },
		Policy: func() *bot.Policy { return policy },
	})
	log := slog.New(slog.NewJSONHandler(w.log, nil))
	w.desk = desk.New(desk.Options{
		Accounts: store, Conversations: w.runtime, Summaries: w.store, Files: store, Zone: zone, Log: log, Cost: cheap,
	})
	stub := http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) { io.WriteString(rw, "stub") })
	o := Options{
		Conversations: w.runtime, Desk: w.desk, Register: w.store, Changes: b, Say: speaker, Socket: stub, Widget: stub,
		Now: w.clock, Zone: zone, Organisation: "De Lampenkamer", Log: log,
		Files:  files.New(files.Options{Conversations: w.runtime, Files: store, Limits: policy.Files, Now: w.clock}),
		Topics: func(string) bot.Topics { return topics },
	}
	if change != nil {
		change(&o)
	}
	if w.server, err = New(o); err != nil {
		t.Fatal(err)
	}
	w.http = httptest.NewServer(w.server.Handler())
	t.Cleanup(func() {
		w.server.Close()
		w.http.Close()
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		w.runtime.Close(ctx)
		store.Close()
	})
	return w
}

func (w *world) clock() time.Time       { return time.Unix(0, w.now.Load()).UTC() }
func (w *world) pass(d time.Duration)   { w.now.Add(int64(d)) }
func (w *world) text(key string) string { return w.words.Text("nl", key, nil) }
func (w *world) admin() desk.Actor      { return desk.Actor{ID: "test", Name: "Test", Role: bot.RoleAdmin} }

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

const goodPassword = "een rustige ochtend"

// person adds somebody who can log in, and returns their address.
func (w *world) person(name string, role bot.UserRole) bot.User {
	w.t.Helper()
	u, _, err := w.desk.AddUser(w.t.Context(), w.admin(), bot.User{
		Email: strings.ToLower(name) + "@voorbeeld.nl", Name: name, Role: role, Locale: "nl",
	}, goodPassword, w.clock())
	w.must(err)
	return u
}

// complains begins a conversation and tells story; it returns its id.
func (w *world) complains(story string) bot.ID {
	w.t.Helper()
	r, err := w.runtime.Open(w.t.Context(), bot.Open{Locale: "nl", Channel: "web"})
	w.must(err)
	_, err = w.runtime.Tell(w.t.Context(), r.Conversation, bot.Say{Key: "k1", Text: story})
	w.must(err)
	return r.Conversation
}

// waits is complains, and then asks for a human.
func (w *world) waits(story string) bot.ID {
	w.t.Helper()
	id := w.complains(story)
	_, err := w.runtime.Tell(w.t.Context(), id, bot.Choose{Key: "k2", Choice: "human"})
	w.must(err)
	return id
}

package actor_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// always is when people are there.
type always struct{}

func (always) Open(time.Time) bool         { return true }
func (always) Next(at time.Time) time.Time { return at }

// reader understands every text as a story, or panics on request.
type reader struct{ panics func(text string) bool }

func (r reader) Read(_ context.Context, in bot.Input) (bot.Reading, error) {
	if r.panics != nil && r.panics(in.Text) {
		panic("the reader is ill")
	}
	return bot.Reading{
		Lang: bot.Guess{Value: in.Locale, Conf: 1}, Stored: in.Text, Masked: in.Text, Source: "rules",
		Nature: bot.Guess{Value: "complaint", Conf: 1},
	}, nil
}

// world is what runtimes under test share: one store, one bus.
type world struct {
	t      testing.TB
	store  *memory
	bus    *bus
	policy *bot.Policy
	words  *locales.Bundle
	script *dialogs.Dialog
	topics bot.Topics
}

var loaded = sync.OnceValues(func() (*locales.Bundle, error) { return locales.Load(nil) })

func newWorld(t testing.TB) *world {
	t.Helper()
	words, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	script, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	return &world{
		t: t, store: newMemory(), bus: &bus{}, words: words, script: script, topics: bot.NewTopics(script, words),
		policy: &bot.Policy{
			Organisation: "Voorbeeld", Zone: time.UTC, Book: deadline.Default(), Regime: "nl-awb", Hours: always{},
			StoryPause: 20 * time.Second, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour,
		},
	}
}

// runtime is a node of the world. change may be nil. Within a bubble it must be
// closed before the test ends.
func (w *world) runtime(change func(*actor.Options)) *actor.Runtime {
	o := actor.Options{
		Store: w.store, Bus: w.bus, Understander: reader{}, Speaker: w.words, Now: time.Now,
		Script: func(string) (*dialogs.Dialog, bot.Topics) { return w.script, w.topics },
		Policy: func() *bot.Policy { return w.policy },
	}
	if change != nil {
		change(&o)
	}
	return actor.New(o)
}

func open(t testing.TB, r *actor.Runtime) bot.Receipt {
	t.Helper()
	receipt, err := r.Open(t.Context(), bot.Open{Locale: "nl", Channel: "web"})
	if err != nil {
		t.Fatal(err)
	}
	return receipt
}

func tell(t *testing.T, r *actor.Runtime, id bot.ID, cmd bot.Command) bot.Receipt {
	t.Helper()
	receipt, err := r.Tell(t.Context(), id, cmd)
	if err != nil {
		t.Fatalf("%T: %v", cmd, err)
	}
	return receipt
}

// log checks that the log has no gap and returns its events.
func (w *world) log(id bot.ID) []bot.Event {
	w.t.Helper()
	commits, err := w.store.Load(context.Background(), id, 0)
	if err != nil {
		w.t.Fatal(err)
	}
	var events []bot.Event
	for _, c := range commits {
		if c.Seq != uint64(len(events))+1 {
			w.t.Fatalf("commit %d follows event %d", c.Seq, len(events))
		}
		events = append(events, c.Events...)
	}
	return events
}

// heard returns the texts of what was said by role, in order.
func heard(events []bot.Event, role bot.Role) []string {
	var texts []string
	for _, e := range events {
		if s, ok := e.(bot.Said); ok && s.By.Role == role {
			texts = append(texts, s.Text)
		}
	}
	return texts
}

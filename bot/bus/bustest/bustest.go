// Package bustest is the contract of a bot.Bus. A bus may drop, duplicate and
// reorder; so nothing here asks for delivery of each, only that hints arrive
// in the end when they keep coming, carry what was announced, and never hold
// up who sends them.
package bustest

import (
	"sync"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// Run runs the contract on buses that open makes; open closes them when the
// test ends.
func Run(t *testing.T, open func(t *testing.T) bot.Bus) {
	t.Run("a hint that is repeated arrives", func(t *testing.T) { arrives(t, open(t)) })
	t.Run("every subscriber hears", func(t *testing.T) { everybody(t, open(t)) })
	t.Run("who stopped hears nothing more", func(t *testing.T) { stopped(t, open(t)) })
	t.Run("announcing after close does no harm", func(t *testing.T) { closed(t, open(t)) })
	t.Run("many at once", func(t *testing.T) { many(t, open(t)) })
}

// ear collects what it hears.
type ear struct {
	mu    sync.Mutex
	heard map[bot.Announcement]bool
}

func newEar() *ear { return &ear{heard: map[bot.Announcement]bool{}} }

func (e *ear) hear(a bot.Announcement) {
	e.mu.Lock()
	e.heard[a] = true
	e.mu.Unlock()
}

func (e *ear) has(a bot.Announcement) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.heard[a]
}

// until announces a again and again until e has heard it. The test's own time
// limit ends it where it never does.
func (e *ear) until(b bot.Bus, a bot.Announcement) {
	for !e.has(a) {
		b.Announce(a)
	}
}

func arrives(t *testing.T, b bot.Bus) {
	e := newEar()
	defer b.Subscribe(e.hear)()
	a := bot.Announcement{Conversation: "c1", Seq: 7}
	e.until(b, a)
	if e.has(bot.Announcement{Conversation: "c1", Seq: 8}) {
		t.Error("heard what was never announced")
	}
}

func everybody(_ *testing.T, b bot.Bus) {
	one, two := newEar(), newEar()
	defer b.Subscribe(one.hear)()
	defer b.Subscribe(two.hear)()
	a := bot.Announcement{Conversation: "c1", Seq: 1}
	one.until(b, a)
	two.until(b, a)
}

func stopped(t *testing.T, b bot.Bus) {
	gone, here := newEar(), newEar()
	stop := b.Subscribe(gone.hear)
	defer b.Subscribe(here.hear)()
	stop()
	stop()
	a := bot.Announcement{Conversation: "c1", Seq: 1}
	here.until(b, a)
	if gone.has(a) {
		t.Error("heard after stop")
	}
}

func closed(t *testing.T, b bot.Bus) {
	e := newEar()
	stop := b.Subscribe(e.hear)
	for range 2 {
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
	}
	b.Announce(bot.Announcement{Conversation: "c1", Seq: 1})
	b.Subscribe(e.hear)()
	stop()
	if e.has(bot.Announcement{Conversation: "c1", Seq: 1}) {
		t.Error("heard after close")
	}
}

func many(_ *testing.T, b bot.Bus) {
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			e := newEar()
			defer b.Subscribe(e.hear)()
			for seq := range uint64(100) {
				e.until(b, bot.Announcement{Conversation: bot.ID(rune('a' + i)), Seq: seq})
			}
		})
	}
	wg.Wait()
}

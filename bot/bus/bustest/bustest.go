// Package bustest is the contract of bot.Bus: an announcement may be dropped,
// doubled, merged with a later one and overtaken, and never keeps its sender
// waiting.
package bustest

import (
	"sync"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// patience is how long a test announces again and again before it gives up.
const patience = 20 * time.Second

// Run holds a bus against the contract. open returns the bus as two nodes see
// it, which may be the same value; it sees to it that both are closed when t
// ends. Run may close them earlier.
func Run(t *testing.T, open func(t *testing.T) (here, there bot.Bus)) {
	for _, c := range []struct {
		name string
		try  func(t *testing.T, here, there bot.Bus)
	}{
		{"what is announced here is heard there and here", heardEverywhere},
		{"every subscriber hears", everyoneHears},
		{"the last of many announcements is heard", lastIsHeard},
		{"after stop nothing is heard", stopStops},
		{"stop can be called from within hear, and twice", stopFromWithin},
		{"a subscriber that hangs holds up neither senders nor others", hangingSubscriber},
		{"a closed bus takes announcements and subscribers without complaint", closedBus},
		{"many announce, subscribe and stop at once", everythingAtOnce},
	} {
		t.Run(c.name, func(t *testing.T) {
			here, there := open(t)
			c.try(t, here, there)
		})
	}
}

// ear remembers the highest number heard of each conversation.
type ear struct {
	mu    sync.Mutex
	heard map[bot.ID]uint64
	news  chan struct{}
}

func listen(b bot.Bus) (*ear, func()) {
	e := &ear{heard: map[bot.ID]uint64{}, news: make(chan struct{}, 1)}
	return e, b.Subscribe(e.hear)
}

func (e *ear) hear(a bot.Announcement) {
	e.mu.Lock()
	e.heard[a.Conversation] = max(e.heard[a.Conversation], a.Seq)
	e.mu.Unlock()
	select {
	case e.news <- struct{}{}:
	default:
	}
}

func (e *ear) has(a bot.Announcement) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.heard[a.Conversation] >= a.Seq
}

// until announces a, again and again because it may be dropped, until e has
// heard it.
func until(t *testing.T, b bot.Bus, a bot.Announcement, e *ear) {
	t.Helper()
	deadline := time.After(patience)
	for again := time.NewTicker(5 * time.Millisecond); !e.has(a); {
		b.Announce(a)
		select {
		case <-e.news:
		case <-again.C:
		case <-deadline:
			t.Fatalf("%+v was not heard", a)
		}
	}
}

func heardEverywhere(t *testing.T, here, there bot.Bus) {
	near, stopNear := listen(here)
	defer stopNear()
	far, stopFar := listen(there)
	defer stopFar()
	a := bot.Announcement{Conversation: "a", Seq: 18}
	until(t, here, a, far)
	until(t, here, a, near)
	until(t, there, bot.Announcement{Conversation: "b", Seq: 1}, near)
}

func everyoneHears(t *testing.T, here, there bot.Bus) {
	for seq := range uint64(5) {
		e, stop := listen(there)
		defer stop()
		until(t, here, bot.Announcement{Conversation: "a", Seq: seq + 1}, e)
	}
}

func lastIsHeard(t *testing.T, here, there bot.Bus) {
	e, stop := listen(there)
	defer stop()
	const last = 10_000
	for seq := range uint64(last) {
		here.Announce(bot.Announcement{Conversation: "a", Seq: seq + 1})
	}
	until(t, here, bot.Announcement{Conversation: "a", Seq: last}, e)
}

func stopStops(t *testing.T, here, there bot.Bus) {
	stopped, stop := listen(there)
	until(t, here, bot.Announcement{Conversation: "a", Seq: 1}, stopped)
	stop()
	e, stopOther := listen(there)
	defer stopOther()
	until(t, here, bot.Announcement{Conversation: "b", Seq: 1}, e)
	until(t, here, bot.Announcement{Conversation: "b", Seq: 2}, e)
	if stopped.has(bot.Announcement{Conversation: "b", Seq: 1}) {
		t.Error("a stopped subscriber hears")
	}
}

func stopFromWithin(t *testing.T, here, there bot.Bus) {
	var stop func()
	ready, done := make(chan struct{}), make(chan struct{})
	var once sync.Once
	stop = there.Subscribe(func(bot.Announcement) {
		once.Do(func() {
			<-ready
			stop()
			stop()
			close(done)
		})
	})
	close(ready)
	deadline := time.After(patience)
	for again := time.NewTicker(5 * time.Millisecond); ; {
		here.Announce(bot.Announcement{Conversation: "a", Seq: 1})
		select {
		case <-done:
			return
		case <-again.C:
		case <-deadline:
			t.Fatal("stop didn't return")
		}
	}
}

func hangingSubscriber(t *testing.T, here, there bot.Bus) {
	hang, hangs := make(chan struct{}), make(chan struct{}, 1)
	stopHanging := there.Subscribe(func(bot.Announcement) {
		select {
		case hangs <- struct{}{}:
		default:
		}
		<-hang
	})
	defer stopHanging()
	defer close(hang)
	e, stop := listen(there)
	defer stop()
	until(t, here, bot.Announcement{Conversation: "a", Seq: 1}, e)
	<-hangs
	for seq := range uint64(100_000) { // more than any queue holds
		here.Announce(bot.Announcement{Conversation: "a", Seq: seq + 2})
	}
	until(t, here, bot.Announcement{Conversation: "a", Seq: 100_001}, e)
}

func closedBus(t *testing.T, here, there bot.Bus) {
	_, stop := listen(there)
	for _, b := range []bot.Bus{here, there, here} {
		if err := b.Close(); err != nil {
			t.Errorf("Close = %v", err)
		}
	}
	here.Announce(bot.Announcement{Conversation: "a", Seq: 1})
	stop()
	stopLate := there.Subscribe(func(bot.Announcement) { t.Error("a closed bus speaks") })
	there.Announce(bot.Announcement{Conversation: "a", Seq: 2})
	stopLate()
}

func everythingAtOnce(t *testing.T, here, there bot.Bus) {
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			for seq := range uint64(500) {
				here.Announce(bot.Announcement{Conversation: bot.ID(rune('a' + n)), Seq: seq + 1})
			}
		})
		all.Go(func() {
			for range 50 {
				_, stop := listen(there)
				stop()
			}
		})
	}
	all.Wait()
	e, stop := listen(there)
	defer stop()
	until(t, here, bot.Announcement{Conversation: "z", Seq: 1}, e)
}

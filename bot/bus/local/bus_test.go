package local

import (
	"fmt"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/bus/bustest"
)

func TestBus(t *testing.T) {
	bustest.Run(t, func(t *testing.T) (here, there bot.Bus) {
		b := New()
		t.Cleanup(func() {
			if err := b.Close(); err != nil {
				t.Error(err)
			}
		})
		return b, b
	})
}

func TestTooManyPendingConversationsAreDropped(t *testing.T) {
	s := &subscriber{pending: map[bot.ID]uint64{}, wake: make(chan struct{}, 1)}
	for n := range maxPending + 10 {
		s.put(bot.Announcement{Conversation: bot.ID(fmt.Sprint(n)), Seq: 1})
	}
	s.put(bot.Announcement{Conversation: "0", Seq: 2})
	if len(s.pending) != maxPending || s.pending["0"] != 2 {
		t.Fatalf("%d wait, the first at %d", len(s.pending), s.pending["0"])
	}
}

func BenchmarkAnnounce(b *testing.B) {
	bus := New()
	defer bus.Close()
	bus.Subscribe(func(bot.Announcement) {})
	ids := make([]bot.ID, 500)
	for i := range ids {
		ids[i] = bot.NewID()
	}
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for n := 0; pb.Next(); n++ {
			bus.Announce(bot.Announcement{Conversation: ids[n%500], Seq: uint64(n)})
		}
	})
}

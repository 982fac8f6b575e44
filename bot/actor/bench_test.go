package actor_test

import (
	"context"
	"strconv"
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
)

// blind is a store that keeps nothing: what is measured is all around it.
type blind struct{ bot.Store }

func (blind) Append(context.Context, bot.Commit, bot.Summary) error { return nil }

// BenchmarkTurn is a customer's message on its way through the runtime, without
// reading the words and without the disk: mailbox, decision, fold, summary,
// announcement, receipt. A conversation has 20 messages.
func BenchmarkTurn(b *testing.B) {
	w := newWorld(b)
	r := w.runtime(func(o *actor.Options) { o.Store, o.Bus = blind{}, &quiet{} })
	b.ReportAllocs()
	var id bot.ID
	for n := 0; b.Loop(); n++ {
		if n%20 == 0 {
			b.StopTimer()
			id = open(b, r).Conversation
			b.StartTimer()
		}
		_, err := r.Tell(b.Context(), id, bot.Say{Key: strconv.Itoa(n), Text: "De trein van gisteren reed niet."})
		if err != nil {
			b.Fatal(err)
		}
	}
}

// quiet is a bus on which nobody listens.
type quiet struct{}

func (*quiet) Announce(bot.Announcement)                      {}
func (*quiet) Subscribe(func(bot.Announcement)) (stop func()) { return func() {} }
func (*quiet) Close() error                                   { return nil }

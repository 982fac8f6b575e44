package storetest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Bench measures a store: commits a second by the number of conversations
// that append at once, each waiting for its last commit before its next, and
// the reads of a desk. open returns an empty store.
func Bench(b *testing.B, open func(b *testing.B) bot.Store) {
	for _, chats := range []int{1, 16, 64, 256, 500} {
		b.Run(fmt.Sprintf("Append/chats=%d", chats), func(b *testing.B) { benchAppend(b, open(b), chats) })
	}
	b.Run("Load/commits=20", func(b *testing.B) {
		s := open(b)
		populate(b, s, 500, 20)
		b.ReportAllocs()
		n := 0
		for b.Loop() {
			if _, err := s.Load(b.Context(), id(n%500), 0); err != nil {
				b.Fatal(err)
			}
			n++
		}
	})
	b.Run("Find/conversations=2000", func(b *testing.B) {
		s := open(b)
		populate(b, s, 2000, 1)
		for b.Loop() {
			if _, err := s.Find(b.Context(), bot.Query{Order: bot.ByQueue, Statuses: []bot.Status{bot.StatusIntake}}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// turn is the commit of a small turn: the customer's words, a fact and the
// bot's reply.
func turn(id bot.ID, n int) (bot.Commit, bot.Summary) {
	c := bot.Commit{Conversation: id, Seq: uint64(3*n + 1), At: start.Add(time.Duration(n) * time.Second), Events: []bot.Event{
		bot.Said{By: bot.Person{Role: bot.Customer}, Text: "Het pakket kwam te laat en de doos was open", Re: fmt.Sprintf("k%d", n)},
		bot.Learned{Slot: "process", Value: bot.Value{Choice: "delivery"}, Source: "story", Conf: 0.9, Quote: "pakket"},
		bot.Said{By: bot.Person{Role: bot.Bot}, Text: "Dank u. Wanneer gebeurde dit?", Asks: "happened_on", Keys: []string{"ask.happened_on"}},
	}}
	return c, after(c, func(s *bot.Summary) { s.Messages, s.NextAt = n+1, c.At.Add(time.Hour) })
}

// length is how many turns a conversation has.
const length = 30

func benchAppend(b *testing.B, s bot.Store, chats int) {
	left := atomic.Int64{}
	left.Store(int64(b.N))
	b.ReportAllocs()
	b.ResetTimer()
	began := processor()
	var all sync.WaitGroup
	for chat := range chats {
		all.Go(func() {
			for n := 0; left.Add(-1) >= 0; n++ {
				c, sum := turn(id(chat+n/length*chats), n%length)
				if err := s.Append(b.Context(), c, sum); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commits/s")
	if counts, ok := s.(interface {
		Stats() (commits, transactions uint64)
	}); ok {
		commits, transactions := counts.Stats()
		b.ReportMetric(float64(transactions)/float64(commits), "syncs/commit")
	}
	b.ReportMetric(float64((processor()-began).Nanoseconds())/1e3/float64(b.N), "cpu-µs/commit")
}

func populate(b *testing.B, s bot.Store, chats, commits int) {
	var all sync.WaitGroup
	for chat := range chats {
		all.Go(func() {
			for n := range commits {
				c, sum := turn(id(chat), n)
				if err := s.Append(b.Context(), c, sum); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	all.Wait()
}

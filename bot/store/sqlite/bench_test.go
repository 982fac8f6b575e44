package sqlite

import (
	"bytes"
	"fmt"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/storetest"
)

func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) bot.Store { return open(b, file(b), Options{}) })
}

// BenchmarkBatch measures the writer alone, without the goroutines that bring
// it work: rows a second by the size of the transaction, disk included.
func BenchmarkBatch(b *testing.B) {
	for _, rows := range []int{1, 16, 64, 256} {
		b.Run(fmt.Sprintf("rows=%d", rows), func(b *testing.B) {
			w, err := openWriter(b.Context(), touched(b), Options{Busy: time.Second})
			if err != nil {
				b.Fatal(err)
			}
			defer w.close()
			events := bytes.Repeat([]byte("x"), 400)
			batch := make([]*request, rows)
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				for i := range batch {
					seq := uint64(3*(n%30) + 1) // a conversation has 30 commits
					sum := bot.Summary{
						Conversation: bot.ID(fmt.Sprintf("%010d-%015d", i, n/30)), LastSeq: seq + 2, Messages: n,
						UpdatedAt: time.UnixMilli(int64(1e12 + n)), NextAt: time.UnixMilli(int64(1e12 + n + 5e6)),
					}
					batch[i] = &request{done: make(chan error, 1), entry: entry{
						id: sum.Conversation, seq: seq, last: seq + 2, at: 1e12, events: events, sum: sum, prints: prints{7, noTexts},
					}}
				}
				w.writeEntries(batch)
				for _, r := range batch {
					if err := <-r.done; err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.N*rows)/b.Elapsed().Seconds(), "rows/s")
		})
	}
}

func touched(b *testing.B) string {
	path := file(b)
	if err := touch(path); err != nil {
		b.Fatal(err)
	}
	return path
}

package app

import (
	"context"
	"sync/atomic"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// queue knows how many conversations wait for a human. Every decision may ask,
// so the answer is kept, and looked up again shortly after something changed.
type queue struct {
	store   bot.Store
	changed chan struct{}
	stop    func()
	waiting atomic.Int64
}

func newQueue(store bot.Store, bus bot.Bus) *queue {
	q := &queue{store: store, changed: make(chan struct{}, 1)}
	q.stop = bus.Subscribe(func(bot.Announcement) {
		select {
		case q.changed <- struct{}{}:
		default:
		}
	})
	return q
}

// Ahead is how many conversations wait for a human now, or did a moment ago.
func (q *queue) Ahead() int { return int(q.waiting.Load()) }

// rest is the least time between two looks at the store.
const rest = 2 * time.Second

// Run keeps the number up to date until ctx ends.
func (q *queue) Run(ctx context.Context) error {
	defer q.stop()
	for {
		page, err := q.store.Find(ctx, bot.Query{Statuses: []bot.Status{bot.StatusQueued}, Limit: 1})
		if err != nil {
			return err
		}
		q.waiting.Store(int64(page.Total))
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(rest):
		}
		select {
		case <-ctx.Done():
			return nil
		case <-q.changed:
		}
	}
}

// Package clock finds the conversations whose moment has come and tells them
// so. Live conversations wake by themselves (bot/actor); the sweeper is for all
// others: those that rest, those that were waiting when the program was
// stopped, those of a node that is gone.
package clock

import (
	"context"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Options is what a Sweeper is made of. Store, Tell and Now are required.
type Options struct {
	Store Store
	// Tell is the runtime's.
	Tell func(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	Now  func() time.Time
	// Every is the time between two sweeps; 0 means five seconds.
	Every time.Duration
	// Grace is how long a moment must have passed. It leaves a conversation to
	// the node where it is live, which alone knows whether the customer is
	// typing (C09). 0 means ten seconds.
	Grace time.Duration
	// Failed hears of a conversation that could not be told; it is told again
	// in the next sweep. nil: nobody hears.
	Failed func(id bot.ID, err error)
}

// Store is what the sweeper needs of a bot.Store.
type Store interface {
	FindDue(ctx context.Context, now time.Time, limit int) ([]bot.ID, error)
}

// Sweeper tells conversations that time has passed. Make one with New.
type Sweeper struct {
	Options
	idle map[bot.ID]bool // were told in the last sweep, and did nothing
}

const (
	batch    = 256 // conversations of one sweep
	together = 16  // told at once: a store takes many commits as one
)

// New makes a sweeper.
func New(o Options) *Sweeper {
	if o.Every <= 0 {
		o.Every = 5 * time.Second
	}
	if o.Grace <= 0 {
		o.Grace = 10 * time.Second
	}
	if o.Failed == nil {
		o.Failed = func(bot.ID, error) {}
	}
	return &Sweeper{Options: o, idle: map[bot.ID]bool{}}
}

// Run sweeps at once and then every few seconds, until ctx ends. It returns the
// store's error if it can't be asked; its owner starts it again.
func (s *Sweeper) Run(ctx context.Context) error {
	ticker := time.NewTicker(s.Every)
	defer ticker.Stop()
	for {
		more, err := s.Sweep(ctx)
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		if more {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
	}
}

// Sweep tells those that are due, the longest due first. more says that there
// were more than one sweep takes, so that the next should follow at once.
//
// A conversation that has nothing to do though it is due stays due. Such are
// asked for on top of the batch, so that they never keep others out.
func (s *Sweeper) Sweep(ctx context.Context) (more bool, err error) {
	limit := batch + len(s.idle)
	ids, err := s.Store.FindDue(ctx, s.Now().Add(-s.Grace), limit)
	if err != nil {
		return false, err
	}
	var (
		mu   sync.Mutex
		wg   sync.WaitGroup
		idle = map[bot.ID]bool{}
		took int
		free = make(chan struct{}, together)
	)
	for _, id := range ids {
		if ctx.Err() != nil {
			break
		}
		free <- struct{}{}
		wg.Go(func() {
			defer func() { <-free }()
			receipt, err := s.Tell(ctx, id, bot.Tick{})
			mu.Lock()
			defer mu.Unlock()
			switch {
			case err != nil:
				idle[id] = true
				if ctx.Err() == nil {
					s.Failed(id, err)
				}
			case !receipt.New:
				idle[id] = true
			default:
				took++
			}
		})
	}
	wg.Wait()
	s.idle = idle
	return len(ids) == limit && took > 0, ctx.Err()
}

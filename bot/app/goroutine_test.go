package app

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// A sweeper that panicked once must not stay dead: its deadlines would pass
// unseen.
func TestWorkThatFailsBeginsAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var failures []string
		c := newCrew(slog.New(slog.DiscardHandler), func(name string, err error) {
			failures = append(failures, name+": "+strings.SplitN(err.Error(), "\n", 2)[0])
		})
		var runs atomic.Int32
		c.Go("sweeper", func(ctx context.Context) error {
			switch runs.Add(1) {
			case 1:
				panic("boom")
			case 2:
				return errors.New("no store")
			case 3:
				return nil
			}
			<-ctx.Done()
			return ctx.Err()
		})
		time.Sleep(time.Minute) // synctest's clock: no time passes
		synctest.Wait()
		if err := c.stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		want := "sweeper: panic: boom, sweeper: no store, sweeper: it ended by itself"
		if got := strings.Join(failures, ", "); got != want || runs.Load() != 4 {
			t.Errorf("%d runs, failures %q", runs.Load(), got)
		}
	})
}

func TestStoppingWaitsForWorkButNotForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := newCrew(slog.New(slog.DiscardHandler), func(string, error) {})
		c.Go("slow", func(ctx context.Context) error {
			<-ctx.Done()
			time.Sleep(time.Hour) // synctest's clock
			return nil
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := c.stop(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("stop: %v", err)
		}
		if err := c.stop(t.Context()); err != nil {
			t.Errorf("stop with time: %v", err)
		}
	})
}

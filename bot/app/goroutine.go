package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// crew owns the program's long-lived goroutines: it counts them, ends them,
// and catches what they throw.
type crew struct {
	log     *slog.Logger
	ctx     context.Context // ends when they must
	dismiss context.CancelFunc
	working sync.WaitGroup
	failed  func(name string, err error) // for metrics
}

func newCrew(log *slog.Logger, failed func(name string, err error)) *crew {
	c := &crew{log: log, failed: failed}
	c.ctx, c.dismiss = context.WithCancel(context.Background())
	return c
}

// Waits between two attempts of work that failed.
const (
	firstWait = time.Second
	lastWait  = time.Minute
)

// Go starts a long-lived goroutine; nothing else in the program does. fn must
// return when its context ends. When it returns or panics before that, the
// failure is logged and counted, and after a while fn begins again: a clock
// that stands still would keep deadlines from everybody without a sign.
func (c *crew) Go(name string, fn func(context.Context) error) {
	c.working.Go(func() {
		for wait := firstWait; ; wait = min(2*wait, lastWait) {
			began := time.Now()
			err := c.guard(fn)
			if c.ctx.Err() != nil {
				return
			}
			if err == nil {
				err = errors.New("it ended by itself")
			}
			if time.Since(began) > lastWait {
				wait = firstWait
			}
			c.failed(name, err)
			c.log.Error("goroutine failed", "goroutine", name, "again_in", wait, "error", err)
			select {
			case <-time.After(wait):
			case <-c.ctx.Done():
				return
			}
		}
	})
}

// guard turns a panic into an error.
func (c *crew) guard(fn func(context.Context) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return fn(c.ctx)
}

// stop ends all goroutines and waits for them, or until ctx ends.
func (c *crew) stop(ctx context.Context) error {
	c.dismiss()
	done := make(chan struct{})
	go func() {
		c.working.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

package app

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
)

// Run builds and starts the program and keeps it running until ctx ends, a
// signal asks it to stop, or it fails. The first signal stops it in order,
// within the time that the settings give; the second stops it now.
func Run(ctx context.Context, o Options) error {
	mindMemory(o)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)

	a, err := New(ctx, o)
	if err != nil {
		return err
	}
	startErr := a.Start(ctx)
	if startErr == nil {
		select {
		case <-ctx.Done():
		case s := <-signals:
			a.log.Info("stopping", "signal", s.String())
		case startErr = <-a.fatal:
			a.log.Error("failed", "error", startErr)
		}
	}
	// What asked us to stop must not also cut the stop short.
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), o.Settings.StopWithin)
	defer cancel()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-signals:
			a.log.Warn("stopping now")
			cancel()
		case <-done:
		}
	}()
	err = a.Stop(stopping)
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		err = fmt.Errorf("%w: %w", errCutShort, err)
	}
	return errors.Join(startErr, err)
}

// errCutShort is no loss: what was acknowledged is stored.
var errCutShort = errors.New("stopped before everybody was told goodbye; every message that was acknowledged is stored")

// mindMemory bounds memory where the operator asked for it. GOGC stays at 100:
// a small live heap makes collections cheap already, and the limit makes them
// more frequent before the machine runs out.
func mindMemory(o Options) {
	if limit := int64(o.Settings.MemoryLimit); limit > 0 {
		debug.SetMemoryLimit(limit)
	}
}

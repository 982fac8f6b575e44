package app

import "time"

// newClock returns the process's clock. It is the machine's, or one that starts
// at start and runs on: time is an argument everywhere below this package.
func newClock(start time.Time) func() time.Time {
	if start.IsZero() {
		return func() time.Time { return time.Now().UTC() }
	}
	began := time.Now()
	return func() time.Time { return start.UTC().Add(time.Since(began)) }
}

package load

import (
	"context"
	"os"

	"github.com/gehoor/gehoor/bot/load/bare"
)

// Compare runs c, and then the same against a bare echo server with the same
// durable group commit, started in this process; it puts the second report and
// the ratio of the two rates into the first.
func Compare(ctx context.Context, c Config) (Report, error) {
	r, err := Run(ctx, c)
	if err != nil {
		return r, err
	}
	// The echo server asks nothing, so its customers can't tell a complaint; they
	// change conversations as often as the others did.
	c.Talk = Monologue
	if r.Ends > 0 {
		c.Turns = r.Messages / r.Ends
	}
	if c.PID != 0 {
		c.PID = os.Getpid() // where the echo server runs, too
	}
	b, err := Baseline(ctx, c)
	if err != nil {
		return r, err
	}
	r.Baseline = &b
	if b.Rate > 0 {
		r.Ratio = r.Rate / b.Rate
	}
	return r, nil
}

// Baseline runs c against a bare echo server of its own; c.URL doesn't matter.
func Baseline(ctx context.Context, c Config) (Report, error) {
	server, err := bare.Start()
	if err != nil {
		return Report{}, err
	}
	c.URL = server.URL
	r, err := Run(ctx, c)
	if cerr := server.Close(); err == nil {
		err = cerr
	}
	return r, err
}

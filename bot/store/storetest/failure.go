package storetest

import (
	"context"
	"errors"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// calls lists every call of a store that takes a context, on a conversation
// that is there.
func calls(s bot.Store) map[string]func(ctx context.Context) error {
	return map[string]func(ctx context.Context) error{
		"Append": func(ctx context.Context) error {
			c := said(id(1), 2, 1)
			return s.Append(ctx, c, after(c))
		},
		"Load": func(ctx context.Context) error {
			_, err := s.Load(ctx, id(1), 0)
			return err
		},
		"Find": func(ctx context.Context) error {
			_, err := s.Find(ctx, bot.Query{})
			return err
		},
		"FindDue": func(ctx context.Context) error {
			_, err := s.FindDue(ctx, start, 1)
			return err
		},
		"Count": func(ctx context.Context) error {
			_, err := s.Count(ctx)
			return err
		},
		"Walk": func(ctx context.Context) error {
			return s.Walk(ctx, func(bot.ID, []bot.Commit, *bot.Summary) error { return nil })
		},
		"PutSummary": func(ctx context.Context) error { return s.PutSummary(ctx, after(said(id(1), 1, 1))) },
		"Erase":      func(ctx context.Context) error { return s.Erase(ctx, tombstone(id(1))) },
		"Ping":       s.Ping,
	}
}

var failureCases = []sample[bot.Store]{
	{"a store that is open answers Ping", func(t *testing.T, s bot.Store) {
		then(t, "Ping", s.Ping(t.Context()), nil)
	}},
	{"a call whose context has ended is unavailable, says why, and changes nothing", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		for name, call := range calls(s) {
			err := call(cancelled())
			then(t, name, err, bot.ErrUnavailable)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s = %v, doesn't name the cause", name, err)
			}
		}
		if log := load(t, s, id(1)); len(log) != 1 {
			t.Errorf("the log is %+v", log)
		}
		given(t, s, said(id(1), 2, 1))
	}},
	{"a closed store is unavailable", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		then(t, "Close", s.Close(), nil)
		for name, call := range calls(s) {
			then(t, name, call(t.Context()), bot.ErrUnavailable)
		}
	}},
	{"closing twice is harmless", func(t *testing.T, s bot.Store) {
		then(t, "Close", s.Close(), nil)
		then(t, "Close again", s.Close(), nil)
	}},
}

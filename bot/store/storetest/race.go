package storetest

import (
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

var raceCases = []sample[bot.Store]{
	{"of many who append the same seq at once exactly one wins", func(t *testing.T, s bot.Store) {
		const writers, rounds = 8, 6
		var want []uint64
		seq := uint64(1)
		for range rounds {
			won := compete(t, s, writers, seq)
			want = append(want, seq)
			log := load(t, s, id(1))
			last := log[len(log)-1]
			if len(log) != len(want) || last.Last() != seq+uint64(won)-1 {
				t.Fatalf("the winner wrote %d events at %d; the log ends in %+v", won, seq, last)
			}
			seq = last.Last() + 1
		}
		if got := seqs(load(t, s, id(1))); !reflect.DeepEqual(got, want) {
			t.Fatalf("the log has commits %v, want %v", got, want)
		}
	}},
	{"writers who load and try again after a conflict lose and double nothing", func(t *testing.T, s bot.Store) {
		const writers, each = 5, 5
		var all sync.WaitGroup
		for w := range writers {
			all.Go(func() {
				for n := range each {
					if err := insist(t, s, fmt.Sprintf("%d-%d", w, n)); err != nil {
						t.Errorf("writer %d: %v", w, err)
						return
					}
				}
			})
		}
		all.Wait()
		whole(t, s, writers*each)
	}},
	{"many conversations grow at once, each with its own log", func(t *testing.T, s bot.Store) {
		const conversations, commits = 20, 4
		var all sync.WaitGroup
		for n := range conversations {
			all.Go(func() {
				for k := range commits {
					c := said(id(n), uint64(2*k+1), 2)
					if err := s.Append(t.Context(), c, after(c)); err != nil {
						t.Errorf("Append(%s, %d) = %v", c.Conversation, c.Seq, err)
					}
				}
			})
		}
		all.Wait()
		for n := range conversations {
			if got := seqs(load(t, s, id(n))); !reflect.DeepEqual(got, []uint64{1, 3, 5, 7}) {
				t.Errorf("conversation %d has commits %v", n, got)
			}
		}
		page, err := s.Find(t.Context(), bot.Query{Limit: 1})
		then(t, "Find", err, nil)
		if page.Total != conversations || page.Summaries[0].LastSeq != 2*commits {
			t.Errorf("Find counts %d, the latest at %d", page.Total, page.Summaries[0].LastSeq)
		}
	}},
	{"what is being written can be read beside it", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		var all sync.WaitGroup
		all.Go(func() {
			for seq := uint64(2); seq <= 25; seq++ {
				c := said(id(1), seq, 1)
				if err := s.Append(t.Context(), c, after(c)); err != nil {
					t.Errorf("Append(%d) = %v", seq, err)
				}
			}
		})
		all.Go(func() {
			seen := 0
			for seen < 25 && !t.Failed() {
				log, err := s.Load(t.Context(), id(1), 0)
				if err != nil || len(log) < seen {
					t.Errorf("Load = %d commits after %d, %v", len(log), seen, err)
				}
				seen = len(log)
			}
		})
		all.Wait()
	}},
}

// compete lets writers append commits of different lengths at seq and returns
// the length of the one that was stored.
func compete(t *testing.T, s bot.Store, writers int, seq uint64) (won int) {
	t.Helper()
	results := make([]error, writers)
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			c := said(id(1), seq, w+1)
			results[w] = s.Append(t.Context(), c, after(c))
		})
	}
	all.Wait()
	for w, err := range results {
		switch {
		case err == nil && won > 0:
			t.Fatalf("two commits were stored at %d", seq)
		case err == nil:
			won = w + 1
		case !errors.Is(err, bot.ErrConflict):
			t.Fatalf("Append(%d) = %v, want a conflict", seq, err)
		}
	}
	if won == 0 {
		t.Fatalf("no commit was stored at %d", seq)
	}
	return won
}

// insist appends a message as an actor does: load, append, and again after a
// conflict.
func insist(t *testing.T, s bot.Store, key string) error {
	for range 1000 {
		log, err := s.Load(t.Context(), id(1), 0)
		if err != nil && !errors.Is(err, bot.ErrNotFound) {
			return err
		}
		seq := uint64(1)
		if len(log) > 0 {
			seq = log[len(log)-1].Last() + 1
		}
		c := said(id(1), seq, 1+len(key)%2)
		e := c.Events[0].(bot.Said)
		e.Re = key
		c.Events[0] = e
		if err = s.Append(t.Context(), c, after(c)); !errors.Is(err, bot.ErrConflict) {
			return err
		}
	}
	return errors.New("no luck in 1,000 tries")
}

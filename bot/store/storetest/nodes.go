package storetest

import (
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// nodes are two stores on the same data, as two processes open it.
type nodes struct{ here, there bot.Store }

// RunNodes holds a store against what two processes may expect of each other.
// What one remembers must never let it overlook what the other did.
func RunNodes(t *testing.T, open func(t *testing.T) (here, there bot.Store)) {
	runAll(t, func(t *testing.T) nodes {
		here, there := open(t)
		return nodes{here, there}
	}, nodeCases)
}

var nodeCases = []sample[nodes]{
	{"what one node appends the other loads, finds and counts", func(t *testing.T, n nodes) {
		given(t, n.here, said(id(1), 1, 2))
		if got := seqs(load(t, n.there, id(1))); !reflect.DeepEqual(got, []uint64{1}) {
			t.Errorf("there the log has commits %v", got)
		}
		if got := found(t, n.there, bot.Query{}); len(got) != 1 {
			t.Errorf("there Find has %v", got)
		}
	}},
	{"two nodes append to one conversation in turns", func(t *testing.T, n nodes) {
		for seq := uint64(1); seq <= 8; seq += 2 {
			given(t, n.here, said(id(1), seq, 1))
			given(t, n.there, said(id(1), seq+1, 1))
		}
		for _, s := range []bot.Store{n.here, n.there} {
			if got := seqs(load(t, s, id(1))); !reflect.DeepEqual(got, []uint64{1, 2, 3, 4, 5, 6, 7, 8}) {
				t.Errorf("the log has commits %v", got)
			}
			if got := stored(t, s, id(1)); got == nil || got.LastSeq != 8 {
				t.Errorf("the summary is %+v", got)
			}
		}
	}},
	{"a node that missed a commit conflicts, in its place, inside it and behind it", func(t *testing.T, n nodes) {
		given(t, n.here, said(id(1), 1, 1))
		given(t, n.there, said(id(1), 2, 3))
		for seq := uint64(1); seq <= 4; seq++ {
			c := said(id(1), seq, 1)
			then(t, fmt.Sprintf("Append(%d)", seq), n.here.Append(t.Context(), c, after(c)), bot.ErrConflict)
		}
		given(t, n.here, said(id(1), 5, 1))
	}},
	{"what one node erases the other can't add to, nor begin anew", func(t *testing.T, n nodes) {
		given(t, n.here, said(id(1), 1, 1), said(id(1), 2, 1))
		then(t, "Erase", n.there.Erase(t.Context(), tombstone(id(1))), nil)
		for _, seq := range []uint64{3, 1, 2} {
			c := said(id(1), seq, 1)
			then(t, fmt.Sprintf("Append(%d)", seq), n.here.Append(t.Context(), c, after(c)), bot.ErrErased)
		}
		for _, s := range []bot.Store{n.here, n.there} {
			_, err := s.Load(t.Context(), id(1), 0)
			then(t, "Load", err, bot.ErrErased)
			if got := found(t, s, bot.Query{}); len(got) != 0 {
				t.Errorf("Find has %v", got)
			}
		}
	}},
	{"a summary that one node rebuilt is replaced whole by the other's next commit", func(t *testing.T, n nodes) {
		given(t, n.here, said(id(1), 1, 1))
		then(t, "PutSummary", n.there.PutSummary(t.Context(), fullSummary(said(id(1), 1, 1))), nil)
		c := said(id(1), 2, 1)
		given(t, n.here, c)
		if got := stored(t, n.there, id(1)); got == nil || !reflect.DeepEqual(*got, after(c)) {
			t.Errorf("the summary is %+v, want %+v", got, after(c))
		}
	}},
	{"writers on both nodes who try again after a conflict lose and double nothing", func(t *testing.T, n nodes) {
		const writers, each = 2, 5
		var all sync.WaitGroup
		for w := range writers {
			for i, s := range []bot.Store{n.here, n.there} {
				all.Go(func() {
					for k := range each {
						if err := insist(t, s, fmt.Sprintf("%d-%d-%d", w, i, k)); err != nil {
							t.Errorf("writer %d on node %d: %v", w, i, err)
							return
						}
					}
				})
			}
		}
		all.Wait()
		whole(t, n.there, 2*writers*each)
	}},
	{"two nodes append to many conversations at once", func(t *testing.T, n nodes) {
		var all sync.WaitGroup
		for k := range 12 {
			s := []bot.Store{n.here, n.there}[k%2]
			all.Go(func() {
				for seq := range uint64(5) {
					c := said(id(k), seq+1, 1)
					if err := s.Append(t.Context(), c, after(c)); err != nil {
						t.Errorf("Append(%s, %d) = %v", c.Conversation, c.Seq, err)
					}
				}
			})
		}
		all.Wait()
		for k := range 12 {
			if got := seqs(load(t, n.here, id(k))); len(got) != 5 {
				t.Errorf("conversation %d has commits %v", k, got)
			}
		}
	}},
	{"a moment that one node sets is due for the other", func(t *testing.T, n nodes) {
		givenSummary(t, n.here, id(1), next(start))
		ids, err := n.there.FindDue(t.Context(), start.Add(time.Second), 5)
		then(t, "FindDue", err, nil)
		if len(ids) != 1 {
			t.Errorf("FindDue = %v", ids)
		}
	}},
}

// whole fails unless the log of conversation 1 has no gap and holds messages
// different messages.
func whole(t *testing.T, s bot.Store, messages int) {
	t.Helper()
	seen, next := map[string]bool{}, uint64(1)
	for _, c := range load(t, s, id(1)) {
		if c.Seq != next {
			t.Fatalf("commit %d stands where %d should", c.Seq, next)
		}
		next = c.Last() + 1
		seen[c.Events[0].(bot.Said).Re] = true
	}
	if len(seen) != messages {
		t.Fatalf("%d of %d messages are in the log", len(seen), messages)
	}
}

package storetest

import (
	"errors"
	"reflect"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

var loadCases = []sample[bot.Store]{
	{"an unknown conversation is not found", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		_, err := s.Load(t.Context(), id(2), 0)
		then(t, "Load", err, bot.ErrNotFound)
		if errors.Is(err, bot.ErrErased) {
			t.Fatalf("Load = %v: it was never erased", err)
		}
	}},
	{"Load after a seq returns the commits that reach beyond it", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 2), said(id(1), 3, 3), said(id(1), 6, 1), said(id(2), 1, 9))
		for after, want := range [][]uint64{
			0: {1, 3, 6}, 1: {1, 3, 6}, // event 2 is in the first commit
			2: {3, 6}, 3: {3, 6}, 4: {3, 6}, 5: {6}, 6: {}, 7: {}, 99: {},
		} {
			log, err := s.Load(t.Context(), id(1), uint64(after))
			then(t, "Load", err, nil)
			if got := seqs(log); want != nil && !reflect.DeepEqual(got, want) {
				t.Errorf("Load after %d returns commits %v, want %v", after, got, want)
			}
		}
	}},
	{"Load returns whole commits", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 5)
		given(t, s, c)
		log, err := s.Load(t.Context(), id(1), 3)
		then(t, "Load", err, nil)
		if !reflect.DeepEqual(log, []bot.Commit{c}) {
			t.Fatalf("Load = %+v", log)
		}
	}},
	{"Load after the largest number finds nothing and fails nothing", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		log, err := s.Load(t.Context(), id(1), 1<<63-1)
		then(t, "Load", err, nil)
		if len(log) != 0 {
			t.Fatalf("Load = %+v", log)
		}
	}},
	{"a long log comes back in order", func(t *testing.T, s bot.Store) {
		var want []uint64
		for seq := uint64(1); seq <= 300; seq += 3 {
			given(t, s, said(id(1), seq, 3))
			want = append(want, seq)
		}
		if got := seqs(load(t, s, id(1))); !reflect.DeepEqual(got, want) {
			t.Fatalf("the log has commits %v", got)
		}
	}},
	{"ids are compared letter by letter", func(t *testing.T, s bot.Store) {
		given(t, s, said("abc", 1, 1), said("ABC", 1, 2), said("ab", 1, 3))
		for id, want := range map[bot.ID]int{"abc": 1, "ABC": 2, "ab": 3} {
			if log := load(t, s, id); len(log) != 1 || len(log[0].Events) != want {
				t.Errorf("Load(%s) = %+v", id, log)
			}
		}
	}},
}

package storetest

import (
	"errors"
	"reflect"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

var errEnough = errors.New("enough")

var walkCases = []sample[bot.Store]{
	{"Walk visits every conversation in order of id, with its whole log and summary", func(t *testing.T, s bot.Store) {
		const n = 40 // more than a store reads at a time
		for i := n; i > 0; i-- {
			given(t, s, said(id(i), 1, 2), said(id(i), 3, 1))
		}
		i := 0
		err := s.Walk(t.Context(), func(got bot.ID, log []bot.Commit, sum *bot.Summary) error {
			i++
			want := said(id(i), 3, 1)
			if got != id(i) || !reflect.DeepEqual(seqs(log), []uint64{1, 3}) || sum == nil || !reflect.DeepEqual(*sum, after(want)) {
				t.Errorf("visit %d: %s, commits %v, summary %+v", i, got, seqs(log), sum)
			}
			return nil
		})
		then(t, "Walk", err, nil)
		if i != n {
			t.Fatalf("Walk made %d visits, want %d", i, n)
		}
	}},
	{"Walk stops with the error of a visit", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1), said(id(3), 1, 1))
		visits := 0
		err := s.Walk(t.Context(), func(bot.ID, []bot.Commit, *bot.Summary) error {
			if visits++; visits == 2 {
				return errEnough
			}
			return nil
		})
		if !errors.Is(err, errEnough) || visits != 2 {
			t.Fatalf("Walk = %v after %d visits", err, visits)
		}
	}},
	{"a visit may write", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		err := s.Walk(t.Context(), func(id bot.ID, log []bot.Commit, sum *bot.Summary) error {
			sum.Title = "herbouwd"
			return s.PutSummary(t.Context(), *sum)
		})
		then(t, "Walk", err, nil)
		if got := stored(t, s, id(2)); got == nil || got.Title != "herbouwd" {
			t.Fatalf("the summary is %+v", got)
		}
	}},
	{"given an empty store, Walk visits nobody", func(t *testing.T, s bot.Store) {
		err := s.Walk(t.Context(), func(id bot.ID, _ []bot.Commit, _ *bot.Summary) error {
			t.Errorf("visited %s", id)
			return nil
		})
		then(t, "Walk", err, nil)
	}},
}

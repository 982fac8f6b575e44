package storetest

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func tombstone(id bot.ID) bot.Tombstone {
	return bot.Tombstone{Conversation: id, Reference: "K-1", At: start, Why: "verzoek", By: "u1"}
}

var eraseCases = []sample[bot.Store]{
	{"what is erased is gone from log, lists, counts, dues and walks", func(t *testing.T, s bot.Store) {
		givenSummary(t, s, id(1), edits(next(start), search("fiets"), ref("K-1")))
		given(t, s, said(id(1), 2, 3), said(id(2), 1, 1))
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)

		_, err := s.Load(t.Context(), id(1), 0)
		then(t, "Load", err, bot.ErrErased)
		for _, q := range []bot.Query{{Text: "fiets"}, {Reference: "K-1"}} {
			if got := found(t, s, q); len(got) != 0 {
				t.Errorf("Find(%+v) has %v", q, got)
			}
		}
		if got := found(t, s, bot.Query{}); len(got) != 1 || got[0] != id(2) {
			t.Errorf("Find has %v", got)
		}
		due, err := s.FindDue(t.Context(), start, 9)
		then(t, "FindDue", err, nil)
		counts, err := s.Count(t.Context())
		then(t, "Count", err, nil)
		if len(due) != 0 || len(counts) != 1 || counts[bot.StatusIntake] != 1 {
			t.Errorf("FindDue = %v, Count = %v", due, counts)
		}
		err = s.Walk(t.Context(), func(got bot.ID, _ []bot.Commit, _ *bot.Summary) error {
			if got != id(2) {
				t.Errorf("Walk visits %s", got)
			}
			return nil
		})
		then(t, "Walk", err, nil)
	}},
	{"nothing can be added to what is erased, at any seq", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 2), said(id(1), 3, 1))
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		for _, seq := range []uint64{1, 2, 3, 4, 9} {
			c := said(id(1), seq, 1)
			then(t, "Append", s.Append(t.Context(), c, after(c)), bot.ErrErased)
		}
		then(t, "PutSummary", s.PutSummary(t.Context(), after(said(id(1), 1, 3))), bot.ErrNotFound)
		_, err := s.Load(t.Context(), id(1), 0)
		then(t, "Load", err, bot.ErrErased)
		if got := found(t, s, bot.Query{}); len(got) != 0 {
			t.Errorf("Find has %v", got)
		}
	}},
	{"erasing twice is harmless", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		for range 2 {
			then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		}
		_, err := s.Load(t.Context(), id(1), 0)
		then(t, "Load", err, bot.ErrErased)
	}},
	{"erasing what never was leaves a tombstone", func(t *testing.T, s bot.Store) {
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		c := said(id(1), 1, 1)
		then(t, "Append", s.Append(t.Context(), c, after(c)), bot.ErrErased)
	}},
	{"an erased conversation is erased, and so not found", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		_, err := s.Load(t.Context(), id(1), 5)
		then(t, "Load", err, bot.ErrErased)
		then(t, "Load", err, bot.ErrNotFound)
	}},
}

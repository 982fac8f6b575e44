package storetest

import (
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var dueCases = []sample[bot.Store]{
	{"FindDue has whose moment has come, the longest due first", func(t *testing.T, s bot.Store) {
		givenSummary(t, s, id(1), next(start.Add(-time.Minute)))
		givenSummary(t, s, id(2), next(start.Add(-time.Hour)))
		givenSummary(t, s, id(3), next(start.Add(time.Millisecond)))
		givenSummary(t, s, id(4)) // never
		givenSummary(t, s, id(5), next(start))
		givenSummary(t, s, id(6), next(start.Add(-time.Minute)))
		for limit, want := range map[int][]bot.ID{
			10: {id(2), id(1), id(6), id(5)}, 2: {id(2), id(1)},
		} {
			got, err := s.FindDue(t.Context(), start, limit)
			then(t, "FindDue", err, nil)
			if !reflect.DeepEqual(got, want) {
				t.Errorf("FindDue(%d) = %v, want %v", limit, got, want)
			}
		}
	}},
	{"given an empty store, nobody is due", func(t *testing.T, s bot.Store) {
		ids, err := s.FindDue(t.Context(), start, 10)
		then(t, "FindDue", err, nil)
		if len(ids) != 0 {
			t.Fatalf("FindDue = %v", ids)
		}
	}},
	{"a moment that a later commit moves is due at the new moment only", func(t *testing.T, s bot.Store) {
		givenSummary(t, s, id(1), next(start))
		c := said(id(1), 2, 1)
		then(t, "Append", s.Append(t.Context(), c, after(c, next(start.Add(time.Hour)))), nil)
		for at, want := range map[time.Time]int{start: 0, start.Add(time.Hour): 1} {
			ids, err := s.FindDue(t.Context(), at, 10)
			then(t, "FindDue", err, nil)
			if len(ids) != want {
				t.Errorf("FindDue(%v) = %v", at, ids)
			}
		}
	}},
	{"Count counts by status", func(t *testing.T, s bot.Store) {
		for n, v := range []bot.Status{bot.StatusQueued, bot.StatusHuman, bot.StatusQueued} {
			givenSummary(t, s, id(n), status(v))
		}
		c := said(id(1), 2, 1)
		then(t, "Append", s.Append(t.Context(), c, after(c, status(bot.StatusResolved))), nil)
		counts, err := s.Count(t.Context())
		then(t, "Count", err, nil)
		want := map[bot.Status]int{bot.StatusQueued: 2, bot.StatusResolved: 1}
		if !reflect.DeepEqual(counts, want) {
			t.Fatalf("Count = %v, want %v", counts, want)
		}
	}},
	{"given an empty store, Count and Find have nothing", func(t *testing.T, s bot.Store) {
		counts, err := s.Count(t.Context())
		then(t, "Count", err, nil)
		page, err := s.Find(t.Context(), bot.Query{})
		then(t, "Find", err, nil)
		if len(counts) != 0 || len(page.Summaries) != 0 || page.Total != 0 || page.Next != "" {
			t.Fatalf("Count = %v, Find = %+v", counts, page)
		}
	}},
}

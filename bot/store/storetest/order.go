package storetest

import (
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func updated(minutes int) func(*bot.Summary) {
	return func(s *bot.Summary) { s.UpdatedAt = start.Add(time.Duration(minutes) * time.Minute) }
}

// sorting is an order and how it lists some summaries. Two are always alike,
// so that the tie shows.
type sorting struct {
	name  string
	order bot.Order
	among []func(*bot.Summary) // conversation 1, 2, 3 …
	want  []int
}

var sortings = []sorting{
	{
		"the latest change first", bot.ByUpdated,
		[]func(*bot.Summary){updated(1), updated(3), updated(2), updated(3)},
		[]int{2, 4, 3, 1},
	},
	{
		"the latest receipt first, unregistered ones last", bot.ByReceived,
		[]func(*bot.Summary){nobody, received("2026-03-01"), received("2026-04-01"), received("2026-03-01"), nobody},
		[]int{3, 2, 4, 1, 5},
	},
	{
		"the first promise first, those without one last", bot.ByDue,
		[]func(*bot.Summary){promised(""), promised("2026-05-08"), promised("2026-04-08"), promised("2026-05-08"), promised("")},
		[]int{3, 2, 4, 1, 5},
	},
	{
		"the queue: critical, high, normal; then the longest waiting; who isn't waiting last", bot.ByQueue,
		[]func(*bot.Summary){
			queued(5), edits(queued(1), priority(bot.Normal)), edits(queued(9), priority(bot.Critical)), edits(queued(8), priority(bot.High)),
			edits(queued(2), priority(bot.Critical)), queued(5), nobody, edits(queued(8), priority(bot.High)),
		},
		[]int{5, 3, 4, 8, 2, 1, 6, 7},
	},
}

var orderCases = append(sortingCases(),
	sample[bot.Store]{"a page holds 50 when no limit is asked for", func(t *testing.T, s bot.Store) {
		for n := range 53 {
			givenSummary(t, s, id(n))
		}
		page, err := s.Find(t.Context(), bot.Query{})
		then(t, "Find", err, nil)
		if len(page.Summaries) != 50 || page.Total != 53 || page.Next == "" {
			t.Fatalf("a page has %d of %d, cursor %q", len(page.Summaries), page.Total, page.Next)
		}
		page, err = s.Find(t.Context(), bot.Query{Cursor: page.Next})
		then(t, "Find", err, nil)
		if len(page.Summaries) != 3 || page.Total != 53 || page.Next != "" {
			t.Fatalf("the last page has %d of %d, cursor %q", len(page.Summaries), page.Total, page.Next)
		}
	}},
	sample[bot.Store]{"a page that ends exactly at the limit has no next", func(t *testing.T, s bot.Store) {
		for n := range 3 {
			givenSummary(t, s, id(n))
		}
		page, err := s.Find(t.Context(), bot.Query{Limit: 3})
		then(t, "Find", err, nil)
		if len(page.Summaries) != 3 || page.Next != "" {
			t.Fatalf("a page has %d, cursor %q", len(page.Summaries), page.Next)
		}
	}},
	sample[bot.Store]{"what comes before a cursor between two pages shifts nothing", func(t *testing.T, s bot.Store) {
		for n := range 6 {
			givenSummary(t, s, id(n+10), updated(n))
		}
		first, err := s.Find(t.Context(), bot.Query{Limit: 2})
		then(t, "Find", err, nil)
		givenSummary(t, s, id(1), updated(99))
		second, err := s.Find(t.Context(), bot.Query{Limit: 2, Cursor: first.Next})
		then(t, "Find", err, nil)
		if a, b := second.Summaries[0].Conversation, second.Summaries[1].Conversation; a != id(13) || b != id(12) {
			t.Fatalf("the second page has %s and %s", a, b)
		}
	}},
	sample[bot.Store]{"a cursor that isn't one is refused as invalid", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		for _, cursor := range []string{"x", "AAAA", "W10", "bnVsbA", "WzEsMl0", "WyJ1cGRhdGVkIiwiYSIsImIiXQ", "💥", "WyJ1cGRhdGVkIix7IiRndCI6MX0sImEiXQ"} {
			if _, err := s.Find(t.Context(), bot.Query{Cursor: cursor}); bot.CodeOf(err) != bot.Invalid {
				t.Errorf("Find(cursor %q) = %v, want invalid", cursor, err)
			}
		}
	}},
	sample[bot.Store]{"a cursor of another order is refused as invalid", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		page, err := s.Find(t.Context(), bot.Query{Limit: 1})
		then(t, "Find", err, nil)
		if _, err := s.Find(t.Context(), bot.Query{Limit: 1, Order: bot.ByDue, Cursor: page.Next}); bot.CodeOf(err) != bot.Invalid {
			t.Errorf("Find = %v, want invalid", err)
		}
	}},
)

func sortingCases() []sample[bot.Store] {
	var cases []sample[bot.Store]
	for _, o := range sortings {
		cases = append(cases, sample[bot.Store]{"order: " + o.name, func(t *testing.T, s bot.Store) {
			want := []bot.ID{}
			for n, edit := range o.among {
				givenSummary(t, s, id(n+1), edit)
			}
			for _, n := range o.want {
				want = append(want, id(n))
			}
			if got := found(t, s, bot.Query{Order: o.order}); !reflect.DeepEqual(got, want) {
				t.Errorf("the list is %v, want %v", got, want)
			}
			for _, limit := range []int{1, 2, 3} {
				if got := leaf(t, s, bot.Query{Order: o.order, Limit: limit}); !reflect.DeepEqual(got, want) {
					t.Errorf("in pages of %d the list is %v, want %v", limit, got, want)
				}
			}
		}})
	}
	return cases
}

// leaf goes through all pages of a query.
func leaf(t *testing.T, s bot.Store, q bot.Query) []bot.ID {
	t.Helper()
	ids := []bot.ID{}
	for range 100 {
		page, err := s.Find(t.Context(), q)
		then(t, "Find", err, nil)
		for _, sum := range page.Summaries {
			ids = append(ids, sum.Conversation)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return ids
		}
	}
	t.Fatal("the pages don't end")
	return nil
}

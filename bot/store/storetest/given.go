package storetest

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// start is when everything in these tests begins.
var start = time.Date(2026, 3, 27, 9, 30, 0, 123e6, time.UTC)

// id returns the nth conversation of a test. Later ones sort later.
func id(n int) bot.ID { return bot.ID(fmt.Sprintf("%026d", n)) }

// said is a commit of n messages.
func said(id bot.ID, seq uint64, n int) bot.Commit {
	c := bot.Commit{Conversation: id, Seq: seq, At: start.Add(time.Duration(seq) * time.Second)}
	for i := range n {
		c.Events = append(c.Events, bot.Said{
			By: bot.Person{Role: bot.Customer}, Text: fmt.Sprintf("bericht %d", seq+uint64(i)), Re: fmt.Sprintf("k%d", seq+uint64(i)),
		})
	}
	return c
}

// after is the summary that goes with c, changed by edit.
func after(c bot.Commit, edit ...func(*bot.Summary)) bot.Summary {
	s := bot.Summary{
		Conversation: c.Conversation, LastSeq: c.Last(), Status: bot.StatusIntake, Locale: "nl", Channel: "web",
		OpenedAt: start, UpdatedAt: c.At, Messages: 1,
	}
	for _, e := range edit {
		e(&s)
	}
	return s
}

// given appends commits and fails the test unless they are stored.
func given(t *testing.T, s bot.Store, commits ...bot.Commit) {
	t.Helper()
	for _, c := range commits {
		if err := s.Append(t.Context(), c, after(c)); err != nil {
			t.Fatalf("Append(%s, seq %d) = %v", c.Conversation, c.Seq, err)
		}
	}
}

// givenSummary stores a conversation of one message with the summary that
// edit makes.
func givenSummary(t *testing.T, s bot.Store, id bot.ID, edit ...func(*bot.Summary)) bot.Summary {
	t.Helper()
	c := said(id, 1, 1)
	sum := after(c, edit...)
	if err := s.Append(t.Context(), c, sum); err != nil {
		t.Fatalf("Append(%s) = %v", id, err)
	}
	return sum
}

// then fails unless got is want, compared as errors are.
func then(t *testing.T, what string, got, want error) {
	t.Helper()
	if want == nil && got != nil || !errors.Is(got, want) {
		t.Fatalf("%s = %v, want %v", what, got, want)
	}
}

// load returns a whole log.
func load(t *testing.T, s bot.Store, id bot.ID) []bot.Commit {
	t.Helper()
	log, err := s.Load(t.Context(), id, 0)
	if err != nil {
		t.Fatalf("Load(%s) = %v", id, err)
	}
	return log
}

// seqs lists the numbers of the commits' first events.
func seqs(log []bot.Commit) []uint64 {
	list := []uint64{}
	for _, c := range log {
		list = append(list, c.Seq)
	}
	return list
}

// stored returns the summary of id as kept, nil if there is none.
func stored(t *testing.T, s bot.Store, want bot.ID) *bot.Summary {
	t.Helper()
	var found *bot.Summary
	err := s.Walk(t.Context(), func(id bot.ID, _ []bot.Commit, sum *bot.Summary) error {
		if id == want {
			found = sum
		}
		return nil
	})
	if err != nil {
		t.Fatalf("Walk = %v", err)
	}
	return found
}

// found lists whom a query finds, in its order.
func found(t *testing.T, s bot.Store, q bot.Query) []bot.ID {
	t.Helper()
	page, err := s.Find(t.Context(), q)
	if err != nil {
		t.Fatalf("Find(%+v) = %v", q, err)
	}
	ids := []bot.ID{}
	for _, sum := range page.Summaries {
		ids = append(ids, sum.Conversation)
	}
	if q.Limit == 0 && page.Total != len(ids) {
		t.Errorf("Find(%+v) found %d and counted %d", q, len(ids), page.Total)
	}
	return ids
}

func cancelled() context.Context {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	return ctx
}

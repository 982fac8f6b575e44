package storetest

import (
	"reflect"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

var appendCases = []sample[bot.Store]{
	{"a first commit is there when Append returns", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 2)
		given(t, s, c)
		if log := load(t, s, id(1)); !reflect.DeepEqual(log, []bot.Commit{c}) {
			t.Fatalf("Load = %+v, want %+v", log, c)
		}
	}},
	{"given a log, a commit right behind it is stored", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 2), said(id(1), 3, 3), said(id(1), 6, 1))
		if got := seqs(load(t, s, id(1))); !reflect.DeepEqual(got, []uint64{1, 3, 6}) {
			t.Fatalf("the log has commits %v", got)
		}
	}},
	{"given a log, a commit on a taken seq conflicts and stores nothing", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 1)}, said(id(1), 1, 1))
	}},
	{"given a log, a longer commit on the seq of a shorter one conflicts", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 2), said(id(1), 3, 1)}, said(id(1), 3, 4))
	}},
	{"given a commit of three events, one that begins inside it conflicts", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 3)}, said(id(1), 2, 1))
	}},
	{"given a commit of three events, one that begins inside it and ends beyond conflicts", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 3)}, said(id(1), 3, 5))
	}},
	{"given a log, a commit that leaves a gap conflicts", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 2)}, said(id(1), 4, 1))
	}},
	{"a conversation that begins with a later seq conflicts and doesn't come into being", func(t *testing.T, s bot.Store) {
		c := said(id(1), 2, 1)
		then(t, "Append", s.Append(t.Context(), c, after(c)), bot.ErrConflict)
		_, err := s.Load(t.Context(), id(1), 0)
		then(t, "Load", err, bot.ErrNotFound)
		if n := len(found(t, s, bot.Query{})); n != 0 {
			t.Fatalf("Find has %d conversations", n)
		}
	}},
	{"a conflict in one conversation doesn't touch another", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		c := said(id(1), 1, 1)
		then(t, "Append", s.Append(t.Context(), c, after(c)), bot.ErrConflict)
		given(t, s, said(id(2), 2, 1), said(id(1), 2, 1))
	}},
	{"after a conflict the right seq is stored", func(t *testing.T, s bot.Store) {
		refused(t, s, []bot.Commit{said(id(1), 1, 1)}, said(id(1), 1, 2))
		given(t, s, said(id(1), 2, 1))
	}},
	{"a commit without events is refused", func(t *testing.T, s bot.Store) {
		c := bot.Commit{Conversation: id(1), Seq: 1, At: start}
		if err := s.Append(t.Context(), c, bot.Summary{Conversation: id(1)}); bot.CodeOf(err) != bot.Internal {
			t.Fatalf("Append = %v, want an internal error", err)
		}
	}},
	{"a commit numbered 0 is refused", func(t *testing.T, s bot.Store) {
		c := said(id(1), 0, 1)
		if err := s.Append(t.Context(), c, bot.Summary{Conversation: id(1)}); bot.CodeOf(err) != bot.Internal {
			t.Fatalf("Append = %v, want an internal error", err)
		}
	}},
}

// refused fails unless late conflicts with log and changes nothing.
func refused(t *testing.T, s bot.Store, log []bot.Commit, late bot.Commit) {
	t.Helper()
	given(t, s, log...)
	before, sum := load(t, s, late.Conversation), stored(t, s, late.Conversation)
	then(t, "Append", s.Append(t.Context(), late, after(late, func(s *bot.Summary) { s.Title = "te laat" })), bot.ErrConflict)
	if now := load(t, s, late.Conversation); !reflect.DeepEqual(now, before) {
		t.Errorf("the log was %+v and is %+v", before, now)
	}
	if now := stored(t, s, late.Conversation); !reflect.DeepEqual(now, sum) {
		t.Errorf("the summary was %+v and is %+v", sum, now)
	}
}

package storetest

import (
	"reflect"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var summaryCases = []sample[bot.Store]{
	{"the summary follows every commit", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		for seq := uint64(2); seq < 6; seq++ {
			c := said(id(1), seq, 1)
			want := fullSummary(c)
			want.Messages, want.NextAt = int(seq), start.Add(time.Duration(seq)*time.Hour)
			want.Title = string(rune('a' + seq/2)) // every other commit changes nothing else
			then(t, "Append", s.Append(t.Context(), c, want), nil)
			if got := stored(t, s, id(1)); got == nil || !reflect.DeepEqual(*got, want) {
				t.Fatalf("after %d the summary is\n%+v, want\n%+v", seq, got, want)
			}
		}
	}},
	{"every field of a summary can change with a commit and back with the next", func(t *testing.T, s bot.Store) {
		c := said(id(1), 1, 1)
		seq := uint64(1)
		put := func(want bot.Summary) {
			t.Helper()
			c = said(id(1), seq, 1)
			want.Conversation, want.LastSeq = id(1), seq
			seq++
			then(t, "Append", s.Append(t.Context(), c, want), nil)
			if got := stored(t, s, id(1)); got == nil || !reflect.DeepEqual(*got, want) {
				t.Fatalf("the summary is\n%+v, want\n%+v", got, want)
			}
		}
		base, full := bot.Summary{}, fullSummary(c)
		put(base)
		for i := range reflect.TypeFor[bot.Summary]().NumField() {
			changed := base
			reflect.ValueOf(&changed).Elem().Field(i).Set(reflect.ValueOf(full).Field(i))
			put(changed) // and the field before it changes back
		}
	}},
	{"PutSummary replaces what is stored, whatever it says", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1), said(id(1), 2, 1))
		want := fullSummary(said(id(1), 2, 1))
		then(t, "PutSummary", s.PutSummary(t.Context(), want), nil)
		if got := stored(t, s, id(1)); !reflect.DeepEqual(*got, want) {
			t.Fatalf("the summary is %+v, want %+v", got, want)
		}
		want = after(said(id(1), 1, 1)) // an older one, as a test of verify makes it
		then(t, "PutSummary", s.PutSummary(t.Context(), want), nil)
		if got := stored(t, s, id(1)); !reflect.DeepEqual(*got, want) {
			t.Fatalf("the summary is %+v, want %+v", got, want)
		}
	}},
	{"given a summary that was put, the next commit's replaces it whole", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		wrong := fullSummary(said(id(1), 1, 1))
		then(t, "PutSummary", s.PutSummary(t.Context(), wrong), nil)
		c := said(id(1), 2, 1)
		given(t, s, c)
		if got := stored(t, s, id(1)); !reflect.DeepEqual(*got, after(c)) {
			t.Fatalf("the summary is %+v, want %+v", got, after(c))
		}
	}},
	{"a newer summary is never overwritten by a commit's older one", func(t *testing.T, s bot.Store) {
		given(t, s, said(id(1), 1, 1))
		newer := fullSummary(said(id(1), 1, 9)) // as of event 9
		then(t, "PutSummary", s.PutSummary(t.Context(), newer), nil)
		given(t, s, said(id(1), 2, 1))
		if got := stored(t, s, id(1)); !reflect.DeepEqual(*got, newer) {
			t.Fatalf("the summary is %+v, want %+v", got, newer)
		}
	}},
	{"a summary of a conversation that isn't there is refused", func(t *testing.T, s bot.Store) {
		then(t, "PutSummary", s.PutSummary(t.Context(), after(said(id(1), 1, 1))), bot.ErrNotFound)
		if got := found(t, s, bot.Query{}); len(got) != 0 {
			t.Fatalf("Find has %v", got)
		}
	}},
}

package storetest

import (
	"errors"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func session(hash, user string, lasts time.Duration) bot.Session {
	return bot.Session{Hash: hash, User: user, Created: start, Used: start.Add(time.Second), Expires: start.Add(lasts)}
}

var loginCases = []sample[bot.Accounts]{
	{"a session is found by its hash, as stored", func(t *testing.T, a bot.Accounts) {
		want := session("h1", "u1", time.Hour)
		then(t, "PutSession", a.PutSession(t.Context(), want), nil)
		got, err := a.FindSession(t.Context(), "h1")
		then(t, "FindSession", err, nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("found %+v, want %+v", got, want)
		}
		_, err = a.FindSession(t.Context(), "h2")
		then(t, "FindSession, unknown", err, bot.ErrNotFound)
	}},
	{"a session is replaced by its hash", func(t *testing.T, a bot.Accounts) {
		then(t, "PutSession", a.PutSession(t.Context(), session("h1", "u1", time.Hour)), nil)
		want := session("h1", "u1", 2*time.Hour)
		want.Used = start.Add(time.Minute)
		then(t, "PutSession", a.PutSession(t.Context(), want), nil)
		got, err := a.FindSession(t.Context(), "h1")
		then(t, "FindSession", err, nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("found %+v, want %+v", got, want)
		}
	}},
	{"a session that is dropped is gone, and can be dropped again", func(t *testing.T, a bot.Accounts) {
		then(t, "PutSession", a.PutSession(t.Context(), session("h1", "u1", time.Hour)), nil)
		for range 2 {
			then(t, "DropSession", a.DropSession(t.Context(), "h1"), nil)
		}
		_, err := a.FindSession(t.Context(), "h1")
		then(t, "FindSession", err, bot.ErrNotFound)
	}},
	{"all sessions of a user are dropped, and no others", func(t *testing.T, a bot.Accounts) {
		for _, s := range []bot.Session{session("h1", "u1", time.Hour), session("h2", "u1", time.Hour), session("h3", "u2", time.Hour)} {
			then(t, "PutSession", a.PutSession(t.Context(), s), nil)
		}
		then(t, "DropSessions", a.DropSessions(t.Context(), "u1"), nil)
		for hash, want := range map[string]error{"h1": bot.ErrNotFound, "h2": bot.ErrNotFound, "h3": nil} {
			_, err := a.FindSession(t.Context(), hash)
			then(t, "FindSession "+hash, err, want)
		}
	}},
	{"sessions and invites that have ended are dropped, others stay", func(t *testing.T, a bot.Accounts) {
		then(t, "PutSession", a.PutSession(t.Context(), session("h1", "u1", time.Minute)), nil)
		then(t, "PutSession", a.PutSession(t.Context(), session("h2", "u1", time.Hour)), nil)
		then(t, "PutInvite", a.PutInvite(t.Context(), bot.Invite{Hash: "i1", User: "u1", Expires: start.Add(time.Minute)}), nil)
		then(t, "PutInvite", a.PutInvite(t.Context(), bot.Invite{Hash: "i2", User: "u1", Expires: start.Add(time.Hour)}), nil)
		then(t, "DropExpired", a.DropExpired(t.Context(), start.Add(2*time.Minute)), nil)
		for hash, want := range map[string]error{"h1": bot.ErrNotFound, "h2": nil} {
			_, err := a.FindSession(t.Context(), hash)
			then(t, "FindSession "+hash, err, want)
		}
		for hash, want := range map[string]error{"i1": bot.ErrNotFound, "i2": nil} {
			_, err := a.FindInvite(t.Context(), hash)
			then(t, "FindInvite "+hash, err, want)
		}
	}},
	{"a token is found by its hash, as stored, revoked or not", func(t *testing.T, a bot.Accounts) {
		want := bot.APIToken{ID: "t1", Name: "BI", Hash: "h1", Role: bot.RoleSupervisor, Created: start}
		for _, revoked := range []bool{false, true} {
			want.Revoked = revoked
			then(t, "PutToken", a.PutToken(t.Context(), want), nil)
			got, err := a.FindToken(t.Context(), "h1")
			then(t, "FindToken", err, nil)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("found %+v, want %+v", got, want)
			}
		}
		_, err := a.FindToken(t.Context(), "h2")
		then(t, "FindToken, unknown", err, bot.ErrNotFound)
	}},
	{"tokens are listed by name", func(t *testing.T, a bot.Accounts) {
		for i, name := range []string{"Export", "BI", "Cron"} {
			n := string(rune('1' + i))
			then(t, "PutToken", a.PutToken(t.Context(), bot.APIToken{ID: "t" + n, Name: name, Hash: "h" + n, Role: bot.RoleAgent, Created: start}), nil)
		}
		tokens, err := a.FindTokens(t.Context())
		then(t, "FindTokens", err, nil)
		if len(tokens) != 3 || tokens[0].Name != "BI" || tokens[1].Name != "Cron" || tokens[2].Name != "Export" {
			t.Fatalf("FindTokens = %+v", tokens)
		}
	}},
	{"an invite can be looked at many times and taken once", func(t *testing.T, a bot.Accounts) {
		want := bot.Invite{Hash: "i1", User: "u1", Expires: start.Add(time.Hour)}
		then(t, "PutInvite", a.PutInvite(t.Context(), want), nil)
		for range 2 {
			got, err := a.FindInvite(t.Context(), "i1")
			then(t, "FindInvite", err, nil)
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("found %+v, want %+v", got, want)
			}
		}
		got, err := a.TakeInvite(t.Context(), "i1")
		then(t, "TakeInvite", err, nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("took %+v, want %+v", got, want)
		}
		_, err = a.TakeInvite(t.Context(), "i1")
		then(t, "TakeInvite again", err, bot.ErrNotFound)
		_, err = a.FindInvite(t.Context(), "i1")
		then(t, "FindInvite", err, bot.ErrNotFound)
	}},
	{"of many who take an invite at once one gets it", func(t *testing.T, a bot.Accounts) {
		then(t, "PutInvite", a.PutInvite(t.Context(), bot.Invite{Hash: "i1", User: "u1", Expires: start.Add(time.Hour)}), nil)
		var got atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				switch _, err := a.TakeInvite(t.Context(), "i1"); {
				case err == nil:
					got.Add(1)
				case !errors.Is(err, bot.ErrNotFound):
					t.Errorf("TakeInvite = %v", err)
				}
			})
		}
		all.Wait()
		if got.Load() != 1 {
			t.Fatalf("%d took the invite", got.Load())
		}
	}},
}

package desk

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func TestLoginGivesOneAnswerToAllWhoMayNotEnter(t *testing.T) {
	w := newWorld(t)
	w.person("anna", bot.RoleAgent)
	gone := w.person("gone", bot.RoleAgent)
	w.must(w.SetDisabled(t.Context(), admin, gone.ID, true))
	_, _, err := w.AddUser(t.Context(), admin, bot.User{Email: "new@voorbeeld.nl", Name: "new", Role: bot.RoleAgent}, "", w.now)
	w.must(err)
	for name, c := range map[string][2]string{
		"wrong password":      {"anna@voorbeeld.nl", "een andere ochtend"},
		"unknown address":     {"nobody@voorbeeld.nl", good},
		"disabled":            {"gone@voorbeeld.nl", good},
		"no password yet":     {"new@voorbeeld.nl", ""},
		"nothing typed":       {"", ""},
		"password of nothing": {"new@voorbeeld.nl", good},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := w.login(c[0], c[1])
			if !errors.Is(err, errLogin) || err.Error() != errLogin.Error() {
				t.Errorf("got %v, want the one answer", err)
			}
		})
	}
	if _, err := w.login(" Anna@Voorbeeld.nl ", good); err != nil {
		t.Errorf("the right password in other capitals: %v", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	cases := map[string]func(w *world, u bot.User, secret string){
		"by logging out":   func(w *world, _ bot.User, s string) { w.must(w.Logout(w.t.Context(), s)) },
		"eight hours idle": func(w *world, _ bot.User, _ string) { w.now = w.now.Add(IdleFor) },
		"when shut out":    func(w *world, u bot.User, _ string) { w.must(w.SetDisabled(w.t.Context(), admin, u.ID, true)) },
		"by a new password": func(w *world, u bot.User, _ string) {
			_, err := w.SetPassword(w.t.Context(), actorOf(u), good, "een heel andere zin", "192.0.2.1", w.now)
			w.must(err)
		},
		"by a reset password": func(w *world, u bot.User, _ string) {
			w.must(w.ResetPassword(w.t.Context(), admin, u.Email, "een heel andere zin"))
		},
		"after seven days, however busy": func(w *world, _ bot.User, s string) {
			for end := w.now.Add(AbsoluteFor); w.now.Before(end); w.now = w.now.Add(time.Hour) {
				if _, _, err := w.Session(w.t.Context(), s, w.now); err != nil {
					w.t.Fatalf("ended early, %v before its time: %v", end.Sub(w.now), err)
				}
			}
		},
	}
	for name, end := range cases {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			u := w.person("anna", bot.RoleAgent)
			secret, err := w.login(u.Email, good)
			w.must(err)
			if a, _, err := w.Session(t.Context(), secret, w.now); err != nil || a.ID != u.ID {
				t.Fatalf("a fresh session: %v, %v", a, err)
			}
			end(w, u, secret)
			_, _, err = w.Session(t.Context(), secret, w.now)
			wantCode(t, err, bot.BadToken)
		})
	}
}

// A desk that was left open asks by itself every time something changes. That
// must not keep it open for whoever passes by.
func TestWhatAPageDoesByItselfIsNoSignOfLife(t *testing.T) {
	w := newWorld(t)
	u := w.person("anna", bot.RoleAgent)
	secret, err := w.login(u.Email, good)
	w.must(err)
	for range 8 {
		if _, _, err := w.Alive(t.Context(), secret, w.now); err != nil {
			t.Fatalf("after %v: %v", w.now, err)
		}
		w.now = w.now.Add(time.Hour)
	}
	_, _, err = w.Alive(t.Context(), secret, w.now)
	wantCode(t, err, bot.BadToken)
}

func TestEveryLoginHasANewSecret(t *testing.T) {
	w := newWorld(t)
	u := w.person("anna", bot.RoleAgent)
	one, err := w.login(u.Email, good)
	w.must(err)
	two, err := w.login(u.Email, good)
	w.must(err)
	if one == two || len(one) < 43 {
		t.Errorf("secrets %q and %q", one, two)
	}
	if _, err := w.store.FindSession(t.Context(), one); err == nil {
		t.Error("the secret itself is in the store")
	}
}

func TestLoginSlowsDownGuessing(t *testing.T) {
	w := newWorld(t)
	w.person("anna", bot.RoleAgent)
	for range perPair {
		_, err := w.login("anna@voorbeeld.nl", "fout fout fout")
		wantCode(t, err, bot.Forbidden)
	}
	_, err := w.login("anna@voorbeeld.nl", good)
	wantCode(t, err, bot.TooFast)
	if _, _, err := w.Login(t.Context(), "anna@voorbeeld.nl", good, "198.51.100.7", w.now); err != nil {
		t.Errorf("from elsewhere she is locked out too: %v", err)
	}
	w.now = w.now.Add(window)
	if _, err := w.login("anna@voorbeeld.nl", good); err != nil {
		t.Errorf("after a quarter of an hour: %v", err)
	}
}

func TestOneAddressCannotTryManyAccounts(t *testing.T) {
	w := newWorld(t)
	for i := range perAddress {
		_, err := w.login(fmt.Sprintf("user%d@voorbeeld.nl", i), "fout fout fout")
		wantCode(t, err, bot.Forbidden)
	}
	_, err := w.login("user-last@voorbeeld.nl", "fout fout fout")
	wantCode(t, err, bot.TooFast)
}

func TestRightPasswordsAreNotCounted(t *testing.T) {
	w := newWorld(t)
	w.person("anna", bot.RoleAgent)
	for range perAddress + 5 {
		if _, err := w.login("anna@voorbeeld.nl", good); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTriesForgetRatherThanGrow(t *testing.T) {
	tr := newTries()
	now := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	for i := range maxRemember {
		if err := tr.begin(fmt.Sprint(i), fmt.Sprint(i), now); err != nil {
			t.Fatal(err)
		}
	}
	if n := len(tr.failed); n > maxRemember+3 {
		t.Errorf("%d remembered", n)
	}
}

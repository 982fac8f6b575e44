package storetest

import (
	"reflect"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func user(id, email, name string) bot.User {
	return bot.User{ID: id, Email: email, Name: name, Role: bot.RoleAgent, Password: "$argon2id$v=19$x", Locale: "nl", Created: start}
}

func givenUsers(t *testing.T, a bot.Accounts, users ...bot.User) {
	t.Helper()
	for _, u := range users {
		then(t, "PutUser", a.PutUser(t.Context(), u), nil)
	}
}

var userCases = []sample[bot.Accounts]{
	{"a user is found by id and by e-mail, as stored", func(t *testing.T, a bot.Accounts) {
		want := user("u1", "sanne@example.org", "Sanne")
		want.Disabled = true
		givenUsers(t, a, want, user("u2", "bob@example.org", "Bob"))
		byID, err := a.FindUser(t.Context(), "u1")
		then(t, "FindUser", err, nil)
		byEmail, err := a.FindUserByEmail(t.Context(), "sanne@example.org")
		then(t, "FindUserByEmail", err, nil)
		if !reflect.DeepEqual(byID, want) || !reflect.DeepEqual(byEmail, want) {
			t.Fatalf("found %+v and %+v, want %+v", byID, byEmail, want)
		}
	}},
	{"an unknown user is not found", func(t *testing.T, a bot.Accounts) {
		_, err := a.FindUser(t.Context(), "u1")
		then(t, "FindUser", err, bot.ErrNotFound)
		_, err = a.FindUserByEmail(t.Context(), "")
		then(t, "FindUserByEmail", err, bot.ErrNotFound)
	}},
	{"an e-mail address is compared in lower case", func(t *testing.T, a bot.Accounts) {
		givenUsers(t, a, user("u1", "Sanne@Example.org", "Sanne"))
		got, err := a.FindUserByEmail(t.Context(), "sANNE@example.ORG")
		then(t, "FindUserByEmail", err, nil)
		if got.Email != "sanne@example.org" {
			t.Fatalf("the address is %q", got.Email)
		}
	}},
	{"a user is replaced by id", func(t *testing.T, a bot.Accounts) {
		givenUsers(t, a, user("u1", "sanne@example.org", "Sanne"))
		want := user("u1", "s.devries@example.org", "Sanne de Vries")
		want.Role, want.Password = bot.RoleAdmin, ""
		givenUsers(t, a, want)
		got, err := a.FindUser(t.Context(), "u1")
		then(t, "FindUser", err, nil)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("found %+v, want %+v", got, want)
		}
		_, err = a.FindUserByEmail(t.Context(), "sanne@example.org")
		then(t, "FindUserByEmail, the old address", err, bot.ErrNotFound)
	}},
	{"two users can't share an e-mail address, in whatever case", func(t *testing.T, a bot.Accounts) {
		givenUsers(t, a, user("u1", "sanne@example.org", "Sanne"), user("u2", "bob@example.org", "Bob"))
		then(t, "PutUser, new", a.PutUser(t.Context(), user("u3", "SANNE@example.org", "Eve")), bot.ErrConflict)
		then(t, "PutUser, changed", a.PutUser(t.Context(), user("u2", "sanne@example.org", "Bob")), bot.ErrConflict)
		_, err := a.FindUser(t.Context(), "u3")
		then(t, "FindUser", err, bot.ErrNotFound)
		bob, err := a.FindUser(t.Context(), "u2")
		then(t, "FindUser", err, nil)
		if bob.Email != "bob@example.org" {
			t.Fatalf("Bob is %+v", bob)
		}
	}},
	{"an address that its user gave up is free", func(t *testing.T, a bot.Accounts) {
		givenUsers(t, a, user("u1", "team@example.org", "Sanne"), user("u1", "sanne@example.org", "Sanne"), user("u2", "team@example.org", "Bob"))
	}},
	{"users are listed by name", func(t *testing.T, a bot.Accounts) {
		givenUsers(t, a, user("u1", "c@example.org", "Carla"), user("u2", "a@example.org", "Anna"), user("u3", "b@example.org", "Bob"))
		users, err := a.FindUsers(t.Context())
		then(t, "FindUsers", err, nil)
		if len(users) != 3 || users[0].ID != "u2" || users[1].ID != "u3" || users[2].ID != "u1" {
			t.Fatalf("FindUsers = %+v", users)
		}
	}},
	{"given no users, the list is empty", func(t *testing.T, a bot.Accounts) {
		users, err := a.FindUsers(t.Context())
		then(t, "FindUsers", err, nil)
		if len(users) != 0 {
			t.Fatalf("FindUsers = %+v", users)
		}
	}},
}

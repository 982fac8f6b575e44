package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func TestLoginReplacesAPlantedSession(t *testing.T) {
	w := newWorld(t, nil)
	u := w.person("Anna", bot.RoleAgent)
	thief := w.login(w.person("Thief", bot.RoleAgent))
	planted := deskSecret(thief)
	victim := w.browser()
	victim.client.Jar.SetCookies(mustURL(t, w.http.URL), []*http.Cookie{{Name: "gehoor_desk", Path: "/", Value: planted}})
	got := victim.post("/desk/login", victim.get("/desk/login").form("email", u.Email, "password", goodPassword))
	if got.status != http.StatusSeeOther {
		t.Fatalf("login: %d", got.status)
	}
	if deskSecret(victim) == planted {
		t.Error("the planted session was kept")
	}
	if got := thief.get("/desk"); got.status != http.StatusSeeOther {
		t.Errorf("the planted session still works: %d", got.status)
	}
}

func deskSecret(b *browser) string {
	b.w.t.Helper()
	for _, c := range b.client.Jar.Cookies(mustURL(b.w.t, b.w.http.URL)) {
		if c.Name == "gehoor_desk" {
			return c.Value
		}
	}
	return ""
}

func TestLoginLeadsNowhereElse(t *testing.T) {
	for next, want := range map[string]string{
		"":                             "/desk",
		"/desk/c/x?q=1":                "/desk/c/x?q=1",
		"/desk/list?status=human":      "/desk/list?status=human",
		"https://evil.example/desk":    "/desk",
		"//evil.example/desk":          "/desk",
		"/\\evil.example":              "/desk",
		"/desk\\@evil.example":         "/desk",
		"/desks":                       "/desk",
		"/chat":                        "/desk",
		"/desk/login?next=/desk/login": "/desk",
		"javascript:alert(1)":          "/desk",
		"/desk/\r\nSet-Cookie: a=b":    "/desk",
	} {
		if got := within(next); got != want {
			t.Errorf("within(%q) = %q, want %q", next, got, want)
		}
	}
	w := newWorld(t, nil)
	u := w.person("Anna", bot.RoleAgent)
	b := w.browser()
	got := b.post("/desk/login", b.get("/desk/login?next=//evil.example").form("email", u.Email, "password", goodPassword))
	if got.where != "/desk" {
		t.Errorf("led to %q", got.where)
	}
}

func FuzzWithin(f *testing.F) {
	for _, s := range []string{"/desk", "//x", "/desk/../../x", "/desk/%2e%2e//x", "http:/desk", "/desk?a#b"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := within(s)
		u, err := url.Parse("https://ours.example" + got)
		if err != nil || u.Host != "ours.example" || !strings.HasPrefix(got, "/desk") || strings.ContainsAny(got, "\r\n\\") {
			t.Errorf("within(%q) = %q", s, got)
		}
	})
}

func TestLoginSaysThatItIsSlowingDown(t *testing.T) {
	w := newWorld(t, nil)
	w.person("Anna", bot.RoleAgent)
	b := w.browser()
	p := b.get("/desk/login")
	var got page
	for range 6 {
		got = b.post("/desk/login", p.form("email", "anna@voorbeeld.nl", "password", "fout fout fout"))
	}
	if got.status != http.StatusTooManyRequests || !strings.Contains(got.body, "over 15 min.") {
		t.Errorf("status %d\n%s", got.status, got.body)
	}
	if strings.Contains(got.body, "fout fout") {
		t.Error("the password is on the page")
	}
}

func TestTheFirstAdministratorComesInByTheLink(t *testing.T) {
	w := newWorld(t, nil)
	secret, err := w.desk.FirstInvite(t.Context(), "admin@localhost", "Admin", w.clock())
	w.must(err)
	b := w.browser()
	p := b.get(InvitePath(secret))
	if p.status != 200 || p.header.Get("Referrer-Policy") != "same-origin" {
		t.Fatalf("status %d, referrer %q", p.status, p.header.Get("Referrer-Policy"))
	}
	got := b.post(InvitePath(secret), p.form("email", "chef@voorbeeld.nl", "name", "Chef", "password", "kort"))
	if got.status != http.StatusUnprocessableEntity || !strings.Contains(got.body, `value="chef@voorbeeld.nl"`) {
		t.Fatalf("a short password: %d\n%s", got.status, got.body)
	}
	got = b.post(InvitePath(secret), got.form("email", "chef@voorbeeld.nl", "name", "Chef", "password", goodPassword))
	if got.status != http.StatusSeeOther || got.where != "/desk" {
		t.Fatalf("status %d to %q", got.status, got.where)
	}
	if got := b.get("/desk/people"); got.status != 200 || !strings.Contains(got.body, "chef@voorbeeld.nl") {
		t.Errorf("people: %d", got.status)
	}
	if got := w.browser().get(InvitePath(secret)); got.status != http.StatusNotFound {
		t.Errorf("the link a second time: %d", got.status)
	}
	if strings.Contains(w.log.String(), secret) {
		t.Error("the log has the link")
	}
}

func TestPeopleAndKeysShowASecretOnce(t *testing.T) {
	w := newWorld(t, nil)
	b := w.login(w.person("Bo", bot.RoleAdmin))
	form := b.get("/desk/people").form("name", "Nieuw", "email", "nieuw@voorbeeld.nl", "role", "agent")
	got := b.post("/desk/people", form)
	if got.status != 200 || !strings.Contains(got.body, w.http.URL+"/desk/invite/") {
		t.Fatalf("no link: %d\n%s", got.status, got.body)
	}
	if again := b.post("/desk/people", form); again.status != http.StatusSeeOther {
		t.Errorf("reloaded: %d", again.status)
	}
	form = b.get("/desk/tokens").form("name", "Proef", "role", "supervisor")
	got = b.post("/desk/tokens", form)
	i := strings.Index(got.body, "gehoor_")
	if got.status != 200 || i < 0 {
		t.Fatalf("no key: %d", got.status)
	}
	if again := b.post("/desk/tokens", form); again.status != http.StatusSeeOther {
		t.Errorf("reloaded: %d", again.status)
	}
	if p := b.get("/desk/tokens"); strings.Contains(p.body, "gehoor_") || strings.Count(p.body, "<strong>Proef</strong>") != 1 {
		t.Error("the key is shown again, or made twice")
	}
}

func TestAPasswordChangeEndsOtherLogins(t *testing.T) {
	w := newWorld(t, nil)
	u := w.person("Anna", bot.RoleAgent)
	here, there := w.login(u), w.login(u)
	got := here.post("/desk/account/password", here.get("/desk/account").form("current", goodPassword, "next", "een heel andere zin"))
	if got.status != http.StatusSeeOther {
		t.Fatalf("status %d\n%s", got.status, got.body)
	}
	if got := here.get("/desk/account"); got.status != 200 {
		t.Errorf("here: %d", got.status)
	}
	if got := there.get("/desk"); got.status != http.StatusSeeOther {
		t.Errorf("there: %d", got.status)
	}
}

func TestTheDeskSpeaksItsReadersLanguage(t *testing.T) {
	w := newWorld(t, nil)
	b := w.login(w.person("Anna", bot.RoleAgent))
	if !strings.Contains(b.get("/desk").body, `<html lang="nl">`) {
		t.Error("not Dutch at first")
	}
	b.post("/desk/account/language", b.get("/desk/account").form("locale", "en"))
	if p := b.get("/desk"); !strings.Contains(p.body, `<html lang="en">`) || p.header.Get("Content-Language") != "en" {
		t.Error("not English after choosing it")
	}
}

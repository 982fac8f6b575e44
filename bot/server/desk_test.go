package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

// TestEveryDeskRouteAsksWhoYouAre walks the table of routes as each role and as
// nobody.
func TestEveryDeskRouteAsksWhoYouAre(t *testing.T) {
	w := newWorld(t, nil)
	id := string(w.waits("Er is gaslucht in de gang."))
	people := map[string]*browser{
		"agent":      w.login(w.person("Anna", bot.RoleAgent)),
		"supervisor": w.login(w.person("Sam", bot.RoleSupervisor)),
		"admin":      w.login(w.person("Bo", bot.RoleAdmin)),
	}
	seen := map[string]bool{}
	for _, r := range w.server.deskTable() {
		if r.path == "/desk/live" || r.path == "/desk/logout" {
			continue // a stream, and the end of this test's logins: tested below
		}
		key := r.method + " " + r.path
		if seen[key] {
			t.Errorf("%s is there twice", key)
		}
		seen[key] = true
		path := strings.NewReplacer(":id", id, ":user", "u", ":token", "t", ":reference", "x").Replace(r.path)
		for name, b := range people {
			may := r.need == "" || (desk.Actor{Role: bot.UserRole(name)}).May(r.need)
			form := b.get("/desk/account").form()
			got := b.send(r.method, path, formFor(r.method, form))
			if denied := got.status == http.StatusForbidden; denied == may {
				t.Errorf("%s as %s: status %d, may be %v", key, name, got.status, may)
			}
			if r.method == http.MethodPost {
				form.Set("csrf", "forged")
				if got := b.post(path, form); got.status != http.StatusForbidden {
					t.Errorf("%s as %s with a forged form: status %d", key, name, got.status)
				}
			}
		}
		got := w.browser().send(r.method, path, formFor(r.method, url.Values{"csrf": {"x"}, "key": {"k"}}))
		toLogin := got.status == http.StatusSeeOther && strings.HasPrefix(got.where, "/desk/login?next=")
		if r.method == http.MethodGet && !toLogin || r.method == http.MethodPost && got.status != http.StatusUnauthorized {
			t.Errorf("%s as nobody: status %d to %q", key, got.status, got.where)
		}
	}
	if got := w.browser().get("/desk/live"); got.status != http.StatusUnauthorized {
		t.Errorf("live as nobody: %d", got.status)
	}
}

func formFor(method string, form url.Values) url.Values {
	if method == http.MethodGet {
		return nil
	}
	return form
}

func TestFormsFromOtherSitesAreRefused(t *testing.T) {
	w := newWorld(t, nil)
	b := w.login(w.person("Anna", bot.RoleAgent))
	id := string(w.waits("Verhaal"))
	good := b.get("/desk/c/" + id).form()
	for name, header := range map[string]http.Header{
		"another origin":     {"Origin": {"https://evil.example"}},
		"no origin at all":   {"Origin": {"null"}},
		"the browser tells":  {"Sec-Fetch-Site": {"cross-site"}},
		"a neighbouring one": {"Sec-Fetch-Site": {"same-site"}},
	} {
		t.Run(name, func(t *testing.T) {
			req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, w.http.URL+"/desk/c/"+id+"/join", strings.NewReader(good.Encode()))
			w.must(err)
			req.Header = header.Clone()
			req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			res, err := b.client.Do(req)
			w.must(err)
			res.Body.Close()
			if res.StatusCode != http.StatusForbidden {
				t.Errorf("status %d", res.StatusCode)
			}
		})
	}
	if got := b.post("/desk/c/"+id+"/join", good); got.status != http.StatusSeeOther {
		t.Errorf("our own form: %d", got.status)
	}
}

func TestAnAgentTakesOverTalksAndResolves(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("De lamp was kapot toen hij kwam.")
	b := w.login(w.person("Anna", bot.RoleAgent))
	queue := b.get("/desk")
	for _, want := range []string{"De lamp was kapot toen hij kwam.", w.text("desk.reason.request"), "/desk/c/" + string(id)} {
		if !strings.Contains(queue.body, want) {
			t.Errorf("the queue has no %q", want)
		}
	}
	at := "/desk/c/" + string(id)
	step := func(name string, more ...string) page {
		t.Helper()
		got := b.post(at+"/"+name, b.get(at).form(more...))
		if got.status != http.StatusSeeOther {
			t.Fatalf("%s: %d\n%s", name, got.status, got.body)
		}
		return b.get(at)
	}
	if p := step("join"); !strings.Contains(p.body, w.text("desk.case.mine")) {
		t.Error("the page doesn't say that it is hers")
	}
	step("reply", "text", "Goedemorgen, ik kijk het voor u na.")
	p := step("note", "text", "Klant klinkt vermoeid.")
	for _, want := range []string{"Goedemorgen, ik kijk het voor u na.", "Klant klinkt vermoeid.", "alleen voor collega"} {
		if !strings.Contains(p.body, want) {
			t.Errorf("no %q", want)
		}
	}
	p = step("resolve", "outcome", "upheld", "text", "U krijgt een nieuwe lamp.")
	if !strings.Contains(p.body, w.text("desk.outcome.upheld")) || !strings.Contains(p.body, "U krijgt een nieuwe lamp.") {
		t.Error("the answer isn't on the page")
	}
	log, err := w.runtime.Since(t.Context(), id, 0)
	w.must(err)
	for _, l := range desk.Lines(log, false) {
		if strings.Contains(l.Text, "vermoeid") {
			t.Error("the customer can read the note")
		}
	}
}

func TestOfTwoAgentsTheSecondIsTold(t *testing.T) {
	w := newWorld(t, nil)
	at := "/desk/c/" + string(w.waits("Verhaal"))
	anna, bob := w.login(w.person("Anna", bot.RoleAgent)), w.login(w.person("Bob", bot.RoleAgent))
	bobs := bob.get(at)
	anna.post(at+"/join", anna.get(at).form())
	got := bob.post(at+"/join", bobs.form())
	if got.status != http.StatusConflict || !strings.Contains(got.body, "Anna heeft dit gesprek.") {
		t.Errorf("join: %d\n%s", got.status, got.body)
	}
	got = bob.post(at+"/reply", bobs.form("text", "Bobs lange antwoord"))
	if got.status != http.StatusConflict && got.status != http.StatusForbidden {
		t.Errorf("reply: %d", got.status)
	}
	if got := bob.get(at); strings.Contains(got.body, at+"/reply") {
		t.Error("the second may still answer")
	}
}

func TestFormsSentTwiceDoOnce(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	at := "/desk/c/" + string(id)
	b := w.login(w.person("Anna", bot.RoleAgent))
	b.post(at+"/join", b.get(at).form())
	form := b.get(at).form("text", "Eén keer")
	for range 3 {
		if got := b.post(at+"/reply", form); got.status != http.StatusSeeOther {
			t.Fatalf("status %d", got.status)
		}
	}
	if n := strings.Count(b.get(at).body, ">Eén keer</div>"); n != 1 {
		t.Errorf("said %d times", n)
	}
	form.Set("text", "Iets anders, op dezelfde pagina")
	b.post(at+"/reply", form)
	if !strings.Contains(b.get(at).body, "Iets anders, op dezelfde pagina") {
		t.Error("new words in an old page were swallowed")
	}
}

func TestARefusedFormKeepsItsWords(t *testing.T) {
	w := newWorld(t, nil)
	at := "/desk/c/" + string(w.waits("Verhaal"))
	b := w.login(w.person("Anna", bot.RoleAgent))
	b.post(at+"/join", b.get(at).form())
	got := b.post(at+"/resolve", b.get(at).form("text", "Een lang antwoord", "outcome", "nonsense"))
	if got.status != http.StatusUnprocessableEntity || !strings.Contains(got.body, ">Een lang antwoord</textarea>") {
		t.Errorf("an outcome that isn't one: %d", got.status)
	}
	form := b.get(at).form("text", "Een heel lang antwoord")
	w.pass(9 * time.Hour)
	got = b.post(at+"/reply", form)
	if got.status != http.StatusUnauthorized || !strings.Contains(got.body, ">Een heel lang antwoord</textarea>") {
		t.Errorf("after the login ended: %d\n%s", got.status, got.body)
	}
}

func TestStoriesAreEscapedAtTheDesk(t *testing.T) {
	const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><svg onload=alert(3)>`
	w := newWorld(t, nil)
	id := w.waits(attack)
	b := w.login(w.person("Sam", bot.RoleSupervisor))
	at := "/desk/c/" + string(id)
	b.post(at+"/note", b.get(at).form("text", attack))
	for _, path := range []string{"/desk", at, "/desk/list", "/desk/register", "/desk/list?q=" + url.QueryEscape(attack), "/desk/list?status=" + url.QueryEscape(attack)} {
		p := b.get(path)
		for _, bad := range []string{"<script>alert", "<img src=x", "<svg onload"} {
			if strings.Contains(p.body, bad) {
				t.Errorf("%s: %q is not escaped", path, bad)
			}
		}
	}
}

func TestSupervisorsExtendAndAgentsDoNot(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	at := "/desk/c/" + string(id)
	agent, chief := w.login(w.person("Anna", bot.RoleAgent)), w.login(w.person("Sam", bot.RoleSupervisor))
	if p := agent.get(at); strings.Contains(p.body, at+"/extend") {
		t.Error("an agent is offered to extend")
	}
	p := chief.get(at)
	if !strings.Contains(p.body, at+"/extend") {
		t.Fatal("a supervisor isn't offered to extend")
	}
	if got := chief.post(at+"/extend", p.form("reason", "")); got.status != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", got.status)
	}
	if got := chief.post(at+"/extend", p.form("reason", "Wij wachten op de fabrikant")); got.status != http.StatusSeeOther {
		t.Fatalf("extend: %d\n%s", got.status, got.body)
	}
	if p := chief.get(at); !strings.Contains(p.body, "Wij wachten op de fabrikant") {
		t.Error("the reason isn't on the page")
	}
}

func TestProtectedConversationsAreNotInTheCommonQueue(t *testing.T) {
	w := newWorld(t, nil)
	id := string(w.complains("Ik wil een misstand melden."))
	agent, chief := w.login(w.person("Anna", bot.RoleAgent)), w.login(w.person("Sam", bot.RoleSupervisor))
	if strings.Contains(agent.get("/desk").body, id) {
		t.Error("an agent sees it in the queue")
	}
	if got := agent.get("/desk/c/" + id); got.status != http.StatusForbidden {
		t.Errorf("an agent opens it: %d", got.status)
	}
	if !strings.Contains(chief.get("/desk").body, id) {
		t.Error("a supervisor doesn't see it")
	}
}

func TestWhoOpenedAConversationIsLogged(t *testing.T) {
	w := newWorld(t, nil)
	id := string(w.waits("Een geheim verhaal"))
	u := w.person("Anna", bot.RoleAgent)
	w.login(u).get("/desk/c/" + id)
	log := w.log.String()
	if !strings.Contains(log, `"msg":"conversation opened","by":"`+u.ID+`","conversation":"`+id) {
		t.Error("no line says who opened it")
	}
	if strings.Contains(log, "geheim") || strings.Contains(log, goodPassword) {
		t.Error("the log has words of the customer, or a password")
	}
}

func TestACustomerOnThePhoneHasOnlyTheNumber(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	hidden := w.complains("Ik wil een misstand melden.")
	ref := func(id bot.ID) (ref string) {
		w.must(w.runtime.View(t.Context(), id, func(s *bot.State) { ref = s.Complaint.Reference }))
		return ref
	}
	b := w.login(w.person("Anna", bot.RoleAgent))
	spoken := strings.ToLower(strings.ReplaceAll(ref(id), "-", " "))
	if got := b.get("/desk/find?reference=" + url.QueryEscape(spoken)); got.status != http.StatusSeeOther || got.where != "/desk/c/"+string(id) {
		t.Errorf("status %d to %q", got.status, got.where)
	}
	for name, wrong := range map[string]string{"mistyped": "K26-11111-11112", "protected": ref(hidden), "nonsense": "<b>"} {
		got := b.get("/desk/find?reference=" + url.QueryEscape(wrong))
		if got.status != http.StatusNotFound || !strings.Contains(got.body, w.text("desk.error.no_complaint")) || strings.Contains(got.body, "<b>") {
			t.Errorf("%s: status %d", name, got.status)
		}
	}
}

func TestTheDeskShowsWhatTheCustomerHasSeen(t *testing.T) {
	w := newWorld(t, nil)
	id := w.waits("Verhaal")
	at := "/desk/c/" + string(id)
	b := w.login(w.person("Anna", bot.RoleAgent))
	b.post(at+"/join", b.get(at).form())
	b.post(at+"/reply", b.get(at).form("text", "Goedemorgen"))
	mark := ">" + w.text("desk.line.shown") + "<"
	if strings.Contains(b.get(at).body, mark) {
		t.Error("seen before it was shown")
	}
	var last uint64
	w.must(w.runtime.View(t.Context(), id, func(s *bot.State) { last = s.Seq }))
	_, err := w.runtime.Tell(t.Context(), id, bot.See{Seq: last})
	w.must(err)
	if !strings.Contains(b.get(at).body, mark) {
		t.Error("not seen after it was shown")
	}
}

func TestListsSayInWhichOrderTheyAre(t *testing.T) {
	w := newWorld(t, nil)
	w.waits("Verhaal")
	b := w.login(w.person("Sam", bot.RoleSupervisor))
	for path, want := range map[string]string{
		"/desk/list": "updated", "/desk/register": "received", "/desk/register?order=due": "due", "/desk/register?order=updated": "updated",
	} {
		if p := b.get(path); !strings.Contains(p.body, `<option value="`+want+`" selected>`) {
			t.Errorf("%s doesn't say %s", path, want)
		}
	}
}

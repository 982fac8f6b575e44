package server

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

func begin(b *browser, text string) page {
	b.w.t.Helper()
	got := b.post("/chat", b.get("/chat").form("text", text))
	if got.status != http.StatusSeeOther || got.where != "/chat#latest" {
		b.w.t.Fatalf("chat: %d %s\n%s", got.status, got.where, got.body)
	}
	return b.get("/chat")
}

func TestChatWithoutScriptHoldsTheConversation(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	first := b.get("/chat")
	if first.status != 200 || !strings.Contains(first.body, w.text("server.chat.intro")) {
		t.Fatalf("first page: %d\n%s", first.status, first.body)
	}
	p := begin(b, "De lamp was kapot toen hij kwam.")
	for _, want := range []string{"De lamp was kapot toen hij kwam.", w.text("server.who.bot"), w.text("server.chat.done"), w.text("server.chat.talk_to_human")} {
		if !strings.Contains(p.body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if got := b.post("/chat", p.form("choice", "done")); got.status != http.StatusSeeOther {
		t.Fatalf("done: %d\n%s", got.status, got.body)
	}
	p = b.get("/chat")
	if !strings.Contains(p.body, `name="choice" value="skip"`) {
		t.Errorf("the bot's question offers no way to skip\n%s", p.body)
	}
	if got := b.post("/chat", p.form("choice", "human")); got.status != http.StatusSeeOther {
		t.Fatalf("human: %d\n%s", got.status, got.body)
	}
	p = b.get("/chat")
	if !strings.Contains(p.body, w.text("server.chat.waits")) || !strings.Contains(p.body, w.text("server.line.escalated")) {
		t.Errorf("the page doesn't say that a human was called in\n%s", p.body)
	}
}

func TestChatStoresADoubleClickOnce(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	form := b.get("/chat").form("text", "Dubbel verstuurd verhaal")
	b.post("/chat", form)
	b.client.Jar.SetCookies(mustURL(t, w.http.URL+"/chat"), []*http.Cookie{{Name: "gehoor_chat", Path: "/chat", MaxAge: -1}})
	b.post("/chat", form) // as if the first answer had not come yet
	page, err := w.store.Find(t.Context(), bot.Query{})
	w.must(err)
	if page.Total != 1 || page.Summaries[0].Messages != 1 {
		t.Fatalf("conversations %d, messages %d; want 1 and 1", page.Total, page.Summaries[0].Messages)
	}
}

// A page from the browser's history has its old key. What is typed into it
// anew is new: it was swallowed before the text became part of the key.
func TestChatTakesNewWordsFromAnOldPage(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	p := begin(b, "Eerste bericht")
	b.post("/chat", p.form("text", "Tweede bericht"))
	b.post("/chat", p.form("text", "Derde bericht, na de knop Terug"))
	if got := b.get("/chat").body; !strings.Contains(got, "Derde bericht, na de knop Terug") {
		t.Errorf("the words are gone\n%s", got)
	}
}

func TestChatLosesNoWords(t *testing.T) {
	const words = "Een heel verhaal met “aanhalingstekens”"
	cases := map[string]struct {
		spoil  func(w *world, form url.Values)
		status int
	}{
		"the store is away":  {func(w *world, _ url.Values) { w.store.down.Store(true) }, http.StatusServiceUnavailable},
		"the form is old":    {func(_ *world, f url.Values) { f.Set("csrf", "old") }, http.StatusForbidden},
		"the form has no id": {func(_ *world, f url.Values) { f.Del("id") }, http.StatusBadRequest},
		"no such choice":     {func(_ *world, f url.Values) { f.Set("choice", "nonsense") }, http.StatusConflict},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, nil)
			b := w.browser()
			form := begin(b, "Begin").form("text", words)
			c.spoil(w, form)
			got := b.post("/chat", form)
			if got.status != c.status || !strings.Contains(got.body, words) || !strings.Contains(got.body, `role="alert"`) {
				t.Errorf("status %d, want %d; body\n%s", got.status, c.status, got.body)
			}
		})
	}
}

func TestChatSaysByHowMuchAMessageIsTooLong(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.Text = 20 })
	b := w.browser()
	long := strings.Repeat("é", 25)
	got := b.post("/chat", b.get("/chat").form("text", long))
	if got.status != http.StatusRequestEntityTooLarge || !strings.Contains(got.body, "5 tekens korter") || !strings.Contains(got.body, long) {
		t.Errorf("status %d\n%s", got.status, got.body)
	}
}

func TestChatSlowsWhoSendsTooFast(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.Messages = 3 })
	b := w.browser()
	p := begin(b, "Een")
	var last page
	for range 4 {
		last = b.post("/chat", p.form("text", "Nog een"))
	}
	if last.status != http.StatusTooManyRequests || !strings.Contains(last.body, "Nog een") {
		t.Fatalf("status %d, want 429", last.status)
	}
	w.pass(time.Minute)
	if got := b.post("/chat", p.form("text", "Later")); got.status != http.StatusSeeOther {
		t.Errorf("a minute later: %d", got.status)
	}
}

func TestChatIgnoresAForgedToken(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	begin(b, "Geheim verhaal")
	var token bot.Token
	for _, c := range b.client.Jar.Cookies(mustURL(t, w.http.URL+"/chat")) {
		if c.Name == "gehoor_chat" {
			token = bot.Token(c.Value)
		}
	}
	thief := w.browser()
	forged := string(token.Conversation()) + "." + strings.Repeat("0", 32)
	thief.client.Jar.SetCookies(mustURL(t, w.http.URL+"/chat"), []*http.Cookie{{Name: "gehoor_chat", Path: "/chat", Value: forged}})
	if got := thief.get("/chat"); got.status != 200 || strings.Contains(got.body, "Geheim verhaal") {
		t.Errorf("status %d; a guessed token opened the conversation", got.status)
	}
}

func TestChatKeepsWhatAnotherButtonDidNotSend(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	p := begin(b, "Verhaal")
	got := b.post("/chat", p.form("text", "half getypt", "do", "refresh"))
	if got.status != 200 || !strings.Contains(got.body, ">half getypt</textarea>") || !strings.Contains(got.body, w.text("server.chat.kept")) {
		t.Errorf("status %d\n%s", got.status, got.body)
	}
	got = b.post("/chat", p.form("text", "ook getypt", "locale", "en"))
	if got.status != 200 || !strings.Contains(got.body, ">ook getypt</textarea>") || !strings.Contains(got.body, `<html lang="en">`) {
		t.Errorf("switching language: status %d\n%s", got.status, got.body)
	}
}

func TestChatEscapesWhatIsSaid(t *testing.T) {
	const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>"'><a href="javascript:alert(3)">`
	w := newWorld(t, nil)
	b := w.browser()
	p := begin(b, attack)
	if strings.Contains(p.body, "<script>alert") || strings.Contains(p.body, "<img src=x") || strings.Contains(p.body, `<a href="javascript`) {
		t.Errorf("not escaped:\n%s", p.body)
	}
}

func mustURL(t *testing.T, s string) *url.URL {
	t.Helper()
	u, err := url.Parse(s)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestAgentsSeeWhatThePageHasShown(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	begin(b, "Verhaal")
	page, err := w.store.Find(t.Context(), bot.Query{})
	w.must(err)
	id := page.Summaries[0].Conversation
	look := func() (seq, shown uint64) {
		w.must(w.runtime.View(t.Context(), id, func(s *bot.State) { seq, shown = s.Seq, s.ShownTo }))
		return seq, shown
	}
	by := bot.Person{Role: bot.Agent, Name: "Bo", ID: "u"}
	_, err = w.runtime.Tell(t.Context(), id, bot.Join{Key: "j", By: by})
	w.must(err)
	_, err = w.runtime.Tell(t.Context(), id, bot.Reply{Key: "r", By: by, Text: "Goedemorgen"})
	w.must(err)
	said, shown := look()
	if shown >= said {
		t.Fatalf("shown up to %d before the page was opened", shown)
	}
	b.get("/chat")
	seq, shown := look()
	if shown < said {
		t.Errorf("shown up to %d, want %d", shown, said)
	}
	b.get("/chat")
	if again, _ := look(); again != seq {
		t.Errorf("looking again stored something: seq %d, then %d", seq, again)
	}
}

package server

import (
	"bytes"
	"io"
	"mime/multipart"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// upload is a file that a form brings.
type upload struct {
	name string
	data []byte
}

// postFiles sends the form of /chat as a browser does: its fields in the order
// of the page, files between text and buttons.
func (b *browser) postFiles(form url.Values, files ...upload) page {
	b.w.t.Helper()
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	field := func(name string) {
		if form.Has(name) {
			b.w.must(m.WriteField(name, form.Get(name)))
		}
	}
	field("csrf")
	field("id")
	field("text")
	for _, f := range files {
		part, err := m.CreateFormFile("file", f.name)
		b.w.must(err)
		_, err = part.Write(f.data)
		b.w.must(err)
	}
	field("choice")
	field("do")
	b.w.must(m.Close())
	req, err := http.NewRequestWithContext(b.w.t.Context(), "POST", b.w.http.URL+"/chat", &body)
	b.w.must(err)
	req.Header.Set("Content-Type", m.FormDataContentType())
	req.Header.Set("Origin", b.w.http.URL)
	req.Header.Set("Accept-Language", "nl")
	res, err := b.client.Do(req)
	b.w.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	b.w.must(err)
	return page{status: res.StatusCode, header: res.Header, body: string(data), where: res.Header.Get("Location")}
}

var chatLink = regexp.MustCompile(`href="(/chat/files/[^"]+)"`)

func TestChatWithoutScriptTakesFilesWithAStory(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	first := b.get("/chat")
	if !strings.Contains(first.body, `type="file"`) || !strings.Contains(first.body, `enctype="multipart/form-data"`) {
		t.Fatalf("no place for files\n%s", first.body)
	}
	got := b.postFiles(first.form("text", "De lamp was kapot."), upload{"foto.png", shot(t)}, upload{"bon.txt", []byte("Totaal 89 euro")}, upload{"", nil})
	if got.status != http.StatusSeeOther {
		t.Fatalf("%d\n%s", got.status, got.body)
	}
	p := b.get("/chat")
	for _, want := range []string{"De lamp was kapot.", "foto.png", "bon.txt", `alt="Foto: foto.png"`} {
		if !strings.Contains(p.body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	if strings.Contains(p.body, "toegevoegd") {
		t.Error("the bot talks about files that came with words")
	}
	link := chatLink.FindStringSubmatch(p.body)
	if link == nil {
		t.Fatal("no link to the file")
	}
	if f := b.get(link[1]); f.body != string(shot(t)) || f.header.Get("Content-Security-Policy") != filePolicy {
		t.Errorf("%d, %d bytes, %v", f.status, len(f.body), f.header)
	}
	if f := w.browser().get(link[1]); f.status != http.StatusNotFound {
		t.Errorf("somebody else gets it: %d", f.status)
	}
}

func TestChatTakesAFileAloneAndADoubleClickOnce(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	form := b.get("/chat").form("text", "")
	for range 2 {
		if got := b.postFiles(form, upload{"foto.png", shot(t)}); got.status != http.StatusSeeOther {
			t.Fatalf("%d\n%s", got.status, got.body)
		}
	}
	if n := strings.Count(b.get("/chat").body, `alt="Foto: foto.png"`); n != 1 {
		t.Errorf("the file is there %d times", n)
	}
	n, err := w.store.SumFiles(t.Context())
	w.must(err)
	if n != int64(len(shot(t))) {
		t.Errorf("%d bytes are kept", n)
	}
}

func TestChatKeepsTheWordsWhenAFileIsRefused(t *testing.T) {
	const words = "Een verhaal dat niet weg mag"
	for name, c := range map[string]struct {
		file   upload
		status int
		says   string
	}{
		"a program":     {upload{"x.exe", []byte("MZ\x90\x00\x03")}, 415, "error.file_media"},
		"too large":     {upload{"x.txt", bytes.Repeat([]byte("x"), 2<<20)}, 413, "Dit bestand is te groot."},
		"far too large": {upload{"x.txt", bytes.Repeat([]byte("x"), 8<<20)}, 413, "Dit bestand is te groot."},
		"nothing in it": {upload{"x.txt", nil}, 400, "error.file_empty"},
	} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t, nil)
			b := w.browser()
			begin(b, "Begin")
			got := b.postFiles(b.get("/chat").form("text", words), c.file)
			says := c.says
			if strings.HasPrefix(says, "error.") {
				says = w.text(says)
			}
			if got.status != c.status || !strings.Contains(got.body, words) || !strings.Contains(got.body, says) {
				t.Errorf("%d, want %d\n%s", got.status, c.status, got.body)
			}
		})
	}
}

func TestChatTakesNoFilesOfForgedForms(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	begin(b, "Begin")
	form := b.get("/chat").form("text", "Verhaal")
	form.Set("csrf", "forged")
	if got := b.postFiles(form, upload{"foto.png", shot(t)}); got.status != http.StatusForbidden || !strings.Contains(got.body, "Verhaal") {
		t.Errorf("%d", got.status)
	}
	if n, err := w.store.SumFiles(t.Context()); n != 0 || err != nil {
		t.Errorf("%d bytes are kept, %v", n, err)
	}
}

func TestChatFormThatIsNoneIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	begin(b, "Begin")
	req, err := http.NewRequestWithContext(t.Context(), "POST", w.http.URL+"/chat", strings.NewReader("--x\r\nnonsense"))
	w.must(err)
	req.Header.Set("Content-Type", "multipart/form-data; boundary=x")
	req.Header.Set("Origin", w.http.URL)
	res, err := b.client.Do(req)
	w.must(err)
	res.Body.Close()
	if res.StatusCode != http.StatusBadRequest {
		t.Errorf("%d", res.StatusCode)
	}
	form := b.get("/chat").form("text", strings.Repeat("x", 200<<10))
	if got := b.postFiles(form); got.status != http.StatusRequestEntityTooLarge {
		t.Errorf("endless words: %d", got.status)
	}
}

func TestAgentsSeeTheFilesOfWhatTheyMayRead(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sender()
	id := decode[takenFile](t, s.put("k", "lamp.png", shot(t))).ID
	_, err := w.runtime.Tell(t.Context(), s.id, bot.Say{Key: "1", Text: "De lamp is kapot"})
	w.must(err)
	at := "/desk/c/" + string(s.id) + "/files/" + string(id)
	agent, supervisor := w.login(w.person("Anna", bot.RoleAgent)), w.login(w.person("Sam", bot.RoleSupervisor))
	if got := agent.get(at); got.status != http.StatusForbidden {
		t.Errorf("an agent opens a file of a talk that is not theirs: %d", got.status)
	}
	_, err = w.runtime.Tell(t.Context(), s.id, bot.Choose{Key: "2", Choice: "human"})
	w.must(err)
	for name, b := range map[string]*browser{"agent": agent, "supervisor": supervisor} {
		got := b.get(at)
		if got.status != 200 || got.body != string(shot(t)) || got.header.Get("Content-Security-Policy") != filePolicy ||
			got.header.Get("Cache-Control") != "private, no-store" || !strings.HasPrefix(got.header.Get("Content-Disposition"), "attachment") {
			t.Errorf("%s: %d %v", name, got.status, got.header)
		}
		p := b.get("/desk/c/" + string(s.id))
		for _, want := range []string{`src="` + at + `"`, `alt="Foto: lamp.png"`, w.text("desk.files"), "PNG, 1 kB"} {
			if !strings.Contains(p.body, want) {
				t.Errorf("%s: no %q on the page", name, want)
			}
		}
	}
	if got := w.browser().get(at); got.status != http.StatusSeeOther {
		t.Errorf("nobody: %d", got.status)
	}
	if got := agent.get("/desk/c/" + string(s.id) + "/files/x"); got.status != http.StatusNotFound {
		t.Errorf("no such file: %d", got.status)
	}
	if log := w.log.String(); !strings.Contains(log, `"file opened","by"`) {
		t.Error("the log doesn't say who opened it")
	}
	var reference string
	w.must(w.runtime.View(t.Context(), s.id, func(st *bot.State) { reference = st.Complaint.Reference }))
	program := w.program(bot.RoleSupervisor)
	if got := program.get("/api/v1/complaints/" + reference + "/files/" + string(id)); got.status != 200 || got.body != string(shot(t)) {
		t.Errorf("a program: %d", got.status)
	}
	if got := w.browser().get("/api/v1/complaints/" + reference + "/files/" + string(id)); got.status != http.StatusUnauthorized {
		t.Errorf("a program without a key: %d", got.status)
	}
}

func TestTheDeskTellsWhatTheSiteVouchesFor(t *testing.T) {
	w := newWorld(t, nil)
	r, err := w.runtime.Open(t.Context(), bot.Open{Locale: "nl", Channel: "web", Number: "K-17", Vouched: &bot.Contact{Name: "Jan Jansen"}})
	w.must(err)
	_, err = w.runtime.Tell(t.Context(), r.Conversation, bot.Say{Key: "1", Text: "De lamp is kapot"})
	w.must(err)
	p := w.login(w.person("Sam", bot.RoleSupervisor)).get("/desk/c/" + string(r.Conversation))
	for _, want := range []string{w.text("desk.vouched"), "K-17", "Jan Jansen", w.text("desk.fact.vouched")} {
		if !strings.Contains(p.body, want) {
			t.Errorf("no %q on the page", want)
		}
	}
}

package server

import (
	"bytes"
	"image"
	"image/png"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// sender is a widget on a site that may carry it, with a conversation of its
// own.
type sender struct {
	w     *world
	id    bot.ID
	token bot.Token
}

func (w *world) sender() *sender {
	w.t.Helper()
	r, err := w.runtime.Open(w.t.Context(), bot.Open{Locale: "nl", Channel: "web"})
	w.must(err)
	return &sender{w, r.Conversation, r.Token}
}

// do sends a request, with the changes that header makes.
func (s *sender) do(method, path string, body io.Reader, header ...string) page {
	s.w.t.Helper()
	req, err := http.NewRequestWithContext(s.w.t.Context(), method, s.w.http.URL+path, body)
	s.w.must(err)
	req.Header.Set("Authorization", "Bearer "+string(s.token))
	req.Header.Set("Content-Type", "application/octet-stream")
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
		if header[i+1] == "" {
			req.Header.Del(header[i])
		}
	}
	res, err := http.DefaultClient.Do(req)
	s.w.must(err)
	defer res.Body.Close()
	got, err := io.ReadAll(res.Body)
	s.w.must(err)
	return page{status: res.StatusCode, header: res.Header, body: string(got)}
}

func (s *sender) put(key, name string, body []byte) page {
	s.w.t.Helper()
	return s.do("PUT", "/files/"+key, bytes.NewReader(body), "Content-Disposition", "attachment; filename*=UTF-8''"+name)
}

func (s *sender) state() (st bot.State) {
	s.w.t.Helper()
	s.w.must(s.w.runtime.View(s.w.t.Context(), s.id, func(now *bot.State) { st = *now }))
	return st
}

func shot(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestAFileIsKeptAndGivenBack(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sender()
	got := s.put("k1", "foto%20van%20de%20lamp.png", shot(t))
	if got.status != http.StatusCreated {
		t.Fatalf("%d %s", got.status, got.body)
	}
	answer := decode[takenFile](t, got)
	if answer.Name != "foto van de lamp.png" || answer.Media != "image/png" || answer.Size != int64(len(shot(t))) || answer.Seq == 0 {
		t.Errorf("answer %+v", answer)
	}
	file := s.do("GET", "/files/"+string(answer.ID), nil)
	if file.status != 200 || file.body != string(shot(t)) {
		t.Errorf("%d, %d bytes", file.status, len(file.body))
	}
	for name, want := range map[string]string{
		"Content-Type": "image/png", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": filePolicy,
		"Content-Disposition": `attachment; filename="foto van de lamp.png"`, "Cross-Origin-Resource-Policy": "same-origin",
		"Cache-Control": "private, no-store",
	} {
		if got := file.header.Get(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
	head := s.do("HEAD", "/files/"+string(answer.ID), nil)
	if head.status != 200 || head.body != "" || head.header.Get("Content-Length") != file.header.Get("Content-Length") {
		t.Errorf("HEAD: %d %v", head.status, head.header)
	}
	if again := s.put("k1", "foto.png", shot(t)); again.status != 200 || again.body != got.body {
		t.Errorf("again: %d %s, was %s", again.status, again.body, got.body)
	}
	if n := len(s.state().Files); n != 1 {
		t.Errorf("%d files", n)
	}
}

func TestFilesThatCanNotBeAreRefusedWithASentence(t *testing.T) {
	w := newWorld(t, nil)
	closed := w.sender()
	_, err := w.runtime.Tell(t.Context(), closed.id, bot.Close{Key: "c", By: bot.Person{Role: bot.Agent, ID: "u"}})
	w.must(err)
	erased := w.sender()
	w.must(w.store.Erase(t.Context(), bot.Tombstone{Conversation: erased.id}))
	w.runtime.Forget(erased.id)
	said := w.sender()
	_, err = w.runtime.Tell(t.Context(), said.id, bot.Say{Key: "k", Text: "Hallo daar"})
	w.must(err)
	full := w.sender()
	for _, k := range []string{"a", "b", "c", "d"} {
		full.put(k, "a.png", shot(t))
	}
	heavy := w.sender()
	for _, k := range []string{"a", "b", "c"} {
		heavy.put(k, "a.txt", bytes.Repeat([]byte("gewoon "), 149_000))
	}
	stranger := w.sender()
	stranger.token = w.sender().token[:26] + stranger.token[26:]
	none := w.sender()
	none.token = ""
	for name, c := range map[string]struct {
		from   *sender
		key    string
		body   string
		status int
		code   bot.Code
	}{
		"nothing":                  {w.sender(), "k", "", 400, bot.Empty},
		"a program":                {w.sender(), "k", "MZ\x90\x00\x03\x00", 415, bot.UnsupportedMedia},
		"a photo in HEIC":          {w.sender(), "k", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", 415, bot.UnsupportedMedia},
		"half a picture":           {w.sender(), "k", string(shot(t)[:50]), 415, bot.UnsupportedMedia},
		"one that is too large":    {w.sender(), "k", strings.Repeat("x", 1<<20+1), 413, bot.TooLarge},
		"one far too large":        {w.sender(), "k", strings.Repeat("x", 5<<20), 413, bot.TooLarge},
		"one too many":             {full, "k", string(shot(t)), 409, bot.TooMany},
		"too much together":        {heavy, "k", string(shot(t)) + strings.Repeat("x", 200<<10), 409, bot.TooMany},
		"after the end":            {closed, "k", string(shot(t)), 410, bot.Closed},
		"after an erasure":         {erased, "k", string(shot(t)), 410, bot.Closed},
		"with another's token":     {stranger, "k", string(shot(t)), 401, bot.BadToken},
		"without a token":          {none, "k", string(shot(t)), 401, bot.BadToken},
		"under a message's key":    {said, "k", string(shot(t)), 409, bot.Conflict},
		"under a key without end":  {w.sender(), strings.Repeat("k", 129), string(shot(t)), 400, bot.BadFrame},
		"under a key of no letter": {w.sender(), "%ff", string(shot(t)), 400, bot.BadFrame},
	} {
		t.Run(name, func(t *testing.T) {
			got := c.from.put(c.key, "x", []byte(c.body))
			p := decode[problem](t, got)
			if got.status != c.status || p.Code != string(c.code) || len(p.Detail) < 10 || got.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("got %d %s", got.status, got.body)
			}
		})
	}
	n, err := w.store.SumFiles(t.Context())
	w.must(err)
	if want := int64(4*len(shot(t)) + 2*149_000*7); n > want+149_000*7 {
		t.Errorf("%d bytes are kept, want %d", n, want)
	}
}

func TestProblemsSpeakTheConversationsLanguage(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sender()
	_, err := w.runtime.Tell(t.Context(), s.id, bot.SetLocale{Key: "l", Locale: "en"})
	w.must(err)
	got := s.do("PUT", "/files/k", strings.NewReader(""), "Accept-Language", "nl")
	if p := decode[problem](t, got); p.Detail != w.words.Text("en", "error.file_empty", nil) || got.header.Get("Content-Language") != "en" {
		t.Errorf("%s", got.body)
	}
}

func TestOnlySitesThatMayCarryTheWidgetSendFiles(t *testing.T) {
	w := newWorld(t, func(o *Options) {
		o.Site = func(r *http.Request) bool { return r.Header.Get("Origin") != "https://evil.example" }
	})
	s := w.sender()
	pre := s.do("OPTIONS", "/files/k", nil, "Origin", "https://shop.example", "Authorization", "",
		"Access-Control-Request-Method", "PUT", "Access-Control-Request-Headers", "authorization,content-disposition,content-type")
	if pre.status != http.StatusNoContent || pre.header.Get("Access-Control-Allow-Origin") != "https://shop.example" ||
		!strings.Contains(pre.header.Get("Access-Control-Allow-Methods"), "PUT") ||
		!strings.Contains(strings.ToLower(pre.header.Get("Access-Control-Allow-Headers")), "content-disposition") ||
		pre.header.Get("Access-Control-Allow-Credentials") != "" {
		t.Errorf("preflight: %d %v", pre.status, pre.header)
	}
	bad := s.do("PUT", "/files/k", bytes.NewReader(nil), "Origin", "https://shop.example")
	if bad.status != 400 || bad.header.Get("Access-Control-Allow-Origin") != "https://shop.example" {
		t.Errorf("a refusal must be readable: %d %v", bad.status, bad.header)
	}
	evil := s.do("PUT", "/files/k", bytes.NewReader(shot(t)), "Origin", "https://evil.example")
	if evil.status != http.StatusForbidden || evil.header.Get("Access-Control-Allow-Origin") != "" || len(s.state().Files) != 0 {
		t.Errorf("evil: %d %v", evil.status, evil.header)
	}
}

func TestACustomerGetsNobodyElsesFile(t *testing.T) {
	w := newWorld(t, nil)
	mine, theirs := w.sender(), w.sender()
	id := decode[takenFile](t, mine.put("k", "a.png", shot(t))).ID
	for _, path := range []string{"/files/" + string(id), "/files/k", "/files/x"} {
		if got := theirs.do("GET", path, nil); got.status != http.StatusNotFound {
			t.Errorf("%s: %d", path, got.status)
		}
	}
}

func TestWhoSendsFilesTooFastWaits(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.Files = 2 })
	s := w.sender()
	s.put("a", "a.png", shot(t))
	s.put("b", "a.png", shot(t))
	got := s.put("c", "a.png", shot(t))
	if got.status != http.StatusTooManyRequests || got.header.Get("Retry-After") == "" {
		t.Errorf("%d %v", got.status, got.header)
	}
}

func TestWithoutIntakeThereAreNoFiles(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Files = nil })
	if got := w.sender().put("a", "a.png", shot(t)); got.status != http.StatusNotFound || decode[problem](t, got).Code != "not_found" {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestTheLogNamesNoFile(t *testing.T) {
	w := newWorld(t, nil)
	s := w.sender()
	if got := s.put("geheime-sleutel", "geheim.png", shot(t)); got.status != http.StatusCreated {
		t.Fatalf("%d %s", got.status, got.body)
	}
	s.put("geheime-sleutel2", "geheim.exe", []byte("MZ\x90\x00"))
	if log := w.log.String(); strings.Contains(log, "geheim") || strings.Contains(log, string(s.token)) {
		t.Error(log)
	}
	if name := s.state().Files[0].Name; name != "geheim.png" {
		t.Errorf("the conversation names %q", name)
	}
}

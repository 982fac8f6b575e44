package server

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// browser keeps cookies and follows no redirects.
type browser struct {
	w      *world
	client *http.Client
	header http.Header
}

func (w *world) browser() *browser {
	jar, err := cookiejar.New(nil)
	w.must(err)
	return &browser{w: w, header: http.Header{"Accept-Language": {"nl"}}, client: &http.Client{
		Jar: jar, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// page is an answer, read whole.
type page struct {
	status int
	header http.Header
	body   string
	where  string // Location
}

func (b *browser) send(method, path string, form url.Values) page {
	b.w.t.Helper()
	var body io.Reader
	if form != nil {
		body = strings.NewReader(form.Encode())
	}
	req, err := http.NewRequestWithContext(b.w.t.Context(), method, b.w.http.URL+path, body)
	b.w.must(err)
	for name, v := range b.header {
		req.Header[name] = v
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", b.w.http.URL)
	}
	res, err := b.client.Do(req)
	b.w.must(err)
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	b.w.must(err)
	return page{status: res.StatusCode, header: res.Header, body: string(data), where: res.Header.Get("Location")}
}

func (b *browser) get(path string) page { b.w.t.Helper(); return b.send("GET", path, nil) }
func (b *browser) post(path string, form url.Values) page {
	b.w.t.Helper()
	return b.send("POST", path, form)
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([a-z]+)" value="([^"]*)">`)

// form returns the hidden fields of a page, with the given ones added.
func (p page) form(more ...string) url.Values {
	v := url.Values{}
	for _, m := range hidden.FindAllStringSubmatch(p.body, -1) {
		v.Set(m[1], m[2])
	}
	for i := 0; i+1 < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	return v
}

// login returns a browser in which u is logged in.
func (w *world) login(u bot.User) *browser {
	w.t.Helper()
	b := w.browser()
	p := b.get("/desk/login")
	got := b.post("/desk/login", p.form("email", u.Email, "password", goodPassword))
	if got.status != http.StatusSeeOther {
		w.t.Fatalf("login of %s: %d %s", u.Email, got.status, got.body)
	}
	return b
}

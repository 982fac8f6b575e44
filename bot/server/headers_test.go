package server

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

func TestEveryPageIsProtected(t *testing.T) {
	w := newWorld(t, nil)
	id := string(w.waits("Verhaal"))
	b := w.login(w.person("Bo", bot.RoleAdmin))
	paths := []string{"/", "/chat", "/status", "/desk/login", "/nope", "/desk", "/desk/c/" + id, "/desk/list", "/desk/people", "/desk/tokens", "/desk/account"}
	foreign := regexp.MustCompile(`(?:src|href|action)="(?:https?:)?//[^"]+"`)
	for _, path := range paths {
		p := b.get(path)
		for name, want := range map[string]string{
			"Content-Security-Policy": "default-src 'none'",
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "same-origin",
			"Permissions-Policy":      "camera=()",
		} {
			if !strings.Contains(p.header.Get(name), want) {
				t.Errorf("%s: %s is %q", path, name, p.header.Get(name))
			}
		}
		csp := p.header.Get("Content-Security-Policy")
		if strings.Contains(csp, "unsafe") || !strings.Contains(csp, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %s", path, csp)
		}
		for _, bad := range []string{"<style", " style=", " onclick=", "<script>", "javascript:"} {
			if strings.Contains(p.body, bad) {
				t.Errorf("%s: inline %q", path, bad)
			}
		}
		if m := foreign.FindString(p.body); m != "" {
			t.Errorf("%s asks another server: %s", path, m)
		}
		if path != "/" && path != "/nope" && p.header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s may be cached: %q", path, p.header.Get("Cache-Control"))
		}
		if p.header.Get("Strict-Transport-Security") != "" {
			t.Errorf("%s: HSTS over http", path)
		}
	}
}

func TestOverHTTPSCookiesAreLockedDown(t *testing.T) {
	public := &url.URL{Scheme: "https", Host: "klachten.voorbeeld.nl"}
	w := newWorld(t, func(o *Options) { o.PublicURL = public })
	u := w.person("Anna", bot.RoleAgent)
	send := func(method, path string, form url.Values, cookies []*http.Cookie) *http.Response {
		req, err := http.NewRequestWithContext(t.Context(), method, w.http.URL+path, strings.NewReader(form.Encode()))
		w.must(err)
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", public.String())
		for _, c := range cookies {
			req.AddCookie(c)
		}
		res, err := http.DefaultTransport.RoundTrip(req)
		w.must(err)
		t.Cleanup(func() { res.Body.Close() })
		return res
	}
	first := send("GET", "/desk/login", nil, nil)
	if !strings.Contains(first.Header.Get("Strict-Transport-Security"), "max-age=31536000") {
		t.Error("no HSTS")
	}
	cookies := first.Cookies()
	if len(cookies) != 1 || !strings.HasPrefix(cookies[0].Name, "__Host-") {
		t.Fatalf("cookies %v", cookies)
	}
	form := url.Values{"csrf": {formToken(cookies[0].Value)}, "email": {u.Email}, "password": {goodPassword}}
	got := send("POST", "/desk/login", form, cookies)
	if got.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d", got.StatusCode)
	}
	for _, c := range got.Cookies() {
		if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Domain != "" || c.Path != "/" {
			t.Errorf("cookie %+v", c)
		}
	}
	chat := send("GET", "/chat", nil, nil).Cookies()
	got = send("POST", "/chat", url.Values{"csrf": {formToken(chat[0].Value)}, "id": {"1"}, "text": {"Verhaal"}}, chat)
	for _, c := range got.Cookies() {
		if c.Name != "__Secure-gehoor_chat" || c.Path != "/chat" || !c.HttpOnly || !c.Secure {
			t.Errorf("cookie %+v", c)
		}
	}
}

func TestTooMuchIsRefused(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	got := b.post("/chat", b.get("/chat").form("text", strings.Repeat("x", 200<<10)))
	if got.status != http.StatusRequestEntityTooLarge {
		t.Errorf("status %d", got.status)
	}
}

func TestAPanicBecomesAPage(t *testing.T) {
	w := newWorld(t, nil)
	w.server.echo.GET("/crash", func(echo.Context) error { panic("boom") })
	got := w.browser().get("/crash")
	if got.status != http.StatusInternalServerError || !strings.Contains(got.body, w.text("server.error.internal")) || strings.Contains(got.body, "boom") {
		t.Errorf("status %d\n%s", got.status, got.body)
	}
	if !strings.Contains(w.log.String(), "panic: boom") {
		t.Error("the log doesn't say why")
	}
}

func TestTheLogHoldsNoSecrets(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	begin(b, "Mijn geheime verhaal")
	b.get("/status?reference=K26-7XQ4M-2P9TC&code=SECR-ETSE-CRET-SECR")
	b.get("/desk/invite/verygeheim")
	p := w.program(bot.RoleSupervisor)
	p.get("/api/v1/complaints?q=zoekgeheim")
	log := w.log.String()
	for _, secret := range []string{"geheim", "SECR", strings.TrimPrefix(p.header.Get("Authorization"), "Bearer ")} {
		if strings.Contains(log, secret) {
			t.Errorf("the log has %q", secret)
		}
	}
	if !strings.Contains(log, `"route":"/desk/invite/:secret"`) {
		t.Error("the log doesn't name the route")
	}
}

func TestMetricsStartAtZeroAndNameOnlyOurs(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	b.get("/a/path/of/somebody/elses/making")
	w.waits("Verhaal")
	got := b.get("/metrics").body
	for _, want := range []string{
		`gehoor_conversations{status="queued"} 1`, `gehoor_conversations{status="closed"} 0`,
		`gehoor_desk_logins_total{result="refused"} 0`, `gehoor_http_requests_total{class="5xx",route="/chat"} 0`,
		`gehoor_http_requests_total{class="4xx",route="/*"} 1`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "somebody") {
		t.Error("a client's words became a label")
	}
}

func TestReadyTellsWhetherTheStoreIsThere(t *testing.T) {
	w := newWorld(t, nil)
	b := w.browser()
	if got := b.get("/readyz"); got.status != 200 {
		t.Errorf("status %d", got.status)
	}
	w.store.down.Store(true)
	if got := b.get("/readyz"); got.status != http.StatusServiceUnavailable {
		t.Errorf("store down: %d", got.status)
	}
	if got := b.get("/healthz"); got.status != 200 {
		t.Errorf("the process is alive all the same: %d", got.status)
	}
}

func TestProxiesAreBelievedOnlyFromHere(t *testing.T) {
	w := newWorld(t, nil)
	from := func(remote, forwarded string) string {
		req, err := http.NewRequestWithContext(t.Context(), "GET", "/", nil)
		w.must(err)
		req.RemoteAddr = remote
		req.Header.Set("X-Forwarded-For", forwarded)
		return w.server.echo.IPExtractor(req)
	}
	if got := from("127.0.0.1:1", "192.0.2.7"); got != "192.0.2.7" {
		t.Errorf("behind a proxy here: %s", got)
	}
	if got := from("203.0.113.5:1", "192.0.2.7"); got != "203.0.113.5" {
		t.Errorf("a stranger's word was taken: %s", got)
	}
	if got := from("127.0.0.1:1", "6.6.6.6, 192.0.2.7"); got != "192.0.2.7" {
		t.Errorf("what the client wrote itself was taken: %s", got)
	}
}

func TestWhoSendsAByteAMinuteIsCutOff(t *testing.T) {
	w := newWorld(t, func(o *Options) { o.Limits.Timeout = 50 * time.Millisecond })
	conn, err := net.Dial("tcp", strings.TrimPrefix(w.http.URL, "http://"))
	w.must(err)
	defer conn.Close()
	w.must(conn.SetReadDeadline(time.Now().Add(20 * time.Second)))
	_, err = io.WriteString(conn, "POST /chat HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\ntext=a")
	w.must(err)
	if _, err := io.ReadAll(conn); err != nil && !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("still open: %v", err)
	}
}

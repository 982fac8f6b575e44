package widget

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
)

func serve(t *testing.T, method, path string, header ...string) *http.Response {
	t.Helper()
	h, err := Handler()
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r io.Reader) []byte {
	t.Helper()
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func appPath(t *testing.T) string {
	t.Helper()
	m, err := loadManifest()
	if err != nil {
		t.Fatal(err)
	}
	return "/w/" + m.Apps["nl"].Name
}

func extrasPath(t *testing.T) string {
	t.Helper()
	m, err := loadManifest()
	if err != nil {
		t.Fatal(err)
	}
	return "/w/" + m.Extras.Name
}

func TestManifestTellsWhatToPin(t *testing.T) {
	res := serve(t, "GET", "/w/manifest.json", "Accept-Encoding", "br")
	if got := res.Header.Get("Content-Type"); got != "application/json" {
		t.Errorf("type %q", got)
	}
	m, err := loadManifest()
	if err != nil {
		t.Fatal(err)
	}
	if got := string(body(t, res.Body)); !strings.Contains(got, m.Loader) || !strings.Contains(got, m.LoaderIntegrity) {
		t.Errorf("no loader in %s", got)
	}
}

func TestEveryCodingHoldsTheSameScript(t *testing.T) {
	for _, path := range []string{"/widget.js", appPath(t), extrasPath(t)} {
		plain := body(t, serve(t, "GET", path).Body)
		res := serve(t, "GET", path, "Accept-Encoding", "gzip, deflate, br;q=0.9")
		if got := res.Header.Get("Content-Encoding"); got != "br" {
			t.Fatalf("%s: coding %q, want br", path, got)
		}
		if got := body(t, brotli.NewReader(res.Body)); !bytes.Equal(got, plain) {
			t.Errorf("%s: brotli holds something else", path)
		}
		res = serve(t, "GET", path, "Accept-Encoding", "gzip, br;q=0")
		z, err := gzip.NewReader(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		if got := body(t, z); !bytes.Equal(got, plain) {
			t.Errorf("%s: gzip holds something else", path)
		}
	}
}

func TestHeadersLetAnySiteEmbedIt(t *testing.T) {
	for path, cache := range map[string]string{"/widget.js": loaderCache, appPath(t): pinnedCache} {
		res := serve(t, "HEAD", path)
		for name, want := range map[string]string{
			"Access-Control-Allow-Origin":  "*",
			"Cross-Origin-Resource-Policy": "cross-origin",
			"X-Content-Type-Options":       "nosniff",
			"Content-Type":                 "text/javascript; charset=utf-8",
			"Cache-Control":                cache,
			"Vary":                         "Accept-Encoding",
		} {
			if got := res.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", path, name, got, want)
			}
		}
		if n := len(body(t, res.Body)); n > 0 {
			t.Errorf("%s: HEAD sent %d bytes", path, n)
		}
	}
}

func TestKnownVersionIsNotSentAgain(t *testing.T) {
	first := serve(t, "GET", "/widget.js", "Accept-Encoding", "br")
	tag := first.Header.Get("ETag")
	if tag == "" || tag == serve(t, "GET", "/widget.js").Header.Get("ETag") {
		t.Fatalf("tag %q must exist and differ between codings", tag)
	}
	for _, header := range []string{tag, "W/" + tag, `"other", ` + tag, "*"} {
		res := serve(t, "GET", "/widget.js", "Accept-Encoding", "br", "If-None-Match", header)
		if res.StatusCode != http.StatusNotModified || len(body(t, res.Body)) > 0 {
			t.Errorf("If-None-Match %s: status %d", header, res.StatusCode)
		}
	}
	if res := serve(t, "GET", "/widget.js", "If-None-Match", `"other"`); res.StatusCode != http.StatusOK {
		t.Errorf("another tag: status %d", res.StatusCode)
	}
}

func TestNothingElseIsServed(t *testing.T) {
	for _, path := range []string{"/", "/w/", "/w/app.js", "/widget.js.br", "/w/../widget.js"} {
		if res := serve(t, "GET", path); res.StatusCode != http.StatusNotFound {
			t.Errorf("%s: status %d, want 404", path, res.StatusCode)
		}
	}
	if res := serve(t, "POST", "/widget.js"); res.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: status %d, want 405", res.StatusCode)
	}
}

func TestAcceptedCodings(t *testing.T) {
	for header, want := range map[string]bool{
		"br": true, "gzip, BR": true, "br;q=0.5": true, "br; q=1": true, "br;q=0": false, "br;q=0.000": false,
		"": false, "brotli": false, "gzip": false,
	} {
		if got := accepts(header, "br"); got != want {
			t.Errorf("accepts(%q) = %v, want %v", header, got, want)
		}
	}
}

func TestSnippetsPointAtWhatIsServed(t *testing.T) {
	if got := Snippet("https://klacht.example/"); got != `<script src="https://klacht.example/widget.js" defer></script>` {
		t.Errorf("snippet: %s", got)
	}
	pinned, err := PinnedSnippet("https://klacht.example")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(pinned, "https://klacht.example")
	path, _, _ := strings.Cut(rest, `"`)
	res := serve(t, "GET", path)
	if res.StatusCode != http.StatusOK || res.Header.Get("Cache-Control") != pinnedCache {
		t.Errorf("pinned loader %s: status %d", path, res.StatusCode)
	}
	if !strings.Contains(pinned, `integrity="sha256-`) || !strings.Contains(pinned, " crossorigin ") {
		t.Errorf("pinned snippet: %s", pinned)
	}
}

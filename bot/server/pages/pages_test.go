package pages_test

import (
	"bytes"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/server/pages"
)

func TestAssetsMayBeKeptForEver(t *testing.T) {
	a := newPages(t).Assets()
	for _, name := range []string{"gehoor.css", "desk.js", "demo.css", "mark.svg"} {
		rec := httptest.NewRecorder()
		a.ServeHTTP(rec, httptest.NewRequest("GET", a.Address(name), nil))
		h := rec.Header()
		if rec.Code != 200 || !strings.Contains(h.Get("Cache-Control"), "immutable") || h.Get("Content-Type") == "" || rec.Body.Len() == 0 {
			t.Errorf("%s: %d %v", name, rec.Code, h)
		}
	}
	for _, path := range []string{"/assets/", "/assets/desk.js", "/assets/000000000000/desk.js", "/assets/../pages.go"} {
		rec := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/", nil)
		r.URL.Path = path
		a.ServeHTTP(rec, r)
		if rec.Code != 404 {
			t.Errorf("%s: %d", path, rec.Code)
		}
	}
	if a.Address("nothing") != "" {
		t.Error("an asset that isn't there has an address")
	}
}

func TestTheScriptIsSmallAndHarmless(t *testing.T) {
	src, err := os.ReadFile("static/desk.js")
	if err != nil {
		t.Fatal(err)
	}
	if len(src) > 4096 {
		t.Errorf("%d bytes", len(src))
	}
	sinks := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function|DOMParser|setAttribute\('style'`)
	if m := sinks.Find(src); m != nil {
		t.Errorf("%s turns text into markup or code", m)
	}
}

// TestPagesHoldNoWords looks for sentences between the tags: words belong to
// the locales.
func TestPagesHoldNoWords(t *testing.T) {
	files, err := filepath.Glob("*.html")
	if err != nil || len(files) < 10 {
		t.Fatal(files, err)
	}
	actions := regexp.MustCompile(`(?s){{.*?}}`)
	tags := regexp.MustCompile(`(?s)<[^>]*>`)
	word := regexp.MustCompile(`[A-Za-z]{2,}`)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text := tags.ReplaceAll(actions.ReplaceAll(src, nil), []byte(" "))
		for line := range bytes.Lines(text) {
			line = bytes.TrimSpace(line)
			if bytes.HasPrefix(line, []byte("/")) || bytes.HasPrefix(line, []byte("data-live=")) {
				continue // an address
			}
			if word.Match(line) {
				t.Errorf("%s says %q", file, line)
			}
		}
		for _, bad := range []string{"style=", "onclick", "onsubmit", "<style", "|safe"} {
			if bytes.Contains(src, []byte(bad)) {
				t.Errorf("%s has %s", file, bad)
			}
		}
	}
}

func TestAPageIsWrittenWholeOrNotAtAll(t *testing.T) {
	var out bytes.Buffer
	p := newPages(t)
	if err := p.Render(&out, "chat", pages.View{Locale: "nl", Data: 5}); err == nil || out.Len() > 0 {
		t.Errorf("error %v, %d bytes", err, out.Len())
	}
	if err := p.Render(&out, "nothing", pages.View{Locale: "nl"}); err == nil {
		t.Error("a page that isn't there was made")
	}
	if err := p.Render(&out, "error", pages.View{Locale: "fr"}); err == nil {
		t.Error("a language that isn't ours was made")
	}
}

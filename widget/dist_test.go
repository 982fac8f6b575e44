package widget

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/gehoor/gehoor/widget/internal/build"
)

const (
	loaderLimit = 2 << 10  // brotli, before anybody has asked for anything
	widgetLimit = 10 << 10 // gzip, loader and app together, in one language
	extrasLimit = 6 << 10  // gzip, fetched for the menu, an attachment or the other language, and not before
)

func built(t *testing.T) (build.Texts, build.Files) {
	t.Helper()
	texts, err := build.LoadTexts("../locales")
	if err != nil {
		t.Fatal(err)
	}
	files, err := build.Bundle(".", texts.Labels())
	if err != nil {
		t.Fatal(err)
	}
	return texts, files
}

func TestDistIsWhatTheSourcesMake(t *testing.T) {
	texts, files := built(t)
	for name, want := range map[string][]byte{"src/texts.gen.ts": texts.TypeScript(), "src/extras.gen.ts": texts.ExtrasTypeScript()} {
		generated, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(generated, want) {
			t.Errorf("%s is not what the locales say; run go generate ./widget", name)
		}
	}
	entries, err := os.ReadDir("dist")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		got, err := os.ReadFile(filepath.Join("dist", entry.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if want, ok := files[entry.Name()]; !ok || !bytes.Equal(got, want) {
			t.Errorf("dist/%s is not what the sources make; run go generate ./widget", entry.Name())
		}
		delete(files, entry.Name())
	}
	for name := range files {
		t.Errorf("dist lacks %s; run go generate ./widget", name)
	}
}

func TestWidgetStaysSmall(t *testing.T) {
	m, err := loadManifest()
	if err != nil {
		t.Fatal(err)
	}
	size := func(name string) int {
		b, err := dist.ReadFile("dist/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return len(b)
	}
	for lang, app := range m.Apps {
		whole := size("widget.js.gz") + size(app.Name+".gz")
		t.Logf("%s: whole widget %d bytes gzip, %d brotli", lang, whole, size("widget.js.br")+size(app.Name+".br"))
		if whole > widgetLimit {
			t.Errorf("the widget in %s is %d bytes gzip, more than %d", lang, whole, widgetLimit)
		}
	}
	loader, extras := size("widget.js.br"), size(m.Extras.Name+".gz")
	t.Logf("loader %d bytes brotli, extras %d gzip", loader, extras)
	if extras > extrasLimit {
		t.Errorf("the extras are %d bytes gzip, more than %d", extras, extrasLimit)
	}
	if loader > loaderLimit {
		t.Errorf("the loader is %d bytes brotli, more than %d", loader, loaderLimit)
	}
}

// Nothing that anybody wrote may become markup, and no page's policy may be asked for an exception.
func TestSourcesMakeNoMarkupFromText(t *testing.T) {
	forbidden := regexp.MustCompile(`innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|createContextualFragment|srcdoc|setAttribute\(\s*['"](style|on)`)
	sources, err := filepath.Glob("src/*.ts")
	if err != nil || len(sources) < 10 {
		t.Fatalf("sources: %v, %v", sources, err)
	}
	for _, name := range sources {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if found := forbidden.Find(source); found != nil {
			t.Errorf("%s has %s", name, found)
		}
		if lines := bytes.Count(source, []byte("\n")); lines > 500 {
			t.Errorf("%s has %d lines", name, lines)
		}
	}
}

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
	widgetLimit = 10 << 10 // gzip, loader and app together
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
	generated, err := os.ReadFile("src/texts.gen.ts")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(generated, texts.TypeScript()) {
		t.Error("src/texts.gen.ts is not what the locales say; run go generate ./widget")
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
	loader, whole := size("widget.js.br"), size("widget.js.gz")+size(m.App+".gz")
	t.Logf("loader %d bytes brotli, whole widget %d bytes gzip", loader, whole)
	if loader > loaderLimit {
		t.Errorf("the loader is %d bytes brotli, more than %d", loader, loaderLimit)
	}
	if whole > widgetLimit {
		t.Errorf("the widget is %d bytes gzip, more than %d", whole, widgetLimit)
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

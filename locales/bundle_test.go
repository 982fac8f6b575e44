package locales_test

import (
	"testing"

	"github.com/gehoor/gehoor/locales"
)

func load(t testing.TB) *locales.Bundle {
	t.Helper()
	b, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTextFillsTheBuiltInTexts(t *testing.T) {
	b := load(t)
	if got := b.Text("nl", "widget.typing", map[string]any{"Name": "Gehoor"}); got != "Gehoor schrijft…" {
		t.Errorf("widget.typing = %q", got)
	}
	if got := b.Text("en", "widget.you", nil); got != "You" {
		t.Errorf("widget.you = %q", got)
	}
	if n := b.Missing(); n != 0 {
		t.Errorf("%d missing", n)
	}
}

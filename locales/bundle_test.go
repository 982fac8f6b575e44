package locales_test

import (
	"slices"
	"strings"
	"testing"
	"time"

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

// with lays texts over ours, under keys that begin with x_.
func with(t testing.TB, nl string) *locales.Bundle {
	t.Helper()
	b, err := locales.Load(folder(map[string]string{"a.nl.toml": nl}))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestTextFillsPlaces(t *testing.T) {
	b := with(t, `
"x_plain" = "Niets in te vullen"
"x_one" = "{{.Name}} schrijft…"
"x_more" = "{{ .A }}{{.B}}, {{.A}}."
"x_braces" = "} een {los} teken {"
`)
	for _, tt := range []struct {
		key  string
		args map[string]any
		want string
	}{
		{"x_plain", nil, "Niets in te vullen"},
		{"x_plain", map[string]any{"Name": "x"}, "Niets in te vullen"},
		{"x_one", map[string]any{"Name": "Gehoor"}, "Gehoor schrijft…"},
		{"x_one", map[string]any{"Name": "{{.Name}}"}, "{{.Name}} schrijft…"}, // filled in once
		{"x_one", map[string]any{"Name": ""}, " schrijft…"},
		{"x_more", map[string]any{"A": 1, "B": "b"}, "1b, 1."},
		{"x_more", map[string]any{"A": int64(2), "B": time.Monday}, "2Monday, 2."},
		{"x_braces", nil, "} een {los} teken {"},
	} {
		if got := b.Text("nl", tt.key, tt.args); got != tt.want {
			t.Errorf("%s with %v = %q, want %q", tt.key, tt.args, got, tt.want)
		}
	}
	if n := b.Missing(); n != 0 {
		t.Errorf("%d missing", n)
	}
}

func TestTextChoosesThePlural(t *testing.T) {
	b := with(t, `"x_days" = {one = "nog {{.Count}} dag", other = "nog {{.Count}} dagen, {{.Name}}"}`)
	for _, tt := range []struct {
		count any
		want  string
	}{
		{0, "nog 0 dagen, Jo"},
		{1, "nog 1 dag"},
		{2, "nog 2 dagen, Jo"},
		{int64(1), "nog 1 dag"},
		{11, "nog 11 dagen, Jo"},
		{-1, "nog -1 dag"},
	} {
		if got := b.Text("nl", "x_days", map[string]any{"Count": tt.count, "Name": "Jo"}); got != tt.want {
			t.Errorf("%v: %q, want %q", tt.count, got, tt.want)
		}
	}
	if n := b.Missing(); n != 0 {
		t.Errorf("%d missing", n)
	}
	if got := b.Places("nl", "x_days"); !slices.Equal(got, []string{"Count", "Name"}) {
		t.Errorf("Places = %v", got)
	}
}

func TestWhatIsMissingIsCountedAndNeverMadeUp(t *testing.T) {
	b := with(t, `
"x_due" = "Uiterlijk {{.Date}}"
"x_days" = {one = "een dag", other = "{{.Count}} dagen"}
`)
	for i, tt := range []struct {
		locale, key string
		args        map[string]any
		want        string
	}{
		{"nl", "x_none", nil, "x_none"},
		{"fr", "x_due", nil, "x_due"},
		{"", "x_due", nil, "x_due"},
		{"nl", "x_due", nil, "Uiterlijk [Date]"},
		{"nl", "x_due", map[string]any{"Date": nil}, "Uiterlijk [Date]"},
		{"nl", "x_days", nil, "[Count] dagen"},
	} {
		if got := b.Text(tt.locale, tt.key, tt.args); got != tt.want {
			t.Errorf("%s %s = %q, want %q", tt.locale, tt.key, got, tt.want)
		}
		if n := b.Missing(); n != int64(i+1) {
			t.Errorf("%s %s: %d missing, want %d", tt.locale, tt.key, n, i+1)
		}
	}
}

func TestACountThatIsNoNumberIsCountedAsMissing(t *testing.T) {
	b := with(t, `"x_days" = {one = "een dag", other = "{{.Count}} dagen"}`)
	if got := b.Text("nl", "x_days", map[string]any{"Count": "veel"}); got != "veel dagen" || b.Missing() != 1 {
		t.Errorf("%q, %d missing", got, b.Missing())
	}
}

func TestTheBundleTellsWhatItHolds(t *testing.T) {
	b := load(t)
	if got := b.Locales(); !slices.Equal(got, []string{"en", "nl"}) {
		t.Errorf("Locales = %v", got)
	}
	keys := b.Keys("nl")
	if !slices.IsSorted(keys) || !slices.Contains(keys, "widget.title") || !slices.Equal(keys, b.Keys("en")) {
		t.Errorf("Keys = %v", keys)
	}
	if b.Keys("fr") != nil || b.Places("nl", "no.such.key") != nil {
		t.Error("found what is not there")
	}
	widget := b.Source("nl", "widget.")
	if widget["widget.typing"] != "{{.Name}} schrijft…" {
		t.Errorf("Source = %q", widget["widget.typing"])
	}
	for key := range widget {
		if !strings.HasPrefix(key, "widget.") {
			t.Errorf("Source holds %q", key)
		}
	}
	b.Locales()[0] = "xx"
	if b.Locales()[0] != "en" {
		t.Error("a caller can change the locales")
	}
}

func TestMatchFindsTheLanguageThatABrowserAsksFor(t *testing.T) {
	b := load(t)
	for _, tt := range []struct{ accept, want string }{
		{"nl", "nl"},
		{"nl-BE,nl;q=0.9,en;q=0.8", "nl"},
		{"en-GB", "en"},
		{"fr-FR,en;q=0.5,nl;q=0.4", "en"},
		{"de-DE", "nl"}, // none of ours: the fallback
		{"", "nl"},
		{"*", "nl"},
		{"\x00;;q=x", "nl"},
	} {
		if got := b.Match(tt.accept, "nl"); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.accept, got, tt.want)
		}
	}
}

func TestTextMayBeAskedByManyAtOnce(t *testing.T) {
	b := with(t, `"x_days" = {one = "een dag", other = "{{.Count}} dagen"}`)
	done := make(chan string)
	for i := range 8 {
		go func() {
			s := ""
			for range 100 {
				s = b.Text("nl", "x_days", map[string]any{"Count": i})
				b.Text("nl", "x_none", nil)
			}
			done <- s
		}()
	}
	for range 8 {
		<-done
	}
	if b.Missing() != 800 {
		t.Errorf("%d missing", b.Missing())
	}
}

func TestAPlainTextCostsNoAllocation(t *testing.T) {
	b := load(t)
	if n := testing.AllocsPerRun(100, func() { b.Text("nl", "widget.title", nil) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkText(bench *testing.B) {
	b := with(bench, `"x_days" = {one = "een dag", other = "{{.Count}} dagen"}`)
	args := map[string]any{"Name": "Gehoor", "Count": 3, "Date": "dinsdag 14 april 2026"}
	for name, key := range map[string]string{"plain": "widget.offline", "filled": "widget.deadline", "plural": "x_days"} {
		bench.Run(name, func(bench *testing.B) {
			bench.ReportAllocs()
			for bench.Loop() {
				b.Text("nl", key, args)
			}
		})
	}
}

func BenchmarkLoad(bench *testing.B) {
	bench.ReportAllocs()
	for bench.Loop() {
		load(bench)
	}
}

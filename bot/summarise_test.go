package bot_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
)

func TestShortenCutsAtTheEndOfAWord(t *testing.T) {
	for _, c := range []struct {
		name, text string
		n          int
		want       string
	}{
		{"nothing", "", 10, ""},
		{"fits", "De trein", 10, "De trein"},
		{"fits exactly", "De treinen", 10, "De treinen"},
		{"white space counts once", "  De \n\n trein\t", 8, "De trein"},
		{"cut", "De trein reed niet", 11, "De trein…"},
		{"no comma before the ellipsis", "De trein, die niet reed", 12, "De trein…"},
		{"one long word", strings.Repeat("é", 50), 10, strings.Repeat("é", 9) + "…"},
	} {
		if got := bot.Shorten(c.text, c.n); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// FuzzShorten holds that the result is never longer than asked and begins as
// the text does.
func FuzzShorten(f *testing.F) {
	f.Add("De trein van gisteren reed niet en niemand zei iets.", 20)
	f.Add("\xff\u2028 a", 1)
	f.Fuzz(func(t *testing.T, text string, n int) {
		n = 1 + int(uint(n)%200)
		got := bot.Shorten(text, n)
		if utf8.RuneCountInString(got) > n {
			t.Errorf("%q has more than %d", got, n)
		}
		whole := strings.Join(strings.Fields(text), " ")
		if !strings.HasPrefix(whole, strings.TrimSuffix(got, "…")) {
			t.Errorf("%q is no beginning of %q", got, whole)
		}
	})
}

func TestSummaryIsFoundByWhatTheCustomerSaid(t *testing.T) {
	s := given(t, bot.Say{Key: "k1", Text: "De TREIN reed níet.", Reading: bot.Reading{Source: "rules", Stored: "De TREIN reed níet."}})
	sum := s.state.Summary(time.Time{})
	if sum.Title != "De TREIN reed níet." || !strings.Contains(sum.Search, "de trein reed niet.") {
		t.Errorf("title %q, search %q", sum.Title, sum.Search)
	}
	if sum.Complaint || sum.Facts != nil {
		t.Error("what is not in the register has a record of it")
	}
}

package understand_test

import (
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// sound checks what must hold for every reading of every text.
func sound(t *testing.T, in bot.Input, r bot.Reading) {
	t.Helper()
	levels := []int{r.Sentiment.Anger, r.Sentiment.Distress}
	for _, n := range levels {
		if n < 0 || n > 3 {
			t.Errorf("%q: mood %v", in.Text, levels)
		}
	}
	confs := []float64{r.Lang.Conf, r.Nature.Conf}
	for _, a := range r.Acts {
		confs = append(confs, a.Conf)
		if !strings.Contains(r.Stored, a.Quote) {
			t.Errorf("%q: %s quotes %q, which isn't in %q", in.Text, a.Kind, a.Quote, r.Stored)
		}
		if a.Span != [2]int{} && (a.Span[0] < 0 || a.Span[1] > len(r.Stored) || a.Span[0] > a.Span[1] || r.Stored[a.Span[0]:a.Span[1]] != a.Quote) {
			t.Errorf("%q: %s at %v isn't %q", in.Text, a.Kind, a.Span, a.Quote)
		}
		if (a.Kind == bot.Provide || a.Kind == bot.Correct) && (a.Slot == "" || a.Value == nil || a.Value.IsZero()) {
			t.Errorf("%q: %s of %q has no value", in.Text, a.Kind, a.Slot)
		}
	}
	for _, c := range confs {
		if c < 0 || c > 1 {
			t.Errorf("%q: confidence %v", in.Text, c)
		}
	}
	for _, f := range r.Flags {
		if f.ID == "" || f.Rule == "" || !strings.Contains(r.Stored, f.Quote) {
			t.Errorf("%q: flag %+v", in.Text, f)
		}
	}
	if len(r.Acts) == 0 {
		t.Errorf("%q: no act at all", in.Text)
	}
}

var asks = []string{
	"", "experience", "expectation", "expectation_source", "happened_on", "process", "customer_reference", "impact", "remedy",
	"complainant", "contact", "follow_up", "confirm", "amount", "satisfaction",
}

// odd are texts that no rule was written for.
var odd = []string{
	"", " ", "😀", "👩‍👩‍👧‍👦 !!", "?", "...", "\n\n", "مرحبا، لم يصل طلبي", "שלום", "包裹没有到", "<script>alert(1)</script>", "\xff\xfe", "a",
	"ja\nnee", strings.Repeat("a", 5000), strings.Repeat("niet ", 3000), strings.Repeat("ik wil een mens ", 800), strings.Repeat("1", 3000),
	strings.Repeat("é", 4100), "[IBAN_1]", "[", "€", "€€ 12", "12 €", "1.", ",,,,", "op", "van tot", "3-", "-3", "'26", "@", "a@b", "a@b.nl",
	"NL91ABNA0417164300", "nr.", "mr.", "#", "#1", "order", "order #", "mijn naam is", "Groet,", "ik ben", "ik ben 14", "I'm 15", "nee,", "ja maar",
}

func TestOddTexts(t *testing.T) {
	u := understand.New()
	topics := complaintTopics(t)
	for _, text := range odd {
		for _, asked := range asks {
			for _, d := range []bot.Topics{topics, nil} {
				in := bot.Input{Text: text, Locale: "nl", Asked: asked, Now: time.Unix(1790000000, 0), Dialog: d}
				r, err := u.Read(t.Context(), in)
				if err != nil {
					t.Fatal(err)
				}
				sound(t, in, r)
			}
		}
	}
}

func TestSameTextSameReading(t *testing.T) {
	u := understand.New()
	in := bot.Input{Text: letter, Locale: "nl", Now: time.Unix(1790000000, 0), Dialog: complaintTopics(t)}
	first, _ := u.Read(t.Context(), in)
	want := first
	for range 5 {
		_, _ = u.Read(t.Context(), bot.Input{Text: "Hello, my parcel is late and I want a refund", Locale: "en"})
		got, _ := u.Read(t.Context(), in)
		if len(got.Acts) != len(want.Acts) || len(got.Flags) != len(want.Flags) || got.Masked != want.Masked {
			t.Fatalf("got %+v, want %+v", got, want)
		}
		for i := range got.Acts {
			if got.Acts[i].Quote != want.Acts[i].Quote || got.Acts[i].Conf != want.Acts[i].Conf || got.Acts[i].Slot != want.Acts[i].Slot {
				t.Fatalf("act %d: got %+v, want %+v", i, got.Acts[i], want.Acts[i])
			}
		}
	}
}

func TestHugeTextIsMaskedToItsEnd(t *testing.T) {
	in := bot.Input{Text: strings.Repeat("Dit is een lang verhaal. ", 4000) + "Mijn rekening is NL91ABNA0417164300.", Locale: "nl"}
	r, _ := understand.New().Read(t.Context(), in)
	sound(t, in, r)
	if strings.Contains(r.Stored, "0417164300") || !strings.HasSuffix(r.Stored, "[IBAN_1].") {
		t.Errorf("ends in %q", r.Stored[len(r.Stored)-60:])
	}
}

func FuzzRead(f *testing.F) {
	for i, text := range odd {
		f.Add(text, i%len(asks), i%2 == 0)
	}
	f.Add(letter, 0, true)
	u := understand.New()
	topics := complaintTopics(f)
	f.Fuzz(func(t *testing.T, text string, asked int, dutch bool) {
		in := bot.Input{
			Text: text, Locale: "en", Asked: asks[abs(asked)%len(asks)], Now: time.Unix(1790000000, 0), Zone: time.UTC, Dialog: topics,
			Choices: []bot.Choice{{ID: "website", Label: "Website"}, {ID: "skip", Label: "Sla over"}},
		}
		if dutch {
			in.Locale = "nl"
		}
		r, err := u.Read(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		sound(t, in, r)
	})
}

func abs(n int) int {
	if n < 0 {
		return -(n + 1)
	}
	return n
}

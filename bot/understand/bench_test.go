package understand_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// letter is a story of about a thousand characters.
var letter = strings.TrimSpace(`
Goedemiddag, op 3 maart heb ik via jullie website een wasmachine besteld, ordernummer 4478123. Op de website stond dat
hij binnen twee werkdagen bezorgd zou worden. Ik heb daarvoor speciaal een vrije dag genomen, maar er kwam niemand opdagen.
Toen ik de klantenservice belde, moest ik eerst drie kwartier in de wacht staan. De medewerker zei dat de chauffeur had
aangebeld en dat er niemand thuis was, terwijl ik de hele dag thuis ben geweest. Er werd een nieuwe afspraak gemaakt voor
vrijdag, en toen kwam de machine eindelijk, maar met een flinke deuk aan de zijkant. Ik heb foto's gemaakt en die dezelfde
avond gemaild, met het verzoek om een andere machine te sturen. Daar heb ik tot nu toe alleen een automatisch bericht op
gekregen. Hierdoor zitten wij met het hele gezin al twee weken zonder wasmachine en betalen wij steeds voor de wasserette.
Ik wil graag dat jullie de machine omruilen en de 45 euro voor de wasserette vergoeden. Met vriendelijke groet, J. de Vries`)

func benchmark(b *testing.B, in bot.Input) {
	u := understand.New()
	in.Dialog = complaintTopics(b)
	in.Now, in.Zone = time.Date(2026, 11, 19, 12, 0, 0, 0, time.UTC), time.UTC
	_, _ = u.Read(b.Context(), in)
	b.SetBytes(int64(len(in.Text)))
	b.ReportAllocs()
	took := make([]time.Duration, 0, 1<<16)
	for b.Loop() {
		began := time.Now()
		_, _ = u.Read(b.Context(), in)
		if len(took) < cap(took) {
			took = append(took, time.Since(began))
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
}

func BenchmarkReadLetter(b *testing.B) {
	benchmark(b, bot.Input{Text: letter, Locale: "nl"})
}

func BenchmarkReadShort(b *testing.B) {
	benchmark(b, bot.Input{Text: "Mijn pakket is gisteren niet bezorgd.", Locale: "nl"})
}

func BenchmarkReadYes(b *testing.B) {
	benchmark(b, bot.Input{Text: "ja, dat klopt", Locale: "nl", Asked: "confirm", Pending: "confirm"})
}

func BenchmarkReadHuge(b *testing.B) {
	benchmark(b, bot.Input{Text: strings.Repeat(letter+"\n", 100), Locale: "nl"})
}

func BenchmarkTrain(b *testing.B) {
	topics := complaintTopics(b)
	for b.Loop() {
		_, _ = understand.New().Read(b.Context(), bot.Input{Text: "Mijn pakket is er niet", Dialog: topics})
	}
}

package nature

import (
	"strings"
	"testing"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// BenchmarkHear hears a thousand characters of praise as a whole and by
// sentence, the most that a message costs.
func BenchmarkHear(b *testing.B) {
	var t words.Text
	t.Cut(strings.Repeat("De juf was zo lief voor mijn dochter dat zij elke dag fluitend naar school gaat, en dat wil ik graag even zeggen. ", 9))
	v, s := Of("nl"), &Scratch{}
	b.ReportAllocs()
	for b.Loop() {
		v.Hear(&t, 0, t.Len()-1, s)
		for _, one := range t.Sentences {
			v.Hear(&t, one.First, one.Last, s)
		}
	}
}

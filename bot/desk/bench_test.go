package desk

import "testing"

// BenchmarkPasswordCheck is what one login takes of the machine, at the
// strength of production.
func BenchmarkPasswordCheck(b *testing.B) {
	h := newHasher(Cost{})
	phc, err := h.hash(b.Context(), "een rustige ochtend")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if ok, _, err := h.check(b.Context(), "een rustige ochtend", phc); !ok || err != nil {
			b.Fatal(ok, err)
		}
	}
}

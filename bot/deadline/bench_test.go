package deadline

import (
	"testing"
	"time"
)

func BenchmarkDue(b *testing.B) {
	book := Default()
	received := time.Date(2026, 11, 13, 22, 30, 0, 0, time.UTC)
	for _, id := range []string{"own-sla", "nl-awb", "ie-cpc"} {
		b.Run(id, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := book.Due(id, received); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkExtend(b *testing.B) {
	book := Default()
	received := time.Date(2026, 11, 13, 22, 30, 0, 0, time.UTC)
	terms, err := book.Due("nl-awb", received)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := book.Extend(terms, received, Date{}, false); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(nil); err != nil {
			b.Fatal(err)
		}
	}
}

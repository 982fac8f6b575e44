package web

import "testing"

func TestRushIsOverOnce(t *testing.T) {
	var r rush
	for second, c := range []struct {
		joined int64
		over   bool
	}{
		{10, false}, {10, false}, {10, false}, // too few to matter
		{600, false}, {1500, false}, {1500, false}, {1500, true}, {1500, false}, // a rush
		{1900, false}, {1900, false}, {1900, false}, // a few more
		{2600, false}, {2600, false}, {2601, false}, {2601, false}, {2601, true}, // those and more
	} {
		if got := r.over(c.joined); got != c.over {
			t.Errorf("second %d: over = %v", second, got)
		}
	}
}

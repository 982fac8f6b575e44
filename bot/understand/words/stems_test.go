package words

import "testing"

func TestStems(t *testing.T) {
	var starts, ends Stems
	starts.AddStart("val", 1)
	starts.AddStart("vallen", 2)
	ends.AddEnd("brand", 4)
	for _, tc := range []struct {
		w            string
		start, ended uint64
	}{
		{"", 0, 0}, {"va", 0, 0}, {"val", 1, 0}, {"valk", 1, 0}, {"vallende", 3, 0}, {"keukenbrand", 0, 4}, {"brand", 0, 0}, {"brandend", 0, 0},
	} {
		if s, e := starts.Starting(tc.w), ends.Ending(tc.w); s != tc.start || e != tc.ended {
			t.Errorf("%q: begins with %d, ends with %d; want %d and %d", tc.w, s, e, tc.start, tc.ended)
		}
	}
}

func TestStemsOfAWrongLength(t *testing.T) {
	for _, stem := range []string{"va", "hottentottententententoonstelling"} {
		for name, add := range map[string]func(*Stems){
			"start": func(s *Stems) { s.AddStart(stem, 1) },
			"end":   func(s *Stems) { s.AddEnd(stem, 1) },
		} {
			func() {
				defer func() {
					if recover() == nil {
						t.Errorf("%s %q was taken", name, stem)
					}
				}()
				add(new(Stems))
			}()
		}
	}
}

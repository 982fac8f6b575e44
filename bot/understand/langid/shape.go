package langid

import "strings"

// shapes are parts of words, by one of their letters so that most words need
// no look.
type shapes [128][]string

// byFirst are parts by their first letter, byLast by their last.
func byFirst(parts string) *shapes {
	var s shapes
	for p := range strings.FieldsSeq(parts) {
		s[p[0]] = append(s[p[0]], p)
	}
	return &s
}

func byLast(parts string) *shapes {
	var s shapes
	for p := range strings.FieldsSeq(parts) {
		s[p[len(p)-1]] = append(s[p[len(p)-1]], p)
	}
	return &s
}

// How words of a language are spelled inside and how they end. Where one end
// ends with another, the first that is listed is the word's.
var (
	dutchParts   = byFirst("ij aa uu sch cht eeu oei ieuw uis euk ouw oor eel ui")
	englishParts = byFirst("th wh sh ough ck ea ph qu ay")
	dutchEnds    = byLast("heid lijk tje jes atie isch eren end ige igd rden de")
	englishEnds  = byLast("ing tion ness ment ful ally ed ly ble ies ous ive ity")
)

// in reports whether w has one of the parts, by their first letters.
func (s *shapes) in(w string) bool {
	for i := range len(w) {
		if w[i] >= 128 {
			continue
		}
		for _, p := range s[w[i]] {
			if strings.HasPrefix(w[i:], p) {
				return true
			}
		}
	}
	return false
}

// endOf is the end of w that is one of the parts, by their last letters; "" for
// none.
func (s *shapes) endOf(w string) string {
	last := w[len(w)-1]
	if last >= 128 {
		return ""
	}
	for _, p := range s[last] {
		if strings.HasSuffix(w, p) {
			return p
		}
	}
	return ""
}

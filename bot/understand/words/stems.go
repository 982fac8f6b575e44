package words

import (
	"math/bits"
	"strconv"
)

// Stems finds the beginnings or the ends of words among many, each with a set of
// bits that the caller gives meaning to. A Stems is for beginnings or for
// ends, not for both.
type Stems struct {
	sets    map[string]uint64
	lengths [1 << 12]uint32 // how long the stems are, as bits, by their three outer letters
}

// ShortestStem is how many bytes a stem has at least.
const ShortestStem = 3

// LongestStem is how many bytes a stem has at most, so that a look-up is short.
const LongestStem = 31

// AddStart adds the beginning of a word. It panics for one that is too short or
// too long.
func (s *Stems) AddStart(stem string, set uint64) { s.add(stem, stem, set) }

// AddEnd adds the end of a word, as AddStart does a beginning.
func (s *Stems) AddEnd(stem string, set uint64) {
	s.add(stem, stem[max(0, len(stem)-ShortestStem):], set)
}

func (s *Stems) add(stem, outer string, set uint64) {
	if len(stem) < ShortestStem || len(stem) > LongestStem {
		panic("words: a stem of " + strconv.Itoa(len(stem)) + " bytes: " + stem)
	}
	if s.sets == nil {
		s.sets = map[string]uint64{}
	}
	s.sets[stem] |= set
	s.lengths[place(outer)] |= 1 << len(stem)
}

// Starting joins the sets of the stems that w begins with, w itself among them.
func (s *Stems) Starting(w string) (set uint64) {
	if len(w) < ShortestStem {
		return 0
	}
	for n := s.lengths[place(w)]; n != 0; n &= n - 1 {
		if k := bits.TrailingZeros32(n); k <= len(w) {
			set |= s.sets[w[:k]]
		}
	}
	return set
}

// Ending joins the sets of the stems that w ends with; w itself is no end.
func (s *Stems) Ending(w string) (set uint64) {
	if len(w) < ShortestStem {
		return 0
	}
	for n := s.lengths[place(w[len(w)-ShortestStem:])]; n != 0; n &= n - 1 {
		if k := bits.TrailingZeros32(n); k < len(w) {
			set |= s.sets[w[len(w)-k:]]
		}
	}
	return set
}

// place is where the lengths of the stems with the first letters of s stand.
func place(s string) int {
	return (int(s[0])*961 + int(s[1])*31 + int(s[2])) & (1<<12 - 1)
}

package doing

import (
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// The seeds keep features of different kinds apart.
const (
	seedPart   = 16777619
	seedMark   = 7919
	seedEdge   = 130363
	seedSorted = 611953
	seedBones  = 1299709
)

// longest is how much of a sentence is heard.
const longest = 40

// appendFeatures adds the features of tokens first to last: the words, two in
// a row, two with one between them, the words at both ends, parts of words,
// how many there are and how the sentence ends.
func appendFeatures(dst []uint32, buckets uint32, t *words.Text, first, last int, mark byte) []uint32 {
	add := func(h uint32) { dst = append(dst, linear.Bucket(h, buckets)) }
	last = min(last, first+longest)
	w1, n := "", 0
	trail := linear.FromStart()
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		w := tok.Norm
		switch tok.Kind {
		case words.Opaque, words.Mask, words.Number:
			w = "#"
		case words.Mixed:
			w = "#x"
		}
		n++
		dst = trail.Append(dst, w, buckets)
		if len(w) >= 4 {
			add(sorted(w))
			add(skeleton(w))
			add(linear.Hash(linear.Hash(seedPart, "^"), w[:3]))
			for k := 0; k+4 <= len(w); k++ {
				add(linear.Hash(seedPart, w[k:k+4]))
			}
		}
		w1 = w
	}
	if n == 0 {
		return dst
	}
	add(linear.Hash(linear.Hash(seedEdge, w1), "$"))
	if mark == '?' {
		add(linear.Hash(seedMark, "?"))
	}
	add(linear.Count(n))
	return dst
}

// sorted is w whatever the order of its letters, so that two that changed
// places are no other word.
func sorted(w string) uint32 {
	var counts [26]byte
	for i := range len(w) {
		if b := w[i]; b >= 'a' && b <= 'z' {
			counts[b-'a']++
		}
	}
	h := uint32(seedSorted)
	for i, n := range counts {
		h = (h ^ uint32(n)<<5 ^ uint32(i)) * 16777619
	}
	return h
}

// skeleton is w by its consonants, doubles as one: a vowel left out or a letter
// typed twice makes no other word.
func skeleton(w string) uint32 {
	h, before := uint32(seedBones), w[0]
	h = (h ^ uint32(before)) * 16777619
	for i := 1; i < len(w); i++ {
		b := w[i]
		switch b {
		case 'a', 'e', 'i', 'o', 'u', 'y', before:
			continue
		}
		h, before = (h^uint32(b))*16777619, b
	}
	return h
}

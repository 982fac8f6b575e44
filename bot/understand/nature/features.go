package nature

import (
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// The seeds keep features of different kinds apart.
const (
	seedWord   = 2166136261
	seedPair   = 40503
	seedSkip   = 92821
	seedPart   = 16777619
	seedMark   = 7919
	seedLength = 104729
	seedEnd    = 130363
	seedClass  = 611953
	seedNext   = 1299709
	seedBoth   = 15485863
)

// appendFeatures adds the features of tokens first to last: the words, two in
// a row, two with one between them, the words at both ends of a sentence, parts
// of words, how many there are and how the sentences end.
func (c *classes) appendFeatures(dst []uint32, buckets uint32, t *words.Text, first, last int) []uint32 {
	add := func(h uint32) { dst = append(dst, linear.Bucket(h, buckets)) }
	// What the next word goes on from: the hash of the one before it, as a pair
	// and, one later, with a word between them; 0 where there is none.
	var pair, skip, skipNext uint32
	sentence := int32(-1)
	var all, before uint32
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		if tok.Sentence != sentence {
			sentence = tok.Sentence
			before = 0
			pair, skip, skipNext = linear.Hash(linear.Hash(seedPair, "^"), " "), 0, linear.Hash(linear.Hash(seedSkip, "^"), " ")
		}
		w := tok.Norm
		switch tok.Kind {
		case words.Opaque, words.Mask, words.Number, words.Money:
			w = "#"
		case words.Mixed:
			w = "#x"
		}
		h := linear.HashFive([5]uint32{seedWord, pair, skip, seedPair, seedSkip}, w)
		add(h[0])
		add(h[1])
		if skip != 0 {
			add(h[2])
		}
		pair, skip, skipNext = linear.Hash(h[3], " "), skipNext, linear.Hash(h[4], " ")
		if len(w) >= 5 {
			add(linear.Hash(linear.Hash(seedPart, "^"), w[:4]))
		}
		set := c.of(tok.Norm)
		each(set, func(k int) {
			add(c.one[k])
			each(before, func(b int) {
				add(c.next[b][k])
			})
		})
		all |= set
		if set != 0 {
			before = set
		}
		if end := &t.Sentences[sentence]; i == end.Last {
			add(linear.Hash(linear.Hash(seedEnd, w), "$"))
			if end.Mark == '?' || end.Mark == '!' {
				add(linear.Hash(seedMark, string(rune(end.Mark))))
			}
		}
	}
	for rest := all; rest != 0; rest &= rest - 1 {
		each(rest&-rest, func(a int) {
			each(rest&(rest-1), func(b int) { add(c.both[a][b]) })
		})
	}
	if last >= first {
		add(linear.Hash(seedLength, lengths[min(last-first+1, len(lengths)-1)]))
	}
	return dst
}

// lengths are the names of how many words there are.
var lengths = [...]string{"0", "1", "2", "3", "4", "5", "6", "8", "8", "11", "11", "11", "15", "15", "15", "15", "more"}

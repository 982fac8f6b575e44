package nature

import (
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// The seeds keep features of different kinds apart.
const (
	seedPart  = 16777619
	seedMark  = 7919
	seedEnd   = 130363
	seedClass = 611953
	seedNext  = 1299709
	seedBoth  = 15485863
)

// appendFeatures adds the features of tokens first to last: the words, two in
// a row, two with one between them, the words at both ends of a sentence, parts
// of words, how many there are and how the sentences end.
func (c *classes) appendFeatures(dst []uint32, buckets uint32, t *words.Text, first, last int) []uint32 {
	add := func(h uint32) { dst = append(dst, linear.Bucket(h, buckets)) }
	var trail linear.Trail
	sentence := int32(-1)
	var all, before uint64
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		if tok.Sentence != sentence {
			sentence, before, trail = tok.Sentence, 0, linear.FromStart()
		}
		w := tok.Norm
		switch tok.Kind {
		case words.Opaque, words.Mask, words.Number, words.Money:
			w = "#"
		case words.Mixed:
			w = "#x"
		}
		dst = trail.Append(dst, w, buckets)
		if len(w) >= 5 {
			add(linear.Hash(linear.Hash(seedPart, "^"), w[:4]))
		}
		set := c.Of(tok.Norm)
		words.EachClass(set, func(k int) {
			add(c.one[k])
			words.EachClass(before, func(b int) {
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
		words.EachClass(rest&-rest, func(a int) {
			words.EachClass(rest&(rest-1), func(b int) { add(c.both[a][b]) })
		})
	}
	if last >= first {
		add(linear.Count(last - first + 1))
	}
	return dst
}

package triage

import (
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// buckets is how many features there can be; a power of two.
const buckets = 1 << 17

// The seeds keep features of different kinds apart.
const (
	seedPart  = 16777619
	seedClass = 7919
	seedNext  = 130363
)

// appendFeatures adds the features of tokens first to last, of which some mean
// another word than they write: the words, two in a row, two with one between
// them, parts of words, the classes, and each two classes that follow one another.
func (c *classes) appendFeatures(dst []uint32, t *words.Text, first, last int, meant []string) []uint32 {
	var before uint64
	var trail linear.Trail
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		if tok.Kind == words.Opaque || tok.Kind == words.Mask {
			trail, before = linear.Trail{}, 0
			continue
		}
		w := tok.Norm
		switch {
		case tok.Kind == words.Number:
			w = number(w)
		case meant != nil && meant[i] != "":
			w = meant[i]
		}
		dst = trail.Append(dst, w, c.buckets)
		dst = c.appendParts(dst, w)
		set := c.Of(w)
		words.EachClass(set, func(k int) {
			h := linear.Hash(seedClass, c.Names[k])
			dst = append(dst, c.bucket(h))
			words.EachClass(before, func(b int) {
				dst = append(dst, c.bucket(linear.Hash(linear.Hash(linear.Hash(seedNext, c.Names[b]), ">"), c.Names[k])))
			})
		})
		if set != 0 {
			before = set
		}
	}
	return dst
}

// appendParts adds the beginning of a word and its runs of five letters, so
// that what was learnt of a word holds for its forms, compounds and typing
// errors.
func (c *classes) appendParts(dst []uint32, w string) []uint32 {
	if len(w) < 5 {
		return dst
	}
	dst = append(dst, c.bucket(linear.Hash(linear.Hash(seedPart, "^"), w[:4])))
	for i := 0; i+5 <= len(w); i++ {
		dst = append(dst, c.bucket(linear.Hash(seedPart, w[i:i+5])))
	}
	return dst
}

func (c *classes) bucket(h uint32) uint32 { return linear.Bucket(h, c.buckets) }

// number is what a number tells: whether it can be the age of a child.
func number(w string) string {
	if len(w) == 1 || len(w) == 2 && (w[0] == '1' && w[1] < '8') {
		return "#child"
	}
	return "#"
}

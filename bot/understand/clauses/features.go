package clauses

import (
	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// buckets is how many features there can be; a power of two.
const buckets = 1 << 16

// The seeds keep features of different kinds apart.
const (
	seedWord = iota + 2166136261
	seedPair
	seedBegins
	seedEnds
	seedFirst
	seedFirstTwo
	seedLast
	seedFromStart
	seedFromEnd
	seedPlace
	seedPlaceOf
	seedBefore
	seedAfter
	seedBeside
	seedMark
	seedLength
	seedWho
	seedNegated
	seedNumber
	seedTone
	seedQuoted
	seedUpper
	seedOnly
)

// appendFeatures adds the buckets of part i: its words, each with the one
// before it, how the longer ones begin and end; how it begins, how long it is,
// who is in it and whether it denies; and where it stands.
func appendFeatures(dst []uint32, t *words.Text, spans []Span, i int) []uint32 {
	sp := spans[i]
	last := "^"
	var who, negated, number uint32
	quoted := false
	for k := sp.First; k <= sp.Last; k++ {
		tok := &t.Tokens[k]
		if tok.Kind == words.Opaque || tok.Kind == words.Mask {
			continue
		}
		w := norm(t, k)
		dst = append(dst, bucket(linear.Hash(seedWord, w)), pair(seedPair, last, w))
		if len(w) > 6 {
			dst = append(dst, bucket(linear.Hash(seedBegins, w[:5])))
		}
		if len(w) > 8 {
			dst = append(dst, bucket(linear.Hash(seedEnds, w[len(w)-5:])))
		}
		switch role(w) {
		case self:
			who |= 1
		case other:
			who |= 2
		case denial:
			negated = 1
		case amount:
			number = 1
		}
		quoted = quoted || tok.Quoted
		last = w
	}
	first := norm(t, sp.First)
	dst = append(dst, pair(seedPair, last, "$"),
		bucket(linear.Hash(seedFirst, first)), pair(seedFirstTwo, first, norm(t, sp.First+1)), bucket(linear.Hash(seedLast, norm(t, sp.Last))),
		code(seedWho, who), code(seedNegated, negated), code(seedNumber, number), code(seedTone, who|negated<<2),
		code(seedLength, length(sp.Last-sp.First+1)))
	if quoted {
		dst = append(dst, code(seedQuoted, 0))
	}
	if t.Tokens[sp.First].Upper {
		dst = append(dst, code(seedUpper, 0))
	}
	return appendPlace(dst, t, spans, i)
}

// appendPlace adds where part i stands: in its sentence, and in the whole.
func appendPlace(dst []uint32, t *words.Text, spans []Span, i int) []uint32 {
	n := len(spans)
	fifth := uint32(5 * i / n)
	dst = append(dst, code(seedFromStart, uint32(min(i, 6))), code(seedFromEnd, uint32(min(n-1-i, 6))),
		code(seedPlace, fifth), code(seedPlaceOf, fifth<<3|uint32(min(n/3, 6))))
	if n == 1 {
		dst = append(dst, code(seedOnly, 0))
	}
	sentence := sentenceOf(t, spans[i])
	before, after := uint32(0), uint32(0) // the edge of the text, another sentence, the same
	if i > 0 {
		before = 1
		if sentenceOf(t, spans[i-1]) == sentence {
			before = 2
		}
	}
	if i+1 < n {
		after = 1
		if sentenceOf(t, spans[i+1]) == sentence {
			after = 2
		}
	}
	return append(dst, code(seedBefore, before), code(seedAfter, after), code(seedBeside, before<<2|after),
		code(seedMark, uint32(t.Sentences[sentence].Mark)))
}

// length puts the number of words in classes, wider as they are more.
func length(n int) uint32 {
	if n > 4 {
		n = 4 + (n-4)/3
	}
	return uint32(min(n, 9))
}

// norm is the word at k, "#" for a number, "^" outside the text.
func norm(t *words.Text, k int) string {
	if k < 0 || k >= t.Len() {
		return "^"
	}
	switch t.Tokens[k].Kind {
	case words.Number, words.Money, words.Mixed:
		return "#"
	}
	return t.Tokens[k].Norm
}

const (
	self = iota + 1
	other
	denial
	amount
)

// role is what a word does whatever the story: it points at who tells, at who
// is told, it denies, it counts; 0 for any other.
func role(w string) int {
	switch w {
	case "ik", "we", "wij", "mij", "mijn", "ons", "onze", "me", "m'n", "mn", "i", "my", "our", "us", "i'm", "i've", "i'd", "we're", "we've", "we'd", "i'll":
		return self
	case "u", "uw", "jullie", "je", "jij", "you", "your", "you're", "you've", "yours":
		return other
	case "niet", "geen", "nooit", "niks", "niets", "niemand", "zonder", "nergens", "nog", "no", "not", "never", "nobody", "nothing", "none", "without", "didn't",
		"wasn't", "weren't", "don't", "doesn't", "isn't", "aren't", "hasn't", "haven't", "hadn't", "won't", "can't", "couldn't", "wouldn't":
		return denial
	case "#":
		return amount
	}
	return 0
}

func pair(seed uint32, a, b string) uint32 {
	return bucket(linear.Hash(linear.Hash(linear.Hash(seed, a), " "), b))
}

// code is the feature of a small number.
func code(seed, n uint32) uint32 { return bucket(((seed^n)*16777619 ^ n>>4) * 2654435761) }

func bucket(h uint32) uint32 { return linear.Bucket(h, buckets) }

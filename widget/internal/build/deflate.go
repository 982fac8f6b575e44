package build

import (
	"encoding/binary"
	"hash/crc32"
	"math"
)

// squeeze compresses b as gzip (RFC 1951, 1952), some three per cent smaller than the standard
// library, which must be fast and so takes the first good match. Here every way to write the text
// is weighed by what it would cost in the block before, again and again; a script that is built once
// and fetched a million times is worth the second it takes. The result is the same everywhere.
func squeeze(b []byte) []byte {
	found := matches(b)
	costs := []costs{firstCosts()}
	var best []byte
	// Whoever has settled as one block is cut, and settles again with costs of its own for each part.
	cuts := []int{0, len(b)}
	for stale, whole := 0, true; stale < 8; stale++ {
		parts := parted(cheapest(b, found, costs, cuts), cuts)
		if stale == 7 && whole {
			whole, stale = false, 0
			parts = cut(b, parts[0])
		}
		if out := written(b, parts); best == nil || len(out) < len(best) {
			best, stale = out, 0
		}
		costs, cuts = nil, cuts[:1]
		for _, p := range parts {
			costs = append(costs, newBlock(b, p).costs())
			cuts = append(cuts, p.end())
		}
	}
	out := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255}
	out = append(out, best...)
	out = binary.LittleEndian.AppendUint32(out, crc32.ChecksumIEEE(b))
	return binary.LittleEndian.AppendUint32(out, uint32(len(b)))
}

const (
	minMatch, maxMatch = 3, 258
	window             = 1 << 15
	endOfBlock         = 256
)

// token is a literal byte (length 1) or a copy of length bytes from distance bytes back.
type token struct{ length, distance int }

// matches lists for each place the copies that could stand there: longer ones further back.
func matches(b []byte) [][]token {
	found := make([][]token, len(b))
	last := map[[minMatch]byte]int{} // place + 1 of the latest occurrence
	before := make([]int, len(b))    // the occurrence before that one, likewise
	for i := 0; i+minMatch <= len(b); i++ {
		key := [minMatch]byte(b[i:])
		longest := minMatch - 1
		for at := last[key]; at > 0 && i-(at-1) <= window && longest < maxMatch; at = before[at-1] {
			n := 0
			for n < maxMatch && i+n < len(b) && b[at-1+n] == b[i+n] {
				n++
			}
			if n > longest {
				found[i] = append(found[i], token{n, i - (at - 1)})
				longest = n
			}
		}
		before[i], last[key] = last[key], i+1
	}
	return found
}

// costs are what each symbol takes, in sixteenths of a bit.
type costs struct {
	literal  [286]int
	distance [30]int
}

func firstCosts() costs {
	var c costs
	for i := range c.literal {
		c.literal[i] = 8 * 16
	}
	for i := range c.distance {
		c.distance[i] = 5 * 16
	}
	return c
}

// cheapest finds the way through b that costs least. prices are those of its parts, which cuts bound.
func cheapest(b []byte, found [][]token, prices []costs, cuts []int) []token {
	total := make([]int, len(b)+1)
	by := make([]token, len(b)+1)
	for i := range total[1:] {
		total[i+1] = math.MaxInt
	}
	reach := func(from int, t token, cost int) {
		if to := from + t.length; total[from]+cost < total[to] {
			total[to], by[to] = total[from]+cost, t
		}
	}
	part := 0
	for i := range b {
		for i >= cuts[part+1] {
			part++
		}
		c := &prices[part]
		reach(i, token{length: 1}, c.literal[b[i]])
		length := minMatch
		for _, t := range found[i] {
			d, bits, _ := distanceSymbol(t.distance)
			for ; length <= t.length; length++ {
				l, more, _ := lengthSymbol(length)
				reach(i, token{length, t.distance}, c.literal[l]+c.distance[d]+16*(bits+more))
			}
		}
	}
	var tokens []token
	for at := len(b); at > 0; at -= by[at].length {
		tokens = append(tokens, by[at])
	}
	for i, j := 0, len(tokens)-1; i < j; i, j = i+1, j-1 {
		tokens[i], tokens[j] = tokens[j], tokens[i]
	}
	return tokens
}

// lengthSymbol is the symbol of a length, the number of its extra bits and their value.
func lengthSymbol(length int) (symbol, bits, extra int) {
	if length == maxMatch {
		return 285, 0, 0
	}
	symbol, bits, extra = ranged(length-minMatch, 4)
	return 257 + symbol, bits, extra
}

// distanceSymbol is the same for a distance.
func distanceSymbol(distance int) (symbol, bits, extra int) { return ranged(distance-1, 2) }

// ranged numbers ranges that double in width after every step of them.
func ranged(n, step int) (symbol, bits, extra int) {
	for n >= step*2<<bits {
		bits++
	}
	if n < step*2 {
		return n, 0, 0
	}
	base := step << bits
	return step*(bits+1) + (n-base)>>bits, bits, (n - base) & (1<<bits - 1)
}

package build

import (
	"cmp"
	"math"
	"slices"
)

// block is a deflate block with codes of its own.
type block struct {
	literals, distances       []int // how often each symbol comes
	literalCodes, distanceLen []int // lengths of the codes
	out                       *bits
}

func newBlock(b []byte, p part) *block {
	k := &block{literals: make([]int, 286), distances: make([]int, 30)}
	at := p.at
	for _, t := range p.tokens {
		if t.distance == 0 {
			k.literals[b[at]]++
		} else {
			l, _, _ := lengthSymbol(t.length)
			d, _, _ := distanceSymbol(t.distance)
			k.literals[l]++
			k.distances[d]++
		}
		at += t.length
	}
	k.literals[endOfBlock]++
	k.literalCodes, k.distanceLen = codeLengths(k.literals, 15), codeLengths(k.distances, 15)
	return k
}

// costs tells what the symbols of this block cost, to find a better way through the text.
func (k *block) costs() costs {
	var c costs
	weigh := func(into, count []int) {
		total := 0
		for _, n := range count {
			total += n
		}
		for i, n := range count {
			into[i] = int(math.Round(16 * math.Log2(float64(max(total, 1))/float64(max(n, 1)))))
		}
	}
	weigh(c.literal[:], k.literals)
	weigh(c.distance[:], k.distances)
	return c
}

// write adds the block to out.
func (k *block) write(b []byte, p part, out *bits, last bool) {
	k.out = out
	if last {
		k.out.add(1, 1)
	} else {
		k.out.add(0, 1)
	}
	k.out.add(2, 2)
	k.header()
	literals, distances := codes(k.literalCodes), codes(k.distanceLen)
	at := p.at
	for _, t := range p.tokens {
		if t.distance == 0 {
			k.out.add(literals[b[at]], k.literalCodes[b[at]])
		} else {
			l, n, extra := lengthSymbol(t.length)
			k.out.add(literals[l], k.literalCodes[l])
			k.out.add(extra, n)
			d, n, extra := distanceSymbol(t.distance)
			k.out.add(distances[d], k.distanceLen[d])
			k.out.add(extra, n)
		}
		at += t.length
	}
	k.out.add(literals[endOfBlock], k.literalCodes[endOfBlock])
}

// header writes the lengths of the codes, which have a code of their own (RFC 1951, 3.2.7).
func (k *block) header() {
	used := func(lengths []int, least int) []int {
		n := len(lengths)
		for n > least && lengths[n-1] == 0 {
			n--
		}
		return lengths[:n]
	}
	literals, distances := used(k.literalCodes, 257), used(k.distanceLen, 1)
	all := append(slices.Clone(literals), distances...)
	type run struct{ symbol, extra, bits int }
	var runs []run
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && all[i+n] == all[i] {
			n++
		}
		i += n
		value := all[i-n]
		if value != 0 {
			runs = append(runs, run{symbol: value})
			n--
		}
		for n > 0 {
			switch {
			case value == 0 && n >= 11:
				m := min(n, 138)
				runs, n = append(runs, run{18, m - 11, 7}), n-m
			case value == 0 && n >= 3:
				runs, n = append(runs, run{17, n - 3, 3}), 0
			case value != 0 && n >= 3:
				m := min(n, 6)
				runs, n = append(runs, run{16, m - 3, 2}), n-m
			default:
				runs, n = append(runs, run{symbol: value}), n-1
			}
		}
	}
	count := make([]int, 19)
	for _, r := range runs {
		count[r.symbol]++
	}
	lengths := codeLengths(count, 7)
	order := []int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	last := len(order)
	for last > 4 && lengths[order[last-1]] == 0 {
		last--
	}
	k.out.add(len(literals)-257, 5)
	k.out.add(len(distances)-1, 5)
	k.out.add(last-4, 4)
	for _, symbol := range order[:last] {
		k.out.add(lengths[symbol], 3)
	}
	code := codes(lengths)
	for _, r := range runs {
		k.out.add(code[r.symbol], lengths[r.symbol])
		k.out.add(r.extra, r.bits)
	}
}

// codeLengths finds the best code lengths of at most limit bits (package-merge). Two symbols at
// least get one: not every reader takes a code of a single symbol.
func codeLengths(count []int, limit int) []int {
	type pack struct {
		weight  int
		symbols []int
	}
	var leaves []pack
	for symbol, n := range count {
		if n > 0 {
			leaves = append(leaves, pack{n, []int{symbol}})
		}
	}
	for symbol := 0; len(leaves) < 2; symbol++ {
		if count[symbol] == 0 {
			leaves = append(leaves, pack{0, []int{symbol}})
		}
	}
	lighter := func(a, b pack) int { return cmp.Compare(a.weight, b.weight) }
	slices.SortStableFunc(leaves, lighter)
	packs := slices.Clone(leaves)
	for range limit - 1 {
		merged := slices.Clone(leaves)
		for i := 0; i+1 < len(packs); i += 2 {
			merged = append(merged, pack{packs[i].weight + packs[i+1].weight, slices.Concat(packs[i].symbols, packs[i+1].symbols)})
		}
		slices.SortStableFunc(merged, lighter)
		packs = merged
	}
	lengths := make([]int, len(count))
	for _, p := range packs[:2*len(leaves)-2] {
		for _, symbol := range p.symbols {
			lengths[symbol]++
		}
	}
	return lengths
}

// codes gives the canonical codes of these lengths, their bits in the order in which they are written.
func codes(lengths []int) []int {
	code, next := make([]int, len(lengths)), 0
	for n := 1; n <= 15; n++ {
		for symbol, length := range lengths {
			if length != n {
				continue
			}
			for i := range n {
				code[symbol] |= next >> i & 1 << (n - 1 - i)
			}
			next++
		}
		next <<= 1
	}
	return code
}

// bits are written from the lowest bit of a byte to its highest.
type bits struct {
	out  []byte
	free int // bits of the last byte that are not written yet
}

func (w *bits) add(value, n int) {
	for i := range n {
		if w.free == 0 {
			w.out, w.free = append(w.out, 0), 8
		}
		w.out[len(w.out)-1] |= byte(value>>i&1) << (8 - w.free)
		w.free--
	}
}

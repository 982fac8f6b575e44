package linear

// Trail walks along the words of a text and hashes each: alone, with the one
// before it, and with the one before that. The zero Trail goes on from nothing.
type Trail struct {
	// What the next word goes on from: the hash of the one before it, as a pair
	// and, one later, with a word between them; 0 where there is none.
	pair, skip, skipNext uint32
}

// The seeds keep words, pairs and pairs with a word between them apart.
const (
	seedWord = 2166136261
	seedPair = 40503
	seedSkip = 92821
)

// FromStart is a Trail at the beginning of a sentence, which counts as a word.
func FromStart() Trail {
	return Trail{pair: Hash(Hash(seedPair, "^"), " "), skipNext: Hash(Hash(seedSkip, "^"), " ")}
}

// Append appends the features of w, the next word, to dst; buckets is how many
// there can be.
func (t *Trail) Append(dst []uint32, w string, buckets uint32) []uint32 {
	h := HashFive([5]uint32{seedWord, t.pair, t.skip, seedPair, seedSkip}, w)
	dst = append(dst, Bucket(h[0], buckets))
	if t.pair != 0 {
		dst = append(dst, Bucket(h[1], buckets))
	}
	if t.skip != 0 {
		dst = append(dst, Bucket(h[2], buckets))
	}
	t.pair, t.skip, t.skipNext = Hash(h[3], " "), t.skipNext, Hash(h[4], " ")
	return dst
}

// Count hashes how many words there are.
func Count(n int) uint32 { return Hash(seedCount, counts[min(n, len(counts)-1)]) }

const seedCount = 104729

// counts are the names of how many words there are.
var counts = [...]string{"0", "1", "2", "3", "4", "5", "6", "8", "8", "11", "11", "11", "15", "15", "15", "15", "more"}

package doing

import (
	"embed"
	"fmt"
	"math/bits"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// A wish for a human, and the need of one that nobody puts into words, have
// weights of their own, a language each: no request may be missed (C02), and so
// many other things are told of people, calls and machines. They are learnt from
// more lines than the other acts, and from what follows what among kinds of words:
// "can I have the matron" asks as "kan ik de directeur krijgen" does.

//go:embed books/classes.*.txt weights/wish.*.bin
var wishFiles embed.FS

// wishes are the first of Labels, in the order of the weights.
const wishes = 2

// maxClasses is how many kinds of words a language may have; the place after them
// is taken by what is no class.
const maxClasses = 62

// wisher hears wishes in one language.
type wisher struct {
	classes *words.Classes
	weights *linear.Packed
}

var wishers = linear.EachLanguage(openWisher)

func openWisher(lang string) (*wisher, error) {
	classes, err := openClasses(lang)
	if err != nil {
		return nil, err
	}
	data, err := wishFiles.ReadFile("weights/wish." + lang + ".bin")
	if err != nil {
		return nil, err
	}
	weights, err := linear.OpenFor(string(data), wishes)
	if err != nil {
		return nil, fmt.Errorf("wish.%s: %w", lang, err)
	}
	return &wisher{classes, weights}, nil
}

func openClasses(lang string) (*words.Classes, error) {
	text, err := wishFiles.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		return nil, err
	}
	return words.ParseClasses(string(text), maxClasses)
}

// The kinds of features of a chain.
const (
	chainOne = iota + 1
	chainFirst
	chainLast
	chainTwo
	chainFirstTwo
	chainThree
	chainBeside
)

// appendChain adds what follows what among the kinds of words in tokens first to
// last, with what is of no kind between them as one, and which of them stand
// together anywhere. It uses seq.
func appendChain(dst []uint32, seq []uint64, c *words.Classes, t *words.Text, first, last int, buckets uint32) ([]uint32, []uint64) {
	add := func(kind, a, b, c int) {
		h := uint32(2166136261)
		for _, x := range [...]int{kind, a, b, c} {
			h = (h ^ uint32(x+1)) * 16777619
		}
		dst = append(dst, linear.Bucket(h, buckets))
	}
	seq, all := chain(seq[:0], c, t, first, min(last, first+longest))
	for i, set := range seq {
		eachOf(set, func(a int) {
			add(chainOne, a, 0, 0)
			if i == 0 {
				add(chainFirst, a, 0, 0)
			}
			if i == len(seq)-1 {
				add(chainLast, a, 0, 0)
				return
			}
			eachOf(seq[i+1], func(b int) {
				add(chainTwo, a, b, 0)
				if i == 0 {
					add(chainFirstTwo, a, b, 0)
				}
				if i+2 < len(seq) {
					eachOf(seq[i+2], func(c int) { add(chainThree, a, b, c) })
				}
			})
		})
	}
	for rest := all; rest != 0; rest &= rest - 1 {
		a := bits.TrailingZeros64(rest)
		words.EachClass(rest&(rest-1), func(b int) { add(chainBeside, a, b, 0) })
	}
	return dst, seq
}

// chain lists the kinds of the words among tokens first to last, 0 for any
// number of words of no kind between them or after them, and all that there are.
func chain(seq []uint64, c *words.Classes, t *words.Text, first, last int) (chained []uint64, all uint64) {
	for i := first; i <= last; i++ {
		set := c.Of(t.Tokens[i].Norm)
		if set == 0 && (len(seq) == 0 || seq[len(seq)-1] == 0) {
			continue
		}
		seq, all = append(seq, set), all|set
	}
	return seq, all
}

// eachOf calls do with every class in set, and with the place after them all
// where there is none.
func eachOf(set uint64, do func(class int)) {
	if set == 0 {
		do(maxClasses)
		return
	}
	words.EachClass(set, do)
}

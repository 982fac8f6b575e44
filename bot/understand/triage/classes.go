package triage

import (
	"fmt"
	"math/bits"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// maxClasses is how many kinds of words a language may have.
const maxClasses = 64

// classes are kinds of words that mean much the same for triage: what was
// learnt of "mother" and "burnt" holds for "grandson" and "scalded".
type classes struct {
	names   []string
	words   map[string]uint64 // bits are indexes in names
	starts  map[string]uint64 // of words written "val%"
	ends    map[string]uint64 // of words written "%brand"
	buckets uint32

	startLengths, endLengths [1 << 12]uint32 // how long the stems are, as bits, by their three outer letters
}

// shortestStem is the least a word with % has, so that a look-up is short.
const shortestStem = 3

// longestStem is the most that it has.
const longestStem = 31

// outer is where the lengths of the stems with the first letters of s stand.
func outer(s string) int {
	return (int(s[0])*961 + int(s[1])*31 + int(s[2])) & (1<<12 - 1)
}

// parseClasses reads lines "name: word word% %word". A line that begins with
// spaces goes on with the class before it.
func parseClasses(text string) (*classes, error) {
	c := &classes{words: map[string]uint64{}, starts: map[string]uint64{}, ends: map[string]uint64{}, buckets: buckets}
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n ")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			if !ok || len(c.names) == maxClasses {
				return nil, fmt.Errorf("classes: line %q begins no class, or one too many", line)
			}
			c.names = append(c.names, name)
			line = rest
		}
		if len(c.names) == 0 {
			return nil, fmt.Errorf("classes: line %q belongs to no class", line)
		}
		bit := uint64(1) << (len(c.names) - 1)
		for w := range strings.FieldsSeq(line) {
			stem := words.Fold(strings.Trim(w, "%"))
			switch {
			case w == stem:
				c.words[stem] |= bit
			case len(stem) < shortestStem:
				return nil, fmt.Errorf("classes: %q is too short", w)
			case len(stem) > longestStem:
				return nil, fmt.Errorf("classes: %q is too long", w)
			case strings.HasSuffix(w, "%"):
				c.starts[stem] |= bit
				c.startLengths[outer(stem)] |= 1 << len(stem)
			case strings.HasPrefix(w, "%"):
				c.ends[stem] |= bit
				c.endLengths[outer(stem[len(stem)-shortestStem:])] |= 1 << len(stem)
			default:
				c.words[stem] |= bit
			}
		}
	}
	return c, nil
}

// of are the classes that w belongs to.
func (c *classes) of(w string) uint64 {
	set := c.words[w]
	if len(w) < shortestStem {
		return set
	}
	for n := c.startLengths[outer(w)]; n != 0; n &= n - 1 {
		if k := bits.TrailingZeros32(n); k <= len(w) {
			set |= c.starts[w[:k]]
		}
	}
	for n := c.endLengths[outer(w[len(w)-shortestStem:])]; n != 0; n &= n - 1 {
		if k := bits.TrailingZeros32(n); k < len(w) {
			set |= c.ends[w[len(w)-k:]]
		}
	}
	return set
}

// each calls do with every class in set.
func each(set uint64, do func(class int)) {
	for ; set != 0; set &= set - 1 {
		do(bits.TrailingZeros64(set))
	}
}

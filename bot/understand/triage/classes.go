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
	starts  words.Stems       // of words written "val%"
	ends    words.Stems       // of words written "%brand"
	buckets uint32
}

// parseClasses reads lines "name: word word% %word". A line that begins with
// spaces goes on with the class before it.
func parseClasses(text string) (*classes, error) {
	c := &classes{words: map[string]uint64{}, buckets: buckets}
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
			case len(stem) < words.ShortestStem:
				return nil, fmt.Errorf("classes: %q is too short", w)
			case len(stem) > words.LongestStem:
				return nil, fmt.Errorf("classes: %q is too long", w)
			case strings.HasSuffix(w, "%"):
				c.starts.AddStart(stem, bit)
			case strings.HasPrefix(w, "%"):
				c.ends.AddEnd(stem, bit)
			default:
				c.words[stem] |= bit
			}
		}
	}
	return c, nil
}

// of are the classes that w belongs to.
func (c *classes) of(w string) uint64 {
	return c.words[w] | c.starts.Starting(w) | c.ends.Ending(w)
}

// each calls do with every class in set.
func each(set uint64, do func(class int)) {
	for ; set != 0; set &= set - 1 {
		do(bits.TrailingZeros64(set))
	}
}

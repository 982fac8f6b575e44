package words

import (
	"fmt"
	"math/bits"
	"strings"
)

// MaxClasses is how many classes a set of bits has room for.
const MaxClasses = 64

// Classes are kinds of words that mean much the same to one who learns from
// examples: what was learnt of "mother" holds for "grandson".
type Classes struct {
	Names  []string          // by bit
	words  map[string]uint64 // bits are indexes in Names
	starts Stems             // of words written "val%"
	ends   Stems             // of words written "%brand"
}

// ParseClasses reads lines "name: word word% %word". A line that begins with
// spaces goes on with the class before it; one that begins with # is a comment.
// There may be most classes.
func ParseClasses(text string, most int) (*Classes, error) {
	c := &Classes{words: map[string]uint64{}}
	var t Text
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n ")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			if !ok || len(c.Names) == min(most, MaxClasses) {
				return nil, fmt.Errorf("classes: line %q begins no class, or one too many", line)
			}
			c.Names = append(c.Names, name)
			line = rest
		}
		if len(c.Names) == 0 {
			return nil, fmt.Errorf("classes: line %q belongs to no class", line)
		}
		for w := range strings.FieldsSeq(line) {
			t.Cut(strings.Trim(w, "%"))
			if t.Len() != 1 {
				return nil, fmt.Errorf("classes: %q is no word", w)
			}
			if err := c.add(w, strings.Clone(t.Tokens[0].Norm), 1<<(len(c.Names)-1)); err != nil {
				return nil, err
			}
		}
	}
	return c, nil
}

func (c *Classes) add(w, stem string, bit uint64) error {
	switch {
	case w[0] != '%' && w[len(w)-1] != '%':
		c.words[stem] |= bit
	case len(stem) < ShortestStem:
		return fmt.Errorf("classes: %q is too short", w)
	case len(stem) > LongestStem:
		return fmt.Errorf("classes: %q is too long", w)
	case strings.HasSuffix(w, "%"):
		c.starts.AddStart(stem, bit)
	default:
		c.ends.AddEnd(stem, bit)
	}
	return nil
}

// Of are the classes that w, a token's Norm, belongs to.
func (c *Classes) Of(w string) uint64 {
	return c.words[w] | c.starts.Starting(w) | c.ends.Ending(w)
}

// EachClass calls do with every class in set, the lowest first.
func EachClass(set uint64, do func(class int)) {
	for ; set != 0; set &= set - 1 {
		do(bits.TrailingZeros64(set))
	}
}

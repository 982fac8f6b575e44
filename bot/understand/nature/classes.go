package nature

import (
	"embed"
	"fmt"
	"math/bits"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:embed books/classes.*.txt
var books embed.FS

// maxClasses is how many kinds of words there may be.
const maxClasses = 32

// longestStem is how long the word before a % may be.
const longestStem = 16

// classes are kinds of words that mean much the same here: what was learnt of
// "friendly" and "driver" holds for "courteous" and "nurse".
type classes struct {
	names []string
	words map[string]uint64 // bits are indexes in names
	stems words.Stems       // of words written "deskundig%"

	// The hashes of each class, of two that follow each other and of two that
	// stand together, so that nothing is hashed while somebody waits.
	one        [maxClasses]uint32
	next, both [maxClasses][maxClasses]uint32
}

// open reads the classes of lang. Their names are in the order of nl.
func openClasses(lang string) (*classes, error) {
	text, err := books.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		return nil, err
	}
	c := &classes{words: map[string]uint64{}}
	if err := c.parse(string(text)); err != nil {
		return nil, fmt.Errorf("classes.%s: %w", lang, err)
	}
	for a, name := range c.names {
		c.one[a] = linear.Hash(seedClass, name)
		for b, other := range c.names {
			c.next[a][b] = linear.Hash(linear.Hash(linear.Hash(seedNext, name), ">"), other)
			c.both[a][b] = linear.Hash(linear.Hash(linear.Hash(seedBoth, name), "&"), other)
		}
	}
	return c, nil
}

// parse reads lines "name: word stem%". A line that begins with spaces goes on
// with the class before it.
func (c *classes) parse(text string) error {
	class := -1
	var t words.Text
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n ")
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] != ' ' {
			name, rest, ok := strings.Cut(line, ":")
			if class = c.index(name); !ok || class >= maxClasses {
				return fmt.Errorf("line %q begins no class, or one too many", line)
			}
			line = rest
		}
		if class < 0 {
			return fmt.Errorf("line %q belongs to no class", line)
		}
		for w := range strings.FieldsSeq(line) {
			stem, isStem := strings.CutSuffix(w, "%")
			t.Cut(stem)
			if t.Len() != 1 {
				return fmt.Errorf("%q is no word", w)
			}
			stem = strings.Clone(t.Tokens[0].Norm)
			switch {
			case !isStem:
				c.words[stem] |= 1 << class
			case len(stem) < words.ShortestStem || len(stem) > longestStem:
				return fmt.Errorf("%q is too short or too long", w)
			default:
				c.stems.AddStart(stem, 1<<class)
			}
		}
	}
	return nil
}

// index is the place of a class, a new one where it isn't known yet.
func (c *classes) index(name string) int {
	for k, known := range c.names {
		if known == name {
			return k
		}
	}
	c.names = append(c.names, name)
	return len(c.names) - 1
}

// of are the classes that w belongs to.
func (c *classes) of(w string) uint64 { return c.words[w] | c.stems.Starting(w) }

// each calls do with every class in set.
func each(set uint64, do func(class int)) {
	for ; set != 0; set &= set - 1 {
		do(bits.TrailingZeros64(set))
	}
}

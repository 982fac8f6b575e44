package nature

import (
	"embed"
	"fmt"
	"math/bits"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:embed books/classes.*.txt
var books embed.FS

// maxClasses is how many kinds of words there may be.
const maxClasses = 32

// shortestStem and longestStem are how long the word before a % may be.
const shortestStem, longestStem = 3, 16

// classes are kinds of words that mean much the same here: what was learnt of
// "friendly" and "driver" holds for "courteous" and "nurse".
type classes struct {
	names []string
	words map[string]uint32 // bits are indexes in names
	stems map[string]uint32 // of words written "deskundig%"
}

// open reads the classes of lang. Their names are in the order of nl.
func openClasses(lang string) (*classes, error) {
	text, err := books.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		return nil, err
	}
	c := &classes{words: map[string]uint32{}, stems: map[string]uint32{}}
	if err := c.parse(string(text)); err != nil {
		return nil, fmt.Errorf("classes.%s: %w", lang, err)
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
			case len(stem) < shortestStem || len(stem) > longestStem:
				return fmt.Errorf("%q is too short or too long", w)
			default:
				c.stems[stem] |= 1 << class
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
func (c *classes) of(w string) uint32 {
	set := c.words[w]
	for n := shortestStem; n <= min(len(w), longestStem); n++ {
		set |= c.stems[w[:n]]
	}
	return set
}

// each calls do with every class in set.
func each(set uint32, do func(class int)) {
	for ; set != 0; set &= set - 1 {
		do(bits.TrailingZeros32(set))
	}
}

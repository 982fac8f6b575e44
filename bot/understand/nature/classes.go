package nature

import (
	"embed"
	"fmt"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:embed books/classes.*.txt
var books embed.FS

// maxClasses is how many kinds of words there may be.
const maxClasses = 32

// classes are kinds of words that mean much the same here: what was learnt of
// "friendly" and "driver" holds for "courteous" and "nurse".
type classes struct {
	*words.Classes

	// The hashes of each class, of two that follow each other and of two that
	// stand together, so that nothing is hashed while somebody waits.
	one        [maxClasses]uint32
	next, both [maxClasses][maxClasses]uint32
}

// openClasses reads the classes of lang.
func openClasses(lang string) (*classes, error) {
	text, err := books.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		return nil, err
	}
	c := &classes{}
	if c.Classes, err = words.ParseClasses(string(text), maxClasses); err != nil {
		return nil, fmt.Errorf("%s: %w", lang, err)
	}
	for a, name := range c.Names {
		c.one[a] = linear.Hash(seedClass, name)
		for b, other := range c.Names {
			c.next[a][b] = linear.Hash(linear.Hash(linear.Hash(seedNext, name), ">"), other)
			c.both[a][b] = linear.Hash(linear.Hash(linear.Hash(seedBoth, name), "&"), other)
		}
	}
	return c, nil
}

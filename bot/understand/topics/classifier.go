// Package topics sorts a text into an organisation's own processes. It learns
// from the keywords and example sentences of the dialog file when that is
// loaded: a linear classifier over hashed words and character n-grams, trained
// the same way every time, so that the same text always gets the same answer.
package topics

import (
	"strings"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// Topic is something a text can be about.
type Topic struct {
	ID       string
	Keywords []string
	Examples []string
}

// Guess is a topic with how sure the classifier is, from 0 to 1.
type Guess struct {
	ID   string
	Conf float64
}

// buckets is how many features there can be; a power of two.
const buckets = 1 << 15

// Classifier sorts texts. It doesn't change once trained and may be used by
// several goroutines.
type Classifier struct {
	ids      []string
	model    *linear.Model // one label for each of ids
	keywords map[string]uint32
	prefixes []prefix
	starting [256][]int        // the places of prefixes by their first letter
	ending   [256][]int        // and by their last, of those that end compounds
	pairs    map[string]uint32 // keywords of two words and more, joined by spaces
}

type prefix struct {
	text   string
	topics uint32
}

// maxTopics is how many topics fit; a dialog with more has its last ones
// without keywords or examples as far as this classifier knows.
const maxTopics = linear.MaxLabels

// Train learns topics. It returns nil where none has a keyword or an example.
func Train(all []Topic) *Classifier {
	c := &Classifier{keywords: map[string]uint32{}, pairs: map[string]uint32{}}
	var samples []linear.Sample
	for _, topic := range all {
		if len(topic.Keywords)+len(topic.Examples) == 0 || len(c.ids) == maxTopics {
			continue
		}
		id := len(c.ids)
		c.ids = append(c.ids, topic.ID)
		for _, k := range topic.Keywords {
			c.addKeyword(k, id)
			samples = append(samples, newSample(k, id))
		}
		for _, e := range topic.Examples {
			samples = append(samples, newSample(e, id))
		}
	}
	if len(c.ids) == 0 {
		return nil
	}
	c.model = linear.Learn(samples, linear.Options{Labels: len(c.ids), Buckets: buckets, Rounds: 40, Rate: 0.6, Decay: 1e-4})
	return c
}

func (c *Classifier) addKeyword(k string, id int) {
	var t words.Text
	t.Cut(k)
	norms := make([]string, 0, t.Len())
	for _, tok := range t.Tokens {
		norms = append(norms, tok.Norm)
	}
	bit := uint32(1) << id
	switch len(norms) {
	case 0:
	case 1:
		c.keywords[norms[0]] |= bit
		if len(norms[0]) >= 5 { // bezorg -> bezorging, klantenservice in compounds stays apart
			w, at := norms[0], len(c.prefixes)
			c.prefixes = append(c.prefixes, prefix{w, bit})
			c.starting[w[0]] = append(c.starting[w[0]], at)
			if len(w) >= 6 {
				c.ending[w[len(w)-1]] = append(c.ending[w[len(w)-1]], at)
			}
		}
	default:
		c.pairs[strings.Join(norms, " ")] |= bit
	}
}

func newSample(text string, topic int) linear.Sample {
	var t words.Text
	t.Cut(text)
	s := linear.Sample{Yes: 1 << topic}
	for i := range t.Tokens {
		s.Features = appendFeatures(s.Features, t.Norm(i-1), t.Norm(i))
	}
	return s
}

// appendFeatures adds the buckets of a word: the word itself, with the word
// before it, and its runs of three to five letters.
func appendFeatures(dst []uint32, before, w string) []uint32 {
	if stop[w] || w == "" {
		return dst
	}
	h := linear.Hash(0, w)
	dst = append(dst, bucket(h), bucket(h)) // a word counts twice its parts
	if before != "" && !stop[before] {
		dst = append(dst, bucket(linear.Hash(linear.Hash(h, " "), before)))
	}
	if len(w) < 4 {
		return dst
	}
	for n := 4; n <= 5; n++ {
		for i := 0; i+n <= len(w); i++ {
			dst = append(dst, bucket(linear.Hash(16777619*uint32(n), w[i:i+n])))
		}
	}
	return dst
}

func bucket(h uint32) uint32 { return linear.Bucket(h, buckets) }

// Names reports whether word is one of topic's own keywords, which Guess counts
// by itself. A nil Classifier has none.
func (c *Classifier) Names(topic, word string) bool {
	if c == nil {
		return false
	}
	for k, id := range c.ids {
		if id == topic {
			return c.keywords[word]&(1<<k) != 0
		}
	}
	return false
}

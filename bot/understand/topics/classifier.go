// Package topics sorts a text into an organisation's own processes. It learns
// from the keywords and example sentences of the dialog file when that is
// loaded: a linear classifier over hashed words and character n-grams, trained
// the same way every time, so that the same text always gets the same answer.
package topics

import (
	"math"
	"strings"

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
const buckets = 1 << 13

// Classifier sorts texts. It doesn't change once trained and may be used by
// several goroutines.
type Classifier struct {
	ids      []string
	weights  [][]float32 // by topic, by bucket; the last is the bias
	keywords map[string]uint32
	prefixes []prefix
	pairs    map[string]uint32 // keywords of two words and more, joined by spaces
}

type prefix struct {
	text   string
	topics uint32
}

// maxTopics is how many topics fit; a dialog with more has its last ones
// without keywords or examples as far as this classifier knows.
const maxTopics = 32

// Train learns topics. It returns nil where none has a keyword or an example.
func Train(all []Topic) *Classifier {
	c := &Classifier{keywords: map[string]uint32{}, pairs: map[string]uint32{}}
	var samples []sample
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
	c.learn(samples)
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
			c.prefixes = append(c.prefixes, prefix{norms[0], bit})
		}
	default:
		c.pairs[strings.Join(norms, " ")] |= bit
	}
}

// sample is a text to learn from.
type sample struct {
	features []uint32
	topic    int
}

func newSample(text string, topic int) sample {
	var t words.Text
	t.Cut(text)
	s := sample{topic: topic}
	for i := range t.Tokens {
		s.features = appendFeatures(s.features, t.Norm(i-1), t.Norm(i))
	}
	return s
}

// learn fits weights by gradient descent on the logistic loss of each topic
// against the others, a fixed number of rounds in a fixed order.
func (c *Classifier) learn(samples []sample) {
	c.weights = make([][]float32, len(c.ids))
	for k := range c.weights {
		c.weights[k] = make([]float32, buckets+1)
	}
	const rounds, rate, decay = 40, 0.6, 1e-4
	for round := range rounds {
		step := rate / (1 + 0.05*float64(round))
		for _, s := range samples {
			norm := 1 / math.Sqrt(float64(len(s.features))+1)
			for k, w := range c.weights {
				want := 0.0
				if k == s.topic {
					want = 1
				}
				wrong := want - sigmoid(sum(w, s.features, norm))
				if math.Abs(wrong) < 0.01 {
					continue
				}
				d := float32(step * wrong * norm * 2)
				for _, f := range s.features {
					w[f] += d - float32(step*decay)*w[f]
				}
				w[buckets] += d / 4
			}
		}
	}
}

func sum(w []float32, features []uint32, norm float64) float64 {
	total := float32(0)
	for _, f := range features {
		total += w[f]
	}
	return float64(total)*norm*2 + float64(w[buckets])
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// appendFeatures adds the buckets of a word: the word itself, with the word
// before it, and its runs of three to five letters.
func appendFeatures(dst []uint32, before, w string) []uint32 {
	if stop[w] || w == "" {
		return dst
	}
	h := hash(2166136261, w)
	dst = append(dst, bucket(h), bucket(h)) // a word counts twice its parts
	if before != "" && !stop[before] {
		dst = append(dst, bucket(hash(hash(h, " "), before)))
	}
	if len(w) < 4 {
		return dst
	}
	for n := 4; n <= 5; n++ {
		for i := 0; i+n <= len(w); i++ {
			dst = append(dst, bucket(hash(16777619*uint32(n), w[i:i+n])))
		}
	}
	return dst
}

func hash(h uint32, s string) uint32 {
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

func bucket(h uint32) uint32 { return (h ^ h>>15) & (buckets - 1) }

package topics

import (
	"math"
	"strings"

	"github.com/gehoor/gehoor/bot/understand/words"
)

// Scratch is the memory of a guess, to be used again.
type Scratch struct {
	features []uint32
	hits     [maxTopics]float64
	scores   [maxTopics]float64
	key      []byte
}

// Guess says what tokens first to last of t are about: the surest topic and
// the one after it. Conf is 0 where nothing points anywhere. votes, which may
// be nil, is what else is known in favour of a topic, about 1 for a word. A nil
// Classifier knows nothing.
func (c *Classifier) Guess(t *words.Text, first, last int, s *Scratch, votes map[string]float64) (best, second Guess) {
	if c == nil {
		return Guess{}, Guess{}
	}
	s.features = s.features[:0]
	s.hits = [maxTopics]float64{}
	last = min(last, first+400)
	for i := first; i <= last; i++ {
		tok := &t.Tokens[i]
		if tok.Kind == words.Opaque || tok.Kind == words.Mask {
			continue
		}
		weight := 1.0
		if negated(t, i) {
			weight = -1
		}
		c.countKeyword(tok.Norm, weight, s)
		c.countPair(t, i, weight, s)
		s.features = appendFeatures(s.features, t.Norm(i-1), tok.Norm)
	}
	c.model.Score(s.features, s.scores[:])
	for k := range c.ids {
		s.hits[k] += votes[c.ids[k]]
	}
	return c.rank(s)
}

// How much the classifier's opinion and a keyword weigh, and what speaks
// against any topic at all. They were set on held-out examples of the built-in
// dialog, so that a confidence of 0.8 is right four times in five.
const (
	learned = 0.6
	named   = 1.6
	nothing = -2.5
)

// rank joins keywords and classifier: a keyword is what the organisation said
// itself; the classifier settles what keywords leave open.
func (c *Classifier) rank(s *Scratch) (best, second Guess) {
	first, next := -1, -1
	total := math.Exp(nothing)
	for k := range c.ids {
		p := min(max(s.scores[k], 1e-4), 1-1e-4)
		z := learned*math.Log(p/(1-p)) + named*min(s.hits[k], 4)
		s.scores[k] = math.Exp(z)
		total += s.scores[k]
		switch {
		case first < 0 || s.scores[k] > s.scores[first]:
			first, next = k, first
		case next < 0 || s.scores[k] > s.scores[next]:
			next = k
		}
	}
	conf := func(k int) Guess {
		return Guess{c.ids[k], math.Round(min(0.97, s.scores[k]/total)*1000) / 1000}
	}
	if next >= 0 {
		second = conf(next)
	}
	return conf(first), second
}

func (c *Classifier) countKeyword(w string, weight float64, s *Scratch) {
	if topics := c.keywords[w]; topics != 0 {
		s.add(topics, weight)
		return
	}
	if len(w) < 5 {
		return
	}
	found := len(c.prefixes)
	for _, at := range c.starting[w[0]] {
		if p := &c.prefixes[at]; len(w) > len(p.text) && w[:len(p.text)] == p.text {
			found = at
			break
		}
	}
	for _, at := range c.ending[w[len(w)-1]] {
		if at >= found {
			break
		}
		if p := &c.prefixes[at]; len(w) > len(p.text)+2 && strings.HasSuffix(w, p.text) { // a Dutch compound: postpakket
			found = at
			break
		}
	}
	if found < len(c.prefixes) {
		s.add(c.prefixes[found].topics, 0.8*weight)
	}
}

func (c *Classifier) countPair(t *words.Text, i int, weight float64, s *Scratch) {
	if len(c.pairs) == 0 || t.Norm(i+1) == "" {
		return
	}
	s.key = append(append(append(s.key[:0], t.Norm(i)...), ' '), t.Norm(i+1)...)
	if topics := c.pairs[string(s.key)]; topics != 0 {
		s.add(topics, 1.3*weight)
	}
	if w := t.Norm(i + 2); w != "" {
		s.key = append(append(s.key, ' '), w...)
		if topics := c.pairs[string(s.key)]; topics != 0 {
			s.add(topics, 1.5*weight)
		}
	}
}

func (s *Scratch) add(topics uint32, weight float64) {
	for k := 0; topics != 0; k, topics = k+1, topics>>1 {
		if topics&1 == 0 {
			continue
		}
		s.hits[k] += weight
	}
}

// negated reports whether the word at i is ruled out: "niet de bezorging".
func negated(t *words.Text, i int) bool {
	w := t.Norm(i - 1)
	if w == "de" || w == "het" || w == "the" || w == "over" || w == "about" || w == "een" || w == "a" {
		w = t.Norm(i - 2)
		if w == "over" || w == "about" {
			w = t.Norm(i - 3)
		}
		return (w == "niet" || w == "not") && t.Tokens[i].Clause == t.Tokens[max(0, i-2)].Clause
	}
	return false
}

// stop lists words that say nothing about a topic.
var stop = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`de het een en of maar want dus dat die deze dit er ik je u hij ze we mij me mijn uw jullie onze is
		was ben heb had heeft hebben zijn werd wordt ging gaat kan van voor met naar bij uit in op aan om te na al nog niet geen wel
		ook dan toen als zo keer weer drie twee the a an and or but so that this i you he she it we they my your our was is are am
		have had has be been were to of for with from by at on in not no yes did do does it's i've still again`) {
		all[w] = true
	}
	return all
}()

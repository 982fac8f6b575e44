package clauses

import (
	_ "embed" // the stories to learn from
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

// Kind is what a part of a story tells.
type Kind int

// The kinds. None is a greeting, a number, a mood, what goes before.
const (
	Experience Kind = iota
	Expectation
	Remedy
	Impact
	None
	kinds

	// Core is the part that says best what went wrong: what a colleague would
	// say back to show that they listened. It is an Experience too.
	Core   = kinds
	labels = int(kinds) + 1
)

// Scores is how likely a part tells each of the kinds, from 0 to 1.
type Scores [labels]float64

// Best is the likeliest kind but Core.
func (s *Scores) Best() Kind {
	best := Experience
	for k := range kinds {
		if s[k] > s[best] {
			best = k
		}
	}
	return best
}

//go:embed clauses.nl.txt
var dutch string

//go:embed clauses.en.txt
var english string

// Model tells kinds apart. It doesn't change and may be used by several
// goroutines.
type Model struct{ kinds, core *linear.Model }

//go:embed stories.nl.txt
var dutchStories string

//go:embed stories.en.txt
var englishStories string

// Default is the model of the parts and stories that are built in, learnt once.
var Default = sync.OnceValue(func() *Model {
	m, err := Learn(dutch+"\n"+english, dutchStories+"\n"+englishStories)
	if err != nil {
		panic(err) // a test reads the same files
	}
	return m
})

const buckets = 1 << 14

// Learn reads a book of labelled parts and one of marked stories, one a line, as
// the built-in ones are written. The kinds are learnt from the parts, the core
// from both: whoever wrote the parts chose them to be told from one another,
// and in stories most of what is said is none of them.
func Learn(book, stories string) (*Model, error) {
	parts, err := read(book, partsOf)
	if err != nil {
		return nil, err
	}
	told, err := read(stories, ParseStory)
	if err != nil {
		return nil, err
	}
	o := linear.Options{Labels: int(kinds), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4, Floor: 14}
	m := &Model{kinds: linear.Learn(parts, o)}
	all := slices.Concat(parts, told)
	for i := range all {
		all[i].Yes, all[i].Open = all[i].Yes>>Core&1, all[i].Open>>Core&1
	}
	o.Labels = 1
	m.core = linear.Learn(all, o)
	return m, nil
}

func read(book string, parse func(string) (Story, error)) (samples []linear.Sample, err error) {
	n := 0
	for line := range strings.Lines(book) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		s, err := parse(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		samples = s.appendSamples(samples)
	}
	return samples, nil
}

// Scratch is the memory of a telling, to be used again.
type Scratch struct{ features []uint32 }

// Tell says what part i of t is about; before is the kind of the part before
// it, whatever for the first.
func (m *Model) Tell(t *words.Text, spans []Span, i int, before Kind, s *Scratch) (out Scores) {
	if i == 0 {
		before = kinds
	}
	s.features = appendFeatures(s.features[:0], t, spans, i, before)
	m.kinds.Score(s.features, out[:kinds])
	m.core.Score(s.features, out[Core:])
	return out
}

// appendFeatures adds the buckets of a part: its words, each with the one
// before it, the beginnings of the longer ones, and where it stands.
func appendFeatures(dst []uint32, t *words.Text, spans []Span, i int, before Kind) []uint32 {
	sp := spans[i]
	last := "^"
	for k := sp.First; k <= sp.Last; k++ {
		tok := &t.Tokens[k]
		w := tok.Norm
		switch tok.Kind {
		case words.Number, words.Money, words.Mixed:
			w = "#"
		case words.Opaque, words.Mask:
			continue
		}
		h := linear.Hash(0, w)
		dst = append(dst, bucket(h), bucket(linear.Hash(linear.Hash(h, " "), last)))
		if len(w) > 6 {
			dst = append(dst, bucket(linear.Hash(77, w[:5])))
		}
		if len(w) > 8 {
			dst = append(dst, bucket(linear.Hash(78, w[len(w)-5:])))
		}
		last = w
	}
	dst = append(dst, bucket(linear.Hash(linear.Hash(79, last), "$")))
	if t.Sentences[t.Tokens[sp.First].Sentence].Mark == '?' {
		dst = append(dst, bucket(linear.Hash(0, "?mark")))
	}
	switch {
	case len(spans) == 1:
		dst = append(dst, bucket(linear.Hash(0, "?only")))
	case i == 0:
		dst = append(dst, bucket(linear.Hash(0, "?first")))
	default:
		dst = append(dst, bucket(linear.Hash(0, "?after"+string(rune('0'+before)))))
	}
	return dst
}

func bucket(h uint32) uint32 { return linear.Bucket(h, buckets) }

package clauses

import (
	_ "embed" // the weights
	"fmt"
	"sync"

	"github.com/gehoor/gehoor/bot/understand/chain"
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

// Scores is how likely a part tells each of the kinds, from 0 to 1. All but
// Core, which is part of Experience, add up to 1.
type Scores [labels]float64

// Hint is what is known of a part beside its words: what to add to the score
// of each kind, a logarithm of how much likelier it makes it. What is added to
// Experience isn't to Core.
type Hint [labels]float64

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

//go:generate go test . -run ^TestWeights$ -update

//go:embed weights.bin
var weights string

// Model tells kinds apart. It doesn't change and may be used by several
// goroutines.
type Model struct{ chain *chain.Model }

// Default is the model of the parts and stories beside this file and the open
// ones among the test data, as go generate learnt it.
var Default = sync.OnceValue(func() *Model {
	m, err := Open(weights)
	if err != nil {
		panic(err) // a test opens the same weights
	}
	return m
})

// Open reads the weights that Learn gave. It keeps data.
func Open(data string) (*Model, error) {
	m, err := chain.Open(data)
	if err != nil {
		return nil, err
	}
	if m.Labels() != labels || m.Buckets() != buckets {
		return nil, fmt.Errorf("weights: %d kinds in %d buckets, want %d in %d", m.Labels(), m.Buckets(), labels, buckets)
	}
	return &Model{m}, nil
}

// Scratch is the memory of a telling, to be used again.
type Scratch struct {
	features []uint32
	steps    []chain.Step
	chain    chain.Scratch
}

// Tell says what each of the parts of t is about, appending to dst: what one
// tells shows in what stands beside it, and only one of them is the core. There
// is a hint for each part; those that are missing say nothing.
func (m *Model) Tell(t *words.Text, spans []Span, hints []Hint, dst []Scores, s *Scratch) []Scores {
	s.steps = appendSteps(s.steps[:0], t, spans)
	m.chain.Start(&s.chain, len(spans))
	for i := range spans {
		s.features = appendFeatures(s.features[:0], t, spans, i)
		var hint [chain.MaxLabels]float64
		if i < len(hints) {
			copy(hint[:], hints[i][:])
		}
		m.chain.Hear(&s.chain, i, s.features, &hint)
	}
	m.chain.Tell(&s.chain, s.steps, func(_ int, likely []float64) {
		scores := Scores(likely)
		scores[Experience] += scores[Core]
		dst = append(dst, scores)
	})
	return dst
}

func appendSteps(dst []chain.Step, t *words.Text, spans []Span) []chain.Step {
	for i := range spans {
		dst = append(dst, chain.Step{Joined: i > 0 && sentenceOf(t, spans[i]) == sentenceOf(t, spans[i-1])})
	}
	return dst
}

func sentenceOf(t *words.Text, sp Span) int32 { return t.Tokens[sp.First].Sentence }

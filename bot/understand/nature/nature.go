// Package nature is the second vote on what a message is: a complaint, praise
// or a plain question (C44). The first is the phrase books': they know what they
// know. This one has learnt from example texts what each sounds like, and so
// also hears praise that nobody put into a phrase, and the sneer that uses its
// words.
//
// What it learns from stands in books/, and in the marked stories of clauses.
// The weights are made from them by go generate and are built in.
package nature

import (
	_ "embed"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:generate go test . -run ^TestWeights$ -update

//go:embed weights.bin
var weights string

// Kind is what a text can be.
type Kind int

// The kinds of text, in the order of the weights.
const (
	Complaint Kind = iota
	Praise
	Question
	kinds
)

// names are how a heading in a book and a reading name the kinds.
var names = [kinds]string{"complaint", "praise", "question"}

func (k Kind) String() string { return names[k] }

// Scores is how much a text sounds like each kind, 0 to 1; together they are 1.
// They are all 0 where nothing was heard.
type Scores [kinds]float64

// Other is the likelier of praise and a question.
func (s *Scores) Other() Kind {
	if s[Praise] > s[Question] {
		return Praise
	}
	return Question
}

// Voter hears one language. It may be used by several goroutines.
type Voter struct {
	classes *classes
	weights *linear.Packed
}

// Scratch is the memory of a vote, to be used again.
type Scratch struct{ features []uint32 }

// Of is the voter of a language, nil for one that it wasn't taught.
func Of(lang string) *Voter { return voters()[lang] }

var voters = linear.EachLanguage(open)

func open(lang string) (*Voter, error) {
	m, err := linear.OpenFor(weights, int(kinds))
	if err != nil {
		return nil, err
	}
	c, err := openClasses(lang)
	return &Voter{classes: c, weights: m}, err
}

// Longest is how many words are heard at once.
const Longest = 60

// Hear votes on tokens first to last of t.
func (v *Voter) Hear(t *words.Text, first, last int, s *Scratch) (scores Scores) {
	s.features = v.classes.appendFeatures(s.features[:0], v.weights.Buckets(), t, first, min(last, first+Longest-1))
	if len(s.features) == 0 {
		return scores
	}
	v.weights.Score(s.features, scores[:])
	total := 0.0
	for _, p := range scores {
		total += p
	}
	for k := range scores {
		scores[k] /= total
	}
	return scores
}

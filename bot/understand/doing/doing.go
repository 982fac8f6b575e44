// Package doing is the second vote on what a customer does with a message. The
// first is the phrase books': they know what they know. This one has learnt
// from example sentences what asking for a human, not knowing, going back or
// taking offence sound like, and so also hears what nobody put into a phrase.
//
// What it learns from stands in books/. The weights are made from them by go
// generate and are built in: one set for all acts in both languages, and for the
// wish for a human one more in each.
package doing

import (
	_ "embed"
	"sync"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:generate go test . -run ^TestWeights$ -update

//go:embed weights/acts.bin
var weights string

// Labels are the acts that are learnt, in the order of the weights. The last is
// none of them: something is told or answered. The first two are the wishes.
var Labels = [...]string{
	"handoff", "implicit", "abuse", "dont_know", "skip", "refuse", "ask_why", "ask_how", "ask_status", "ask_repeat", "go_back",
	"cancel", "restart", "resume", "pause", "second", "attach", "affirm", "deny", "lang", "topic.duration", "topic.cost",
	"topic.privacy", "topic.procedure", "topic.promise", "topic.complaint", "bot", "greet", "thanks", "chitchat", "done", Tell,
}

// Tell is the label of what is told or answered, no act beside it.
const Tell = "tell"

// Vote is what a text sounds like: the likeliest act beside the wishes, of which
// the scores tell.
type Vote struct {
	Act  string
	Conf float64 // 0 to 1
}

// Scratch is the memory of a vote, to be used again.
type Scratch struct {
	features []uint32
	chain    []uint64
	scores   [linear.MaxLabels]float64
}

// Copy puts into how likely each of Labels is in the text last heard with s.
func (s *Scratch) Copy(into *[len(Labels)]float64) { copy(into[:], s.scores[:]) }

// Of is how likely act was in the text last heard with s, 0 to 1.
func (s *Scratch) Of(act string) float64 { return s.scores[Index(act)] }

// Index is the place of act in Labels, -1 if it isn't one.
func Index(act string) int {
	for k, id := range Labels {
		if id == act {
			return k
		}
	}
	return -1
}

var model = sync.OnceValue(func() *linear.Packed {
	m, err := linear.OpenFor(weights, len(Labels))
	if err != nil {
		panic(err) // what is built in doesn't fit together, which a test would have told
	}
	return m
})

// Hear votes on tokens first to last of t, which are in lang: nl or en. mark is
// the sign that they end with, 0 for none.
func Hear(lang string, t *words.Text, first, last int, mark byte, s *Scratch) Vote {
	w := wishers()[lang]
	buckets := w.weights.Buckets()
	s.features = appendFeatures(s.features[:0], buckets, t, first, last, mark)
	if len(s.features) == 0 {
		s.scores = [linear.MaxLabels]float64{}
		return Vote{}
	}
	model().Score(s.features, s.scores[:])
	s.features, s.chain = appendChain(s.features, s.chain, w.classes, t, first, last, buckets)
	w.weights.Score(s.features, s.scores[:])
	return s.vote()
}

// vote is the likeliest act beside the wishes.
func (s *Scratch) vote() Vote {
	best := wishes
	for k := wishes + 1; k < len(Labels); k++ {
		if s.scores[k] > s.scores[best] {
			best = k
		}
	}
	return Vote{Labels[best], s.scores[best]}
}

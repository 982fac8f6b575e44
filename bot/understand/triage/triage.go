// Package triage is the second vote on who must go to a human at once. The
// first is the phrase books': they know what they know. This one has learnt
// from example sentences what the categories T1 to T17 sound like, and so also
// hears what nobody put into a phrase. Either one fires.
//
// What it learns from stands in books/: examples by category, near misses and
// ordinary complaints, and the kinds of words (classes) that go together. The
// weights are made from them by go generate and are built in. T15, the wish
// for a human, isn't learnt here: it is an act.
package triage

import (
	"embed"
	"fmt"

	"github.com/gehoor/gehoor/bot/understand/linear"
	"github.com/gehoor/gehoor/bot/understand/words"
)

//go:generate go test . -run ^TestWeights$ -update

//go:embed books/classes.*.txt weights/*.bin
var files embed.FS

// Labels are the categories that are learnt, in the order of the weights.
var Labels = [...]string{"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10", "t11", "t12", "t13", "t14", "t16", "t17"}

// Vote is a category that a part of a text sounds like.
type Vote struct {
	ID          string
	Score       float64 // 0 to 1, at least what the category asks for, or a doubt does
	First, Last int     // the tokens of the sentence, or of two sentences together
	Doubt       bool    // the score is less than what the category asks for
}

// Voter hears one language. It may be used by several goroutines.
type Voter struct {
	classes *classes
	weights *linear.Packed
	least   [len(Labels)]float64
}

// Scratch is the memory of a vote, to be used again.
type Scratch struct {
	features []uint32
	scores   [linear.MaxLabels]float64
	votes    []Vote
	best     Scores
}

// Scores is how much a sentence sounds like each of Labels, 0 to 1.
type Scores [len(Labels)]float64

// Of is the score of a category, 1 for one that isn't learnt.
func (s *Scores) Of(id string) float64 {
	for k := range Labels {
		if Labels[k] == id {
			return s[k]
		}
	}
	return 1
}

// Of is the voter of a language, nil for one that it wasn't taught.
func Of(lang string) *Voter { return voters()[lang] }

var voters = linear.EachLanguage(open)

func open(lang string) (*Voter, error) {
	text, err := files.ReadFile("books/classes." + lang + ".txt")
	if err != nil {
		return nil, err
	}
	v := &Voter{least: least[lang]}
	if v.classes, err = parseClasses(string(text)); err != nil {
		return nil, err
	}
	data, err := files.ReadFile("weights/" + lang + ".bin")
	if err != nil {
		return nil, err
	}
	if v.weights, err = linear.OpenFor(string(data), len(Labels)); err != nil {
		return nil, fmt.Errorf("weights/%s: %w", lang, err)
	}
	return v, nil
}

// Hear votes on sentence i of t, alone and together with the one after it,
// each category once, by where it sounds most like it. The votes are valid
// until s is used again; all is what every category scored. meant is, by token,
// the word that a typing error stands for, "" for none; it may be nil.
func (v *Voter) Hear(t *words.Text, i int, meant []string, s *Scratch) (votes []Vote, all Scores) {
	s.votes, s.best = s.votes[:0], Scores{}
	here := &t.Sentences[i]
	v.hear(t, here.First, here.Last, meant, s)
	if i+1 < len(t.Sentences) {
		if next := &t.Sentences[i+1]; next.Last-here.First < together {
			v.hear(t, here.First, next.Last, meant, s)
		}
	}
	return s.votes, s.best
}

// together is how long two sentences may be to be heard as one: "Hij lag daar.
// Er kwam bloed uit zijn oor."
const together = 24

func (v *Voter) hear(t *words.Text, first, last int, meant []string, s *Scratch) {
	s.features = v.classes.appendFeatures(s.features[:0], t, first, min(last, first+Longest), meant)
	if len(s.features) == 0 {
		return
	}
	v.weights.Score(s.features, s.scores[:])
	top := 0.0
	for k := range Labels {
		s.best[k] = max(s.best[k], s.scores[k])
		top = max(top, s.scores[k])
	}
	for k, id := range Labels {
		sure, doubt := v.asked(k, len(t.Sentences), last-first+1)
		if s.scores[k] < doubt || s.scores[k] < beside && s.scores[k] < top-behind {
			continue
		}
		s.add(Vote{ID: id, Score: s.scores[k], First: first, Last: last, Doubt: s.scores[k] < sure})
	}
}

// A category that another one outdoes by more than behind is raised too if it
// scores beside: of the texts that nothing was learnt from no flag was lost by
// it, and a sixth of the false ones.
const beside, behind = 0.8, 0.1

// Longest is how many words of a sentence are heard at once.
const Longest = 60

func (s *Scratch) add(vote Vote) {
	for i := range s.votes {
		if s.votes[i].ID == vote.ID {
			if s.votes[i].Score < vote.Score {
				s.votes[i] = vote
			}
			return
		}
	}
	s.votes = append(s.votes, vote)
}

package clauses

import (
	_ "embed" // the stories to learn from
	"fmt"
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
)

const letters = "xerin"

// Scores is how likely a part tells each of the kinds, from 0 to 1.
type Scores [kinds]float64

// Best is the likeliest kind.
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
type Model struct{ linear *linear.Model }

// Default is the model of the stories that are built in, learnt once.
var Default = sync.OnceValue(func() *Model {
	m, err := Learn(dutch + "\n" + english)
	if err != nil {
		panic(err) // a test reads the same files
	}
	return m
})

const buckets = 1 << 14

// Learn reads stories, one a line, as the built-in ones are written.
func Learn(book string) (*Model, error) {
	var samples []linear.Sample
	n := 0
	for line := range strings.Lines(book) {
		n++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		more, err := samplesOf(line)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		samples = append(samples, more...)
	}
	m := linear.Learn(samples, linear.Options{Labels: int(kinds), Buckets: buckets, Rounds: 30, Rate: 0.5, Decay: 2e-4, Floor: 14})
	return &Model{m}, nil
}

// samplesOf cuts a labelled story as a reader would. A part that holds several
// labels teaches each.
func samplesOf(line string) ([]linear.Sample, error) {
	var text strings.Builder
	var ends []int
	var labels []Kind
	for part := range strings.SplitSeq(line, "|") {
		letter, says, ok := strings.Cut(strings.TrimSpace(part), " ")
		k := strings.Index(letters, letter)
		if !ok || k < 0 || len(letter) != 1 {
			return nil, fmt.Errorf("a part doesn't begin with one of %q", letters)
		}
		if text.Len() > 0 {
			text.WriteString(joint(text.String(), says))
		}
		text.WriteString(says)
		ends = append(ends, text.Len())
		labels = append(labels, Kind(k))
	}
	var t words.Text
	t.Cut(text.String())
	spans := Cut(&t, nil)
	var all []linear.Sample
	before := kinds
	for i, sp := range spans {
		s := linear.Sample{Features: appendFeatures(nil, &t, spans, i, before)}
		for p, end := range ends {
			begin := 0
			if p > 0 {
				begin = ends[p-1]
			}
			if t.Tokens[sp.First].Start < end && t.Tokens[sp.Last].End > begin {
				s.Yes |= 1 << labels[p]
				before = labels[p]
			}
		}
		all = append(all, s)
		if len(spans) > 1 { // and by its words alone: where a part stands must not tell what it says
			s.Features = s.Features[: len(s.Features)-1 : len(s.Features)-1]
			all = append(all, s)
		}
	}
	return all, nil
}

// joint is what stands between two parts: a comma unless there is a sign or the
// second part begins with a word that joins.
func joint(before, after string) string {
	first, _, _ := strings.Cut(after, " ")
	switch first {
	case "en", "maar", "dus", "and", "but", "so", "waardoor", "which":
		return " "
	}
	if strings.ContainsAny(before[len(before)-1:], ".,!?") {
		return " "
	}
	return ", "
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
	m.linear.Score(s.features, out[:])
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

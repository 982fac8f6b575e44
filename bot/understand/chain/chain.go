// Package chain labels the parts of a text that follow one another, each by its
// own features and by what stands beside it: a linear-chain conditional random
// field. One label may stand in a single run only. What it learns is kept in a
// byte a weight and used as it lies there.
package chain

import "math"

// MaxLabels is how many labels a model may have.
const MaxLabels = 8

// Step is a part of a chain.
type Step struct {
	Features []uint32 // buckets, each below the number of buckets; a bucket may stand twice
	Joined   bool     // goes on from the step before it: the same sentence
	May      uint32   // when learning, the labels it may have, by bit; more than one where it isn't said which
}

// row is how many bytes the weights of a bucket take, so that they lie together.
const row = MaxLabels

// shape is how a model is built.
type shape struct {
	labels, buckets, floor int
	once                   int // the label that stands in one run
}

// Scratch is the memory of a labelling, to be used again.
type Scratch struct {
	emits, ahead, back [][states]float64
	likely             [MaxLabels]float64
}

// scale keeps long parts from shouting down short ones.
func (s *shape) scale(features int) float64 { return 1 / math.Sqrt(float64(max(features, s.floor))) }

// bonds are how well two labels stand side by side, as factors: apart, joined,
// and at both ends of the chain.
type bonds struct {
	between    [2][MaxLabels][MaxLabels]float64
	begin, end [MaxLabels]float64
}

// A state is a label, and whether the single run has begun: that adds labels to
// the label's number.
const states = 2 * MaxLabels

// moves are the factors of going from one state to another, apart and joined; 0
// where the run would begin twice.
type moves [2][states][states]float64

func (s *shape) moves(b *bonds) *moves {
	var m moves
	for from := range 2 * s.labels {
		for to := range 2 * s.labels {
			if s.may(from, to) {
				for j := range m {
					m[j][from][to] = b.between[j][from%s.labels][to%s.labels]
				}
			}
		}
	}
	return &m
}

// may reports whether state to may follow state from.
func (s *shape) may(from, to int) bool {
	began := s.once + s.labels
	switch {
	case from == s.once || to == s.once:
		return false // it stands in its run only
	case to == began:
		return from < s.labels || from == began
	}
	return from/s.labels == to/s.labels
}

// passes runs over the chain forward and back. It reports whether any labelling
// is possible.
func (s *shape) passes(b *bonds, t *moves, steps []Step, m *Scratch) bool {
	n := len(steps)
	for i := range n {
		to := &m.ahead[i]
		*to = [states]float64{}
		if i == 0 {
			for k := range s.labels {
				to[s.begun(k)] = b.begin[k]
			}
		} else {
			rows := &t[joined(&steps[i])]
			for from, a := range m.ahead[i-1][:2*s.labels] {
				for k, f := range rows[from][:2*s.labels] {
					to[k] += float64(a * f)
				}
			}
		}
		for k := range to {
			to[k] *= m.emits[i][k]
		}
		if !even(to) {
			return false
		}
	}
	for k := range 2 * s.labels {
		m.back[n-1][k] = b.end[k%s.labels]
	}
	for i := n - 1; i > 0; i-- {
		from, rows := &m.back[i-1], &t[joined(&steps[i])]
		var e [states]float64
		for k := range e {
			e[k] = float64(m.emits[i][k] * m.back[i][k])
		}
		*from = [states]float64{}
		for k := range 2 * s.labels {
			total := 0.0
			for to, f := range rows[k][:2*s.labels] {
				total += float64(f * e[to])
			}
			from[k] = total
		}
		even(from)
	}
	return true
}

// begun is the state of label k at the first step.
func (s *shape) begun(k int) int {
	if k == s.once {
		return k + s.labels
	}
	return k
}

// even makes all add up to 1, so that long chains don't vanish; false where
// there is nothing.
func even(all *[states]float64) bool {
	sum := 0.0
	for _, x := range all {
		sum += x
	}
	if sum == 0 {
		return false
	}
	for k := range all {
		all[k] /= sum
	}
	return true
}

func joined(s *Step) int {
	if s.Joined {
		return 1
	}
	return 0
}

// likely writes how likely each label is at step i, once the passes are made.
func (s *shape) likely(m *Scratch, i int, into []float64) {
	sum := 0.0
	for k := range s.labels {
		into[k] = float64(m.ahead[i][k]*m.back[i][k]) + float64(m.ahead[i][k+s.labels]*m.back[i][k+s.labels])
		sum += into[k]
	}
	for k := range s.labels {
		into[k] /= sum
	}
}

// factors puts at step i what the scores of the labels are worth.
func (s *shape) factors(m *Scratch, i int, scores *[MaxLabels]float64, may uint32) {
	most := scores[0]
	for _, z := range scores[1:s.labels] {
		most = max(most, z)
	}
	for k := range s.labels {
		e := 0.0
		if may>>k&1 != 0 {
			e = Exp(scores[k] - most)
		}
		m.emits[i][k], m.emits[i][k+s.labels] = e, e
	}
}

func (m *Scratch) grow(n int) {
	if cap(m.emits) < n {
		m.emits, m.ahead, m.back = make([][states]float64, n), make([][states]float64, n), make([][states]float64, n)
	}
	m.emits, m.ahead, m.back = m.emits[:n], m.ahead[:n], m.back[:n]
}

// Exp is e^x, for an x of at most 0; what is below -30 counts as that. It is made
// of multiplications only, which give the same bits everywhere; math.Exp
// needn't.
func Exp(x float64) float64 {
	e := 1 + max(x, -30)/(1<<squarings)
	for range squarings {
		e *= e
	}
	return e
}

const squarings = 20

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
	emits, ahead, back [][2 * MaxLabels]float64
}

// scale keeps long parts from shouting down short ones.
func (s *shape) scale(features int) float64 { return 1 / math.Sqrt(float64(max(features, s.floor))) }

// bonds are how well two labels stand side by side, as factors: apart, joined,
// and at both ends of the chain.
type bonds struct {
	between    [2][MaxLabels][MaxLabels]float64
	begin, end [MaxLabels]float64
}

// A state is a label, and whether the single run has begun: it adds labels to
// the label's number.

// stepsTo calls f with each state from which to may follow.
func (s *shape) stepsTo(to int, f func(from int)) {
	switch to {
	case s.once: // never before its run has begun
	case s.once + s.labels:
		for from := range s.labels {
			if from != s.once {
				f(from)
			}
		}
		f(to)
	default:
		began := to / s.labels * s.labels
		for from := began; from < began+s.labels; from++ {
			if from != s.once {
				f(from)
			}
		}
	}
}

// passes runs over the chain forward and back. emits are the factors of each
// state at each step. It reports whether any labelling is possible.
func (s *shape) passes(b *bonds, steps []Step, m *Scratch) bool {
	n := len(steps)
	states := 2 * s.labels
	for i := range n {
		sum := 0.0
		m.ahead[i] = [2 * MaxLabels]float64{}
		for to := range states {
			e := m.emits[i][to]
			if e == 0 {
				continue
			}
			total := 0.0
			if i == 0 {
				if (to%s.labels == s.once) == (to >= s.labels) {
					total = b.begin[to%s.labels]
				}
			} else {
				t := &b.between[joined(&steps[i])]
				s.stepsTo(to, func(from int) {
					total += float64(m.ahead[i-1][from] * t[from%s.labels][to%s.labels])
				})
			}
			m.ahead[i][to] = float64(total * e)
			sum += m.ahead[i][to]
		}
		if sum == 0 {
			return false
		}
		for to := range states {
			m.ahead[i][to] /= sum
		}
	}
	for to := range states {
		m.back[n-1][to] = b.end[to%s.labels]
	}
	for i := n - 1; i > 0; i-- {
		m.back[i-1] = [2 * MaxLabels]float64{}
		t := &b.between[joined(&steps[i])]
		sum := 0.0
		for to := range states {
			e := float64(m.emits[i][to] * m.back[i][to])
			if e == 0 {
				continue
			}
			s.stepsTo(to, func(from int) {
				d := float64(t[from%s.labels][to%s.labels] * e)
				m.back[i-1][from] += d
				sum += d
			})
		}
		for from := range states {
			m.back[i-1][from] /= sum
		}
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
		m.emits, m.ahead, m.back = make([][2 * MaxLabels]float64, n), make([][2 * MaxLabels]float64, n), make([][2 * MaxLabels]float64, n)
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

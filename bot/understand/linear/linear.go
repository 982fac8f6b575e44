// Package linear is a small linear classifier over hashed features: logistic
// regression, each label against the rest, any number of labels true at once.
// It learns in a fixed order with arithmetic that every machine does alike, so
// that the same samples give the same weights, bit for bit.
package linear

import "math"

// MaxLabels is how many labels a model may have.
const MaxLabels = 32

// Sample is a text to learn from.
type Sample struct {
	Features []uint32 // buckets, each below Options.Buckets; a bucket may stand twice
	Yes      uint32   // the labels that are true, by bit
	Open     uint32   // the labels of which it isn't said; nothing is learnt about them
}

// Options say how to learn.
type Options struct {
	Labels  int     // at most MaxLabels
	Buckets int     // how many features there can be; a power of two
	Rounds  int     // how often all samples are gone through
	Rate    float64 // how far a mistake moves the weights
	Decay   float64 // how fast weights that nothing confirms shrink
	Yes     float64 // how much a missed label weighs against one that is wrongly given; 0 is 1
	Settle  bool    // the mistakes of later rounds move the weights less and less, so that the order of samples hardly matters
	Floor   int     // texts with fewer features count as if they had as many: a word alone says little
}

// Model is what was learnt. It doesn't change and may be used by several
// goroutines.
type Model struct {
	labels, buckets, floor int

	weights []float32 // by bucket, then label
	bias    []float32 // by label
}

// Learn fits weights by gradient descent on the logistic loss of each label, a
// fixed number of rounds in the order of samples.
func Learn(samples []Sample, o Options) *Model {
	m := &Model{
		labels: o.Labels, buckets: o.Buckets, floor: o.Floor,
		weights: make([]float32, o.Buckets*o.Labels), bias: make([]float32, o.Labels),
	}
	if o.Yes == 0 {
		o.Yes = 1
	}
	var z, change [MaxLabels]float64
	for round := range o.Rounds {
		step := o.Rate / (1 + float64(0.05*float64(round)))
		if o.Settle {
			step = o.Rate * (1 - float64(round)/float64(o.Rounds))
		}
		shrink := float32(step * o.Decay)
		for i := range samples {
			s := &samples[i]
			m.sum(s.Features, z[:o.Labels])
			norm := scale(max(len(s.Features), m.floor))
			touched := false
			for k := range o.Labels {
				bit := uint32(1) << k
				change[k] = 0
				if s.Open&bit != 0 {
					continue
				}
				want, weight := 0.0, 1.0
				if s.Yes&bit != 0 {
					want, weight = 1, o.Yes
				}
				if wrong := want - Sigmoid(z[k]); math.Abs(wrong) >= 0.01 {
					change[k] = step * weight * wrong * norm
					m.bias[k] += float32(change[k]) / 4
					touched = true
				}
			}
			if touched {
				m.move(s.Features, change[:o.Labels], shrink)
			}
		}
	}
	return m
}

// Average is the model whose weights are the means of those of models, which were
// learnt with the same options: what one learnt by the accident of its order, the
// others did not.
func Average(models ...*Model) *Model {
	first := models[0]
	mean := &Model{
		labels: first.labels, buckets: first.buckets, floor: first.floor,
		weights: make([]float32, len(first.weights)), bias: make([]float32, len(first.bias)),
	}
	share := 1 / float32(len(models))
	for _, m := range models {
		for i, w := range m.weights {
			mean.weights[i] += float32(w * share)
		}
		for k, b := range m.bias {
			mean.bias[k] += float32(b * share)
		}
	}
	return mean
}

func (m *Model) move(features []uint32, change []float64, shrink float32) {
	for _, f := range features {
		row := m.weights[int(f)*m.labels : (int(f)+1)*m.labels]
		for k, d := range change {
			if d != 0 {
				row[k] += float32(d) - float32(shrink*row[k])
			}
		}
	}
}

// scale keeps long texts from shouting down short ones.
func scale(features int) float64 { return 2 / math.Sqrt(float64(features)+1) }

func (m *Model) sum(features []uint32, z []float64) {
	var total [MaxLabels]float32
	for _, f := range features {
		row := m.weights[int(f)*m.labels : (int(f)+1)*m.labels]
		for k, w := range row {
			total[k] += w
		}
	}
	norm := scale(max(len(features), m.floor))
	for k := range z {
		z[k] = float64(float64(total[k])*norm) + float64(m.bias[k])
	}
}

// Score writes how likely each label is, from 0 to 1.
func (m *Model) Score(features []uint32, into []float64) {
	m.sum(features, into[:m.labels])
	sigmoids(into[:m.labels])
}

// Sigmoid is 1/(1+e^-x). It is made of multiplications only, which give the
// same bits everywhere; math.Exp needn't.
func Sigmoid(x float64) float64 {
	if x > 12 {
		return 1
	}
	if x < -12 {
		return 0
	}
	e := 1 - x/(1<<squarings)
	for range squarings {
		e *= e
	}
	return 1 / (1 + e)
}

const squarings = 20

// sigmoids puts Sigmoid(x) in the place of each x, four at a time: one alone
// keeps a processor waiting for itself.
func sigmoids(all []float64) {
	for ; len(all) >= 4; all = all[4:] {
		x := [4]float64(all)
		a, b, c, d := 1-x[0]/(1<<squarings), 1-x[1]/(1<<squarings), 1-x[2]/(1<<squarings), 1-x[3]/(1<<squarings)
		for range squarings {
			a *= a
			b *= b
			c *= c
			d *= d
		}
		for k, e := range [4]float64{a, b, c, d} {
			switch {
			case x[k] > 12:
				all[k] = 1
			case x[k] < -12:
				all[k] = 0
			default:
				all[k] = 1 / (1 + e)
			}
		}
	}
	for k := range all {
		all[k] = Sigmoid(all[k])
	}
}

// Hash joins s to what was hashed before, 0 at the start.
func Hash(h uint32, s string) uint32 {
	if h == 0 {
		h = 2166136261
	}
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// HashFive joins s to each of what was hashed before, as Hash does one: five
// side by side take hardly longer.
func HashFive(h [5]uint32, s string) [5]uint32 {
	for k := range h {
		if h[k] == 0 {
			h[k] = 2166136261
		}
	}
	a, b, c, d, e := h[0], h[1], h[2], h[3], h[4]
	for i := range len(s) {
		x := uint32(s[i])
		a = (a ^ x) * 16777619
		b = (b ^ x) * 16777619
		c = (c ^ x) * 16777619
		d = (d ^ x) * 16777619
		e = (e ^ x) * 16777619
	}
	return [5]uint32{a, b, c, d, e}
}

// Bucket is the feature of a hash among buckets, a power of two.
func Bucket(h uint32, buckets uint32) uint32 { return (h ^ h>>15) & (buckets - 1) }

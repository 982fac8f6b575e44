package chain

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Model is a model as it is kept in a file. It doesn't change and may be used
// by several goroutines.
type Model struct {
	shape
	ties    bonds
	moves   moves
	steps   [MaxLabels]float64 // what a weight of 1 is worth, by label
	weights string             // a byte each, row to a bucket
}

// Pack writes l as Open reads it.
func (l *Learnt) Pack() []byte {
	var out []byte
	for _, n := range []int{l.labels, l.buckets, l.floor, l.once} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	var steps [MaxLabels]float32
	for k := range l.labels {
		for i := k; i < len(l.weights); i += l.labels {
			steps[k] = max(steps[k], l.weights[i], -l.weights[i])
		}
		steps[k] = max(steps[k], 1e-6) / 127
	}
	number := func(x float64) { out = binary.LittleEndian.AppendUint32(out, math.Float32bits(float32(x))) }
	for k := range l.labels {
		number(float64(steps[k]))
	}
	l.ties.each(l.labels, func(x *float64) { number(*x) })
	for i := range l.buckets {
		var bytes [row]byte
		for k, w := range l.weights[i*l.labels : (i+1)*l.labels] {
			bytes[k] = byte(int8(math.RoundToEven(float64(w / steps[k]))))
		}
		out = append(out, bytes[:]...)
	}
	return out
}

// each calls f with every tie among labels, always in the same order.
func (b *bonds) each(labels int, f func(*float64)) {
	for from := range labels {
		f(&b.begin[from])
		f(&b.end[from])
		for to := range labels {
			f(&b.between[0][from][to])
			f(&b.between[1][from][to])
		}
	}
}

// Open reads what Pack wrote. It keeps data.
func Open(data string) (*Model, error) {
	if len(data) < 16 {
		return nil, errors.New("weights: too short")
	}
	at := 0
	word := func() uint32 {
		at += 4
		return binary.LittleEndian.Uint32([]byte(data[at-4 : at]))
	}
	m := &Model{shape: shape{labels: int(word()), buckets: int(word()), floor: int(word()), once: int(word())}}
	if m.labels < 1 || m.labels > MaxLabels || m.once < 0 || m.once >= m.labels || m.buckets < 1 || m.buckets > 1<<24 || m.buckets&(m.buckets-1) != 0 ||
		len(data) != 16+4*(m.labels+2*m.labels+2*m.labels*m.labels)+row*m.buckets {
		return nil, fmt.Errorf("weights: %d bytes aren't %d labels of %d buckets", len(data), m.labels, m.buckets)
	}
	number := func() float64 { return float64(math.Float32frombits(word())) }
	for k := range m.labels {
		m.steps[k] = number()
	}
	m.ties.each(m.labels, func(x *float64) { *x = number() })
	m.ties = *m.ties.factors(m.labels)
	m.moves = *m.shape.moves(&m.ties)
	m.weights = data[at:]
	return m, nil
}

// Labels is how many labels there are.
func (m *Model) Labels() int { return m.labels }

// Buckets is how many features there can be.
func (m *Model) Buckets() int { return m.buckets }

// Start makes room for a chain of n steps.
func (m *Model) Start(s *Scratch, n int) { s.grow(n) }

// Hear weighs step i of the chain by its features, and by what else is known of
// it: hint is what to add to the score of each label, a logarithm.
func (m *Model) Hear(s *Scratch, i int, features []uint32, hint *[MaxLabels]float64) {
	var total [MaxLabels]int32
	for _, f := range features {
		r := m.weights[int(f)*row : int(f)*row+row]
		for k := range row {
			total[k] += int32(int8(r[k]))
		}
	}
	norm := m.scale(len(features))
	var scores [MaxLabels]float64
	for k := range m.labels {
		scores[k] = float64(float64(total[k])*m.steps[k]*norm) + hint[k]
	}
	m.factors(s, i, &scores, ^uint32(0))
}

// Tell writes how likely each label is at each of the steps, all of which have
// been heard. Of a step only Joined counts here.
func (m *Model) Tell(s *Scratch, steps []Step, each func(i int, likely []float64)) {
	if len(steps) == 0 || !m.passes(&m.ties, &m.moves, steps, s) {
		return
	}
	for i := range steps {
		m.likely(s, i, s.likely[:])
		each(i, s.likely[:m.labels])
	}
}

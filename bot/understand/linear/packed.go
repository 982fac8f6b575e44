package linear

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// Packed is a model in a byte a weight, as it is kept in a file. It is used as
// it lies there: opening it costs nothing.
type Packed struct {
	labels, buckets, floor int

	steps   [MaxLabels]float32 // what a weight of 1 is worth, by label
	bias    [MaxLabels]float32
	weights string
}

// Pack writes m as Open reads it.
func (m *Model) Pack() []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(m.labels|m.floor<<8))
	out = binary.LittleEndian.AppendUint32(out, uint32(m.buckets))
	steps := make([]float32, m.labels)
	for k := range steps {
		largest := float32(0)
		for i := k; i < len(m.weights); i += m.labels {
			largest = max(largest, m.weights[i], -m.weights[i])
		}
		steps[k] = max(largest, 1e-6) / 127
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(steps[k]))
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(m.bias[k]))
	}
	for i, w := range m.weights {
		out = append(out, byte(int8(math.RoundToEven(float64(w/steps[i%m.labels])))))
	}
	return out
}

// Open reads what Pack wrote. It keeps data.
func Open(data string) (*Packed, error) {
	if len(data) < 8 {
		return nil, errors.New("weights: too short")
	}
	word := func(i int) uint32 { return binary.LittleEndian.Uint32([]byte(data[4*i : 4*i+4])) }
	p := &Packed{labels: int(word(0) & 0xff), floor: int(word(0) >> 8), buckets: int(word(1))}
	header := 8 + 8*p.labels
	if p.labels < 1 || p.labels > MaxLabels || p.buckets < 1 || p.buckets&(p.buckets-1) != 0 || len(data) != header+p.labels*p.buckets {
		return nil, fmt.Errorf("weights: %d bytes aren't %d labels of %d buckets", len(data), p.labels, p.buckets)
	}
	for k := range p.labels {
		p.steps[k], p.bias[k] = math.Float32frombits(word(2+2*k)), math.Float32frombits(word(3+2*k))
	}
	p.weights = data[header:]
	return p, nil
}

// Buckets is how many features there can be.
func (p *Packed) Buckets() uint32 { return uint32(p.buckets) }

// Labels is how many labels there are.
func (p *Packed) Labels() int { return p.labels }

// Score writes how likely each label is, from 0 to 1.
func (p *Packed) Score(features []uint32, into []float64) {
	var total [MaxLabels]int32
	for _, f := range features {
		row := p.weights[int(f)*p.labels : (int(f)+1)*p.labels]
		for k := range len(row) {
			total[k] += int32(int8(row[k]))
		}
	}
	norm := scale(max(len(features), p.floor))
	for k := range p.labels {
		into[k] = Sigmoid(float64(float64(float32(total[k])*p.steps[k])*norm) + float64(p.bias[k]))
	}
}

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

// OpenFor is Open for who knows how many labels there must be: weights made for
// others are an error.
func OpenFor(data string, labels int) (*Packed, error) {
	p, err := Open(data)
	if err == nil && p.labels != labels {
		err = fmt.Errorf("weights: %d labels, want %d", p.labels, labels)
	}
	if err != nil {
		return nil, err
	}
	return p, nil
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

// Score writes how likely each label is, from 0 to 1. Features among more buckets
// than there are count for the bucket that they would have been.
func (p *Packed) Score(features []uint32, into []float64) {
	var total [MaxLabels]int32
	for rest := features; len(rest) > 0; {
		n := min(len(rest), laneful)
		p.sum(rest[:n], &total)
		rest = rest[n:]
	}
	norm := scale(max(len(features), p.floor))
	for k := range p.labels {
		into[k] = float64(float64(float32(total[k])*p.steps[k])*norm) + float64(p.bias[k])
	}
	sigmoids(into[:p.labels])
}

// laneful is how many bytes a lane of 16 bits can add up.
const laneful = 1 << 16 / 256

// sum adds the weights of at most laneful features to total: sixteen labels at
// a time, in lanes of 16 bits, each weight as 128 more than it is so that none
// is below zero.
func (p *Packed) sum(features []uint32, total *[MaxLabels]int32) {
	const signs, lanes = 0x8080808080808080, 0x00ff00ff00ff00ff
	within := uint32(p.buckets - 1)
	at := 0
	for ; at+16 <= p.labels; at += 16 {
		var even1, odd1, even2, odd2 uint64
		for _, f := range features {
			row := p.weights[int(f&within)*p.labels+at:]
			x, y := eight(row)^signs, eight(row[8:])^signs
			even1 += x & lanes
			odd1 += x >> 8 & lanes
			even2 += y & lanes
			odd2 += y >> 8 & lanes
		}
		for k := range 4 {
			shift := 16 * k
			total[at+2*k] += int32(even1>>shift&0xffff) - int32(128*len(features))
			total[at+2*k+1] += int32(odd1>>shift&0xffff) - int32(128*len(features))
			total[at+2*k+8] += int32(even2>>shift&0xffff) - int32(128*len(features))
			total[at+2*k+9] += int32(odd2>>shift&0xffff) - int32(128*len(features))
		}
	}
	for ; at < p.labels; at++ {
		for _, f := range features {
			total[at] += int32(int8(p.weights[int(f&within)*p.labels+at]))
		}
	}
}

// eight are the first eight bytes of s, the first the lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

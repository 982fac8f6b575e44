package chain

import "math"

// Options say how to learn.
type Options struct {
	Labels  int     // at most MaxLabels
	Once    int     // the label that stands in one run only
	Buckets int     // how many features there can be; a power of two
	Rounds  int     // how often all chains are gone through
	Rate    float64 // how far a mistake moves the weights
	Decay   float64 // how fast weights that nothing confirms shrink
	Floor   int     // steps with fewer features count as if they had as many: a word alone says little
}

// Learnt is a model as it comes out of learning, to be packed.
type Learnt struct {
	shape
	weights, moved []float32 // by bucket, then label; moved is how far in all
	ties, tied     bonds     // as logarithms
}

// Learn fits the weights to the labels that the steps may have, by gradient
// descent with a rate for each weight. It goes through the chains in a fixed
// order with arithmetic that every machine does alike: the same chains give
// the same weights, bit for bit. A chain that no labelling fits teaches
// nothing.
func Learn(chains [][]Step, o Options) *Learnt {
	l := &Learnt{
		shape:   shape{labels: o.Labels, buckets: o.Buckets, floor: o.Floor, once: o.Once},
		weights: make([]float32, o.Buckets*o.Labels), moved: make([]float32, o.Buckets*o.Labels),
	}
	stride := coprime(len(chains))
	var free, told pass
	for round := range o.Rounds {
		for i := range chains {
			if steps := chains[(i*stride+round)%len(chains)]; len(steps) > 0 {
				l.learn(steps, &free, &told, &o)
			}
		}
	}
	return l
}

// coprime is a stride that comes past all of n in a mixed order.
func coprime(n int) int {
	for stride := n*5/8 + 1; ; stride++ {
		a, b := stride, n
		for b != 0 {
			a, b = b, a%b
		}
		if a == 1 {
			return stride
		}
	}
}

// pass is what a labelling of a chain makes likely.
type pass struct {
	Scratch
	pairs bonds // how often labels are expected to stand side by side
	at    [][MaxLabels]float64
}

func (l *Learnt) learn(steps []Step, free, told *pass, o *Options) {
	b := l.ties.factors(l.labels)
	t := l.moves(b)
	if !l.expect(steps, b, t, told, true) || !l.expect(steps, b, t, free, false) {
		return
	}
	for i := range steps {
		norm := l.scale(len(steps[i].Features))
		for k := range l.labels {
			wrong := told.at[i][k] - free.at[i][k]
			if math.Abs(wrong) < 1e-3 {
				continue
			}
			for _, f := range steps[i].Features {
				j := int(f)*l.labels + k
				move(&l.weights[j], &l.moved[j], float64(wrong*norm)-float64(o.Decay*float64(l.weights[j])), o.Rate)
			}
		}
	}
	l.ties.learn(&l.tied, &told.pairs, &free.pairs, l.labels)
}

func move(w, moved *float32, by, rate float64) {
	*moved += float32(by * by)
	*w += float32(rate * by / (math.Sqrt(float64(*moved)) + 0.05))
}

// expect makes the passes over steps, either with the labels that they may
// have or with any, and counts.
func (l *Learnt) expect(steps []Step, b *bonds, t *moves, p *pass, told bool) bool {
	n := len(steps)
	p.grow(n)
	for i := range steps {
		may := ^uint32(0)
		if told {
			may = steps[i].May
		}
		scores := l.scores(steps[i].Features)
		l.factors(&p.Scratch, i, &scores, may)
	}
	if !l.passes(b, t, steps, &p.Scratch) {
		return false
	}
	p.at = append(p.at[:0], make([][MaxLabels]float64, n)...)
	p.pairs = bonds{}
	for i := range steps {
		l.likely(&p.Scratch, i, p.at[i][:])
		if i > 0 {
			l.countPairs(steps, t, p, i)
		}
	}
	p.pairs.begin, p.pairs.end = p.at[0], p.at[n-1]
	return true
}

func (l *Learnt) countPairs(steps []Step, t *moves, p *pass, i int) {
	rows := &t[joined(&steps[i])]
	var pairs [MaxLabels][MaxLabels]float64
	sum := 0.0
	for from := range 2 * l.labels {
		for to := range 2 * l.labels {
			d := float64(float64(p.ahead[i-1][from]*rows[from][to]) * float64(p.emits[i][to]*p.back[i][to]))
			pairs[from%l.labels][to%l.labels] += d
			sum += d
		}
	}
	into := &p.pairs.between[joined(&steps[i])]
	for from := range l.labels {
		for to := range l.labels {
			into[from][to] += pairs[from][to] / sum
		}
	}
}

func (l *Learnt) scores(features []uint32) (z [MaxLabels]float64) {
	for _, f := range features {
		for k, w := range l.weights[int(f)*l.labels : (int(f)+1)*l.labels] {
			z[k] += float64(w)
		}
	}
	norm := l.scale(len(features))
	for k := range z {
		z[k] *= norm
	}
	return z
}

// learn moves the ties towards what was told.
func (b *bonds) learn(moved, told, free *bonds, labels int) {
	one := func(w, m *float64, want, got float64) {
		by := want - got
		*m += float64(by * by)
		*w += 0.1 * by / (math.Sqrt(*m) + 0.1)
	}
	for from := range labels {
		one(&b.begin[from], &moved.begin[from], told.begin[from], free.begin[from])
		one(&b.end[from], &moved.end[from], told.end[from], free.end[from])
		for to := range labels {
			for j := range 2 {
				one(&b.between[j][from][to], &moved.between[j][from][to], told.between[j][from][to], free.between[j][from][to])
			}
		}
	}
}

// factors are the ties as factors: what adds up as a logarithm is multiplied.
func (b *bonds) factors(labels int) *bonds {
	var out bonds
	// Exp wants nothing above 0; a number that all ties share changes nothing.
	const less = 10
	for from := range labels {
		out.begin[from], out.end[from] = Exp(b.begin[from]-less), Exp(b.end[from]-less)
		for to := range labels {
			for j := range 2 {
				out.between[j][from][to] = Exp(b.between[j][from][to] - less)
			}
		}
	}
	return &out
}

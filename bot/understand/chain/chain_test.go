package chain

import (
	"math"
	"testing"
)

// Labels: 0 something, 1 what stands in one run.
var chains = [][]Step{
	{{Features: []uint32{1}, May: 1}, {Features: []uint32{2}, May: 2}, {Features: []uint32{1}, May: 1}},
	{{Features: []uint32{1, 3}, May: 1}, {Features: []uint32{2, 3}, May: 2, Joined: true}},
	{{Features: []uint32{4}, May: 3}},
	{},
}

func learnt() *Learnt {
	return Learn(chains, Options{Labels: 2, Once: 1, Buckets: 16, Rounds: 60, Rate: 0.5, Decay: 1e-4, Floor: 1})
}

func tell(t *testing.T, features ...uint32) (all [][2]float64) {
	t.Helper()
	m, err := Open(string(learnt().Pack()))
	if err != nil {
		t.Fatal(err)
	}
	var s Scratch
	steps := make([]Step, len(features))
	m.Start(&s, len(steps))
	for i, f := range features {
		m.Hear(&s, i, []uint32{f}, &[MaxLabels]float64{})
	}
	m.Tell(&s, steps, func(_ int, likely []float64) { all = append(all, [2]float64(likely)) })
	return all
}

func TestStepsAreTold(t *testing.T) {
	got := tell(t, 1, 2, 1)
	if len(got) != 3 || got[0][0] < 0.9 || got[1][1] < 0.9 || got[2][0] < 0.9 {
		t.Errorf("got %v", got)
	}
}

// Given a label that stands in one run, when two steps that lie apart ask for
// it, then they share one.
func TestOneRun(t *testing.T) {
	got := tell(t, 2, 1, 1, 1, 2)
	if sum := got[0][1] + got[4][1]; sum > 1.5 || sum < 0.5 {
		t.Errorf("twice the label of one run: %v", got)
	}
}

func TestNothingToTell(t *testing.T) {
	if got := tell(t); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestSameChainsSameWeights(t *testing.T) {
	if a, b := string(learnt().Pack()), string(learnt().Pack()); a != b {
		t.Error("twice learnt, two models")
	}
}

// Given a chain in which the run would have to begin twice, when it is learnt
// from, then it teaches nothing.
func TestAChainThatNoLabellingFits(t *testing.T) {
	apart := []Step{{Features: []uint32{5}, May: 2}, {Features: []uint32{1}, May: 1}, {Features: []uint32{5}, May: 2}}
	o := Options{Labels: 2, Once: 1, Buckets: 16, Rounds: 3, Rate: 0.5, Floor: 1}
	for _, w := range Learn([][]Step{apart}, o).weights {
		if w != 0 {
			t.Fatal("something was learnt")
		}
	}
}

func TestExp(t *testing.T) {
	for x := 0.0; x > -30; x -= 0.37 {
		if got, want := Exp(x), math.Exp(x); math.Abs(got-want) > want/1000 {
			t.Errorf("%.2f: got %g, want %g", x, got, want)
		}
	}
	if Exp(-1000) != Exp(-30) || Exp(-1000) <= 0 {
		t.Error("what is far below counts as -30")
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(string(learnt().Pack()))
	f.Add("")
	f.Add("1234567812345678")
	f.Fuzz(func(t *testing.T, data string) {
		m, err := Open(data)
		if err != nil {
			return
		}
		var s Scratch
		m.Start(&s, 1)
		m.Hear(&s, 0, []uint32{0, uint32(m.Buckets() - 1)}, &[MaxLabels]float64{})
		m.Tell(&s, make([]Step, 1), func(int, []float64) {})
	})
}

package linear

import (
	"errors"
	"math"
	"testing"
)

var samples = []Sample{
	{Features: []uint32{1, 2, 3}, Yes: 1},
	{Features: []uint32{4, 5, 6}, Yes: 2},
	{Features: []uint32{7, 8}, Yes: 0, Open: 2},
}

func learnt() *Model {
	return Learn(samples, Options{Labels: 2, Buckets: 16, Rounds: 60, Rate: 0.8, Decay: 1e-4, Floor: 4})
}

// Given a model, when it is packed and opened, then it tells the labels apart
// as it did.
func TestPackedScoresAlike(t *testing.T) {
	m := learnt()
	p, err := Open(string(m.Pack()))
	if err != nil {
		t.Fatal(err)
	}
	var whole, packed [2]float64
	for _, s := range samples[:2] {
		m.Score(s.Features, whole[:])
		p.Score(s.Features, packed[:])
		for k := range whole {
			if (whole[k] > 0.5) != (s.Yes&(1<<k) != 0) || math.Abs(whole[k]-packed[k]) > 0.02 {
				t.Errorf("%v label %d: %.3f, packed %.3f", s.Features, k, whole[k], packed[k])
			}
		}
	}
}

func TestWeightsForOthersAreRefused(t *testing.T) {
	if _, err := OpenFor(string(learnt().Pack()), 2); err != nil {
		t.Error(err)
	}
	if _, err := OpenFor(string(learnt().Pack()), 3); err == nil {
		t.Error("weights of two labels were taken for three")
	}
}

// What is learnt is opened once, and only where it is asked for.
func TestEachLanguageIsOpenedOnce(t *testing.T) {
	opened := 0
	all := EachLanguage(func(lang string) (string, error) {
		opened++
		return "of " + lang, nil
	})
	if opened != 0 {
		t.Error("opened before it was asked for")
	}
	if all()["nl"] != "of nl" || all()["en"] != "of en" || opened != 2 {
		t.Errorf("%v, opened %d times", all(), opened)
	}
	defer func() {
		if recover() == nil {
			t.Error("weights that don't open were taken")
		}
	}()
	EachLanguage(func(string) (int, error) { return 0, errors.New("broken") })()
}

func TestSameSamplesSameWeights(t *testing.T) {
	if a, b := string(learnt().Pack()), string(learnt().Pack()); a != b {
		t.Error("twice learnt, two models")
	}
}

func TestAverage(t *testing.T) {
	o := Options{Labels: 2, Buckets: 16, Rounds: 5, Rate: 0.8}
	one, other := Learn(samples, o), Learn(samples[1:], o)
	mean := Average(one, other)
	for i := range mean.weights {
		if got, want := mean.weights[i], (one.weights[i]+other.weights[i])/2; math.Abs(float64(got-want)) > 1e-6 {
			t.Errorf("weight %d is %f, want %f", i, got, want)
		}
	}
	for k := range mean.bias {
		if got, want := mean.bias[k], (one.bias[k]+other.bias[k])/2; math.Abs(float64(got-want)) > 1e-6 {
			t.Errorf("bias %d is %f, want %f", k, got, want)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(string(learnt().Pack()))
	f.Add("")
	f.Add("12345678")
	f.Fuzz(func(t *testing.T, data string) {
		p, err := Open(data)
		if err != nil {
			return
		}
		scores := make([]float64, p.Labels())
		p.Score([]uint32{0, p.Buckets() - 1}, scores)
	})
}

func TestFiveHashesAreThoseOfOne(t *testing.T) {
	for _, s := range []string{"", "a", "wasmachine", "\xff"} {
		seeds := [5]uint32{0, 1, 40503, 92821, 1 << 31}
		for k, got := range HashFive(seeds, s) {
			if want := Hash(seeds[k], s); got != want {
				t.Errorf("%q from %d: got %d, want %d", s, seeds[k], got, want)
			}
		}
	}
}

package understand

import (
	"math"

	"github.com/gehoor/gehoor/bot"
)

// Calibration holds how often acts were right against how sure the reading was
// of them, by tenths of confidence.
type Calibration [10]struct {
	Acts, Right int
	Conf        float64 // the sum over the acts
}

// Error is the expected calibration error: how far confidence and share of
// right ones lie apart, weighed by the number of acts. 0 is perfect.
func (c *Calibration) Error() float64 {
	total, apart := 0, 0.0
	for i := range c {
		total += c[i].Acts
		apart += math.Abs(float64(c[i].Right) - c[i].Conf)
	}
	if total == 0 {
		return 0
	}
	return apart / float64(total)
}

func (c *Calibration) add(conf float64, right bool) {
	b := &c[min(9, max(0, int(conf*10)))]
	b.Acts++
	b.Conf += conf
	if right {
		b.Right++
	}
}

// calibrate holds the acts of a reading against their confidence: a fact is
// right if its value is, any other act if it was expected.
func (r *Report) calibrate(s *Sample, got *bot.Reading) {
	want := map[string]bool{}
	for i := range s.Acts {
		want[actName(s.Acts[i].Kind, s.Acts[i].Slot)] = true
	}
	for k := range got.Acts {
		a := &got.Acts[k]
		fact := (a.Kind == bot.Provide || a.Kind == bot.Correct) && a.Slot != slotChoice
		name := actName(a.Kind, a.Slot)
		switch {
		case fact && (s.maybe(a.Slot) || a.Value == nil || a.Conf < assumed && !s.wants(a.Slot)):
		case fact:
			r.Calibration.add(a.Conf, s.givesAny(a))
		case s.optional(name) && !want[name]:
		case a.Kind == bot.Handoff && a.Conf < acted && s.tagged(implicitTag):
			r.Calibration.add(a.Conf, true)
		default:
			r.Calibration.add(a.Conf, want[name])
		}
	}
}

// givesAny reports whether an act gives one of the facts that are expected.
func (s *Sample) givesAny(a *bot.Act) bool {
	for i := range s.Acts {
		w := &s.Acts[i]
		if (w.Kind == bot.Provide || w.Kind == bot.Correct) && s.gives(a, w) {
			return true
		}
	}
	return false
}

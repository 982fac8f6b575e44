package understand

import (
	"fmt"

	"github.com/gehoor/gehoor/bot"
)

// implicitTag marks a sample in which a human is to be offered though none was
// asked for: "this is the third time I'm telling you this".
const implicitTag = "implicit"

// countHandoff counts the wish for a human, asked for in words, and the need
// of one that is only felt. The first is acted upon, the second is an act of
// less confidence: an offer.
func (r *Report) countHandoff(s *Sample, got *bot.Reading) {
	asked, offered := false, false
	for i := range got.Acts {
		if a := &got.Acts[i]; a.Kind == bot.Handoff {
			asked, offered = asked || a.Conf >= acted, true
		}
	}
	if !s.maybe(string(bot.Handoff)) {
		r.tally("handoff", s, s.expects(bot.Handoff), asked)
	}
	felt := s.tagged(implicitTag)
	if s.expects(bot.Handoff) && !felt || !felt && s.maybe(string(bot.Handoff)) {
		return // who asks for a human gets one; whether it is offered too says nothing
	}
	r.tally("handoff:implicit", s, felt, offered && (felt || !asked))
}

// countKinds counts each kind of act on its own.
func (r *Report) countKinds(s *Sample, want, have map[string]bool) {
	for name := range want {
		if s.optional(name) {
			continue
		}
		f := r.figure("act:" + name)
		f.Expected++
		if have[name] {
			f.Right++
		}
	}
	for name := range have {
		if !s.optional(name) {
			r.figure("act:"+name).Found++
		}
	}
}

// tally counts something that is there or isn't.
func (r *Report) tally(name string, s *Sample, want, has bool) {
	f := r.figure(name)
	if want {
		f.Expected++
	}
	if has {
		f.Found++
	}
	if want && has {
		f.Right++
	} else if want != has {
		r.miss(s, name, fmt.Sprint("want ", want))
	}
}

// countFalseDate counts the samples in which a day was read that isn't there.
func (r *Report) countFalseDate(s *Sample, got *bot.Reading) {
	if s.wants(slotDate) || s.maybe(slotDate) {
		return
	}
	r.FalseDates.Of++
	for i := range got.Acts {
		if a := &got.Acts[i]; a.Slot == slotDate && a.Value != nil && a.Value.Date != nil {
			r.FalseDates.Some++
			return
		}
	}
}

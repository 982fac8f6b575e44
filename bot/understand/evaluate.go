package understand

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Report is how well samples were read.
type Report struct {
	Samples     int
	Figures     map[string]*Figure // by name: "lang", "acts", "slot:remedy", "flag:t1" ...
	Sections    map[string]*Figure // the acts, by the samples' first tag
	FalseDates  Share              // of the samples that name no day: those in which one was read
	Calibration Calibration        // of the confidence of acts
	Misses      []Miss
}

// Share is some of a number of things.
type Share struct{ Some, Of int }

// Rate is the share from 0 to 1, 0 of nothing.
func (s Share) Rate() float64 {
	if s.Of == 0 {
		return 0
	}
	return float64(s.Some) / float64(s.Of)
}

// Figure counts what was expected, what was found, and what was both.
type Figure struct{ Right, Expected, Found int }

// Recall is the share of what was expected that was found, 1 where nothing was.
func (f *Figure) Recall() float64 { return share(f.Right, f.Expected) }

// Precision is the share of what was found that was expected.
func (f *Figure) Precision() float64 { return share(f.Right, f.Found) }

// F1 is the harmonic mean of both.
func (f *Figure) F1() float64 {
	if f.Expected+f.Found == 0 {
		return 1
	}
	return 2 * float64(f.Right) / float64(f.Expected+f.Found)
}

func share(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// Miss is something that was read otherwise than expected.
type Miss struct{ ID, Figure, What string }

// Evaluate reads samples with u and counts. zone is the one that dates are in;
// topics is the dialog that the samples were written for.
func Evaluate(ctx context.Context, u bot.Understander, topics bot.Topics, zone *time.Location, samples []Sample) (*Report, error) {
	r := &Report{Samples: len(samples), Figures: map[string]*Figure{}, Sections: map[string]*Figure{}}
	for i := range samples {
		s := &samples[i]
		reading, err := u.Read(ctx, bot.Input{
			Text: bot.CleanText(s.Text), Now: s.Now, Zone: zone, Locale: s.Locale, Asked: s.Asked, Pending: s.Pending, Dialog: topics,
		})
		if err != nil {
			return nil, fmt.Errorf("sample %s: %w", s.ID, err)
		}
		r.count(s, &reading)
	}
	r.sumUp()
	return r, nil
}

func (r *Report) figure(name string) *Figure {
	f := r.Figures[name]
	if f == nil {
		f = &Figure{}
		r.Figures[name] = f
	}
	return f
}

func (r *Report) miss(s *Sample, figure, what string) {
	r.Misses = append(r.Misses, Miss{s.ID, figure, what})
}

func (r *Report) count(s *Sample, got *bot.Reading) {
	r.countLang(s, got)
	r.countActs(s, got)
	r.countHandoff(s, got)
	r.countSlots(s, got)
	r.countFalseDate(s, got)
	r.calibrate(s, got)
	r.countSet(s, "flag:", s.Flags, flagIDs(got))
	r.countNoticed(s, got)
	r.countSet(s, "unneeded:", s.Unneeded, got.Unneeded)
	if s.Nature != "" && !s.maybe("nature") {
		f := r.figure("nature:" + s.Nature)
		f.Expected++
		if got.Nature.Value != "" {
			r.figure("nature:"+got.Nature.Value).Found++
		}
		if got.Nature.Value == s.Nature {
			f.Right++
		} else {
			r.miss(s, "nature:"+s.Nature, "got "+got.Nature.Value)
		}
	}
}

func (r *Report) countLang(s *Sample, got *bot.Reading) {
	if s.Lang == "" {
		return
	}
	name := "lang"
	if len(strings.Fields(s.Text)) < 2 {
		name = "lang:one word"
	}
	f := r.figure(name)
	f.Expected++
	f.Found++
	if got.Lang.Value == s.Lang {
		f.Right++
	} else {
		r.miss(s, name, "want "+s.Lang+", got "+got.Lang.Value)
	}
}

// countActs compares the kinds of acts as sets: the message is right when all
// are.
func (r *Report) countActs(s *Sample, got *bot.Reading) {
	want, have := map[string]bool{}, map[string]bool{}
	for i := range s.Acts {
		want[actName(s.Acts[i].Kind, s.Acts[i].Slot)] = true
	}
	for i := range got.Acts {
		if got.Acts[i].Conf >= acted {
			have[actName(got.Acts[i].Kind, got.Acts[i].Slot)] = true
		}
	}
	ok := true
	for name := range want {
		if !s.optional(name) && !have[name] {
			ok = false
			r.miss(s, "acts", "lacks "+name)
		}
	}
	for name := range have {
		if !s.optional(name) && !want[name] {
			ok = false
			r.miss(s, "acts", "has "+name)
		}
	}
	r.countKinds(s, want, have)
	for _, f := range []*Figure{r.figure("acts"), r.section(s)} {
		f.Expected++
		f.Found++
		if ok {
			f.Right++
		}
	}
}

func (r *Report) section(s *Sample) *Figure {
	f := r.Sections[s.section()]
	if f == nil {
		f = &Figure{}
		r.Sections[s.section()] = f
	}
	return f
}

// actName joins what counts as the same act.
func actName(kind bot.ActKind, slot string) string {
	switch {
	case slot == "bot":
		return "bot"
	case kind == bot.Correct:
		return string(bot.Provide)
	case kind == bot.Provide && slot == slotChoice:
		return "choice"
	case kind == bot.StartTopic:
		return string(kind) + ":" + slot
	}
	return string(kind)
}

// optional reports whether an act may be there or not.
func (s *Sample) optional(name string) bool {
	kind, _, _ := strings.Cut(name, ":")
	if s.maybe(kind) || s.maybe(name) {
		return true
	}
	switch name {
	case string(bot.Greet), string(bot.Thanks):
		return len(s.Acts) != 1 || s.Acts[0].Kind != bot.ActKind(name)
	case string(bot.Deny):
		return s.Pending == "more" || s.expects(bot.Correct)
	case "choice":
		return s.Pending == "more"
	case string(bot.Provide):
		return s.maybeSlot()
	}
	return false
}

// maybeSlot reports whether the only facts of the sample are optional ones.
func (s *Sample) maybeSlot() bool {
	some := false
	for i := range s.Acts {
		if k := s.Acts[i].Kind; k == bot.Provide || k == bot.Correct {
			if !s.maybe(s.Acts[i].Slot) {
				return false
			}
		}
	}
	for _, t := range s.Tags {
		some = some || strings.HasPrefix(t, "maybe:")
	}
	return some
}

// acted is the confidence from which an act is acted upon.
const acted = 0.55

// assumed is below which a value is an assumption, not a reading: it is shown
// in the summary to be corrected and counts neither for nor against.
const assumed = 0.75

func (r *Report) countSlots(s *Sample, got *bot.Reading) {
	used := map[int]bool{}
	for i := range s.Acts {
		w := &s.Acts[i]
		if w.Kind != bot.Provide && w.Kind != bot.Correct || w.Slot == slotChoice || s.maybe(w.Slot) {
			continue
		}
		f, all := r.figure("slot:"+w.Slot), r.figure("slots")
		f.Expected++
		all.Expected++
		ok, shown := false, "nothing"
		for k := range got.Acts {
			a := &got.Acts[k]
			if used[k] || a.Slot != w.Slot || a.Kind != bot.Provide && a.Kind != bot.Correct {
				continue
			}
			shown = fmt.Sprint(a.Value.Plain())
			if s.gives(a, w) {
				used[k], ok = true, true
				break
			}
		}
		if ok {
			f.Right++
			all.Right++
			f.Found++
			all.Found++
		} else {
			r.miss(s, "slot:"+w.Slot, "want "+string(w.Value)+", got "+shown)
		}
	}
	for k := range got.Acts {
		a := &got.Acts[k]
		if used[k] || a.Kind != bot.Provide && a.Kind != bot.Correct || a.Slot == slotChoice || s.maybe(a.Slot) || a.Value == nil {
			continue
		}
		if a.Conf < assumed && !s.wants(a.Slot) {
			continue
		}
		r.figure("slot:"+a.Slot).Found++
		r.figure("slots").Found++
		if !s.wants(a.Slot) {
			r.miss(s, "slot:"+a.Slot, "has "+fmt.Sprint(a.Value.Plain()))
		}
	}
}

func (s *Sample) wants(slot string) bool {
	for i := range s.Acts {
		if s.Acts[i].Slot == slot {
			return true
		}
	}
	return false
}

func flagIDs(got *bot.Reading) []string {
	ids := make([]string, 0, len(got.Flags))
	for _, f := range got.Flags {
		ids = append(ids, f.ID)
	}
	return ids
}

// countNoticed counts the texts with danger in them, whichever it is, of which
// it was noticed: a human is called, or the customer is asked.
func (r *Report) countNoticed(s *Sample, got *bot.Reading) {
	want := slices.ContainsFunc(s.Flags, func(id string) bool { return isDanger(id) && !s.maybe(id) })
	have := slices.ContainsFunc(slices.Concat(got.Flags, got.Doubts), func(f bot.Flag) bool { return isDanger(f.ID) && !s.maybe(f.ID) })
	f := r.figure("noticed:danger")
	switch {
	case want && have:
		f.Expected, f.Found, f.Right = f.Expected+1, f.Found+1, f.Right+1
	case want:
		f.Expected++
		r.miss(s, "noticed:danger", "lacks it")
	case have:
		f.Found++
	}
}

func (r *Report) countSet(s *Sample, prefix string, want, have []string) {
	in := func(list []string, id string) bool {
		for _, v := range list {
			if v == id {
				return true
			}
		}
		return false
	}
	optional := func(id string) bool { return s.maybe(id) || s.maybe(strings.TrimSuffix(prefix, ":")) }
	for _, id := range want {
		if optional(id) {
			continue
		}
		f := r.figure(prefix + id)
		f.Expected++
		if in(have, id) {
			f.Right++
		} else {
			r.miss(s, prefix+id, "lacks it")
		}
	}
	for _, id := range have {
		if optional(id) {
			continue
		}
		r.figure(prefix+id).Found++
		if !in(want, id) {
			r.miss(s, prefix+id, "has it")
		}
	}
}

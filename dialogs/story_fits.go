package dialogs

import (
	"fmt"
	"maps"
	"slices"
)

// Fits checks a story against the dialog that it is to try: that its facts,
// their options and its language are there. The error holds every fault, each
// a *Problem.
func (s *Story) Fits(d *Dialog) error {
	f := &fitting{story: s, dialog: d}
	f.facts = append(slices.Sorted(maps.Keys(fixed)), untimely...)
	for _, fact := range d.Facts {
		if !slices.Contains(f.facts, fact.ID) {
			f.facts = append(f.facts, fact.ID)
		}
	}
	if s.Dialog != d.ID {
		f.add(1, "the story tries the dialog %q, not %q", s.Dialog, d.ID)
	}
	if !slices.Contains(d.Locales, s.Locale) {
		f.add(1, "the dialog has no language %q; it has %s", s.Locale, list(d.Locales))
	}
	f.expect(s.Opening)
	for _, t := range s.Turns {
		f.expect(t.Expect)
	}
	for _, w := range s.End.Facts {
		f.want(w)
	}
	for _, id := range slices.Concat(s.End.Declined, s.End.Unknown) {
		f.fact(id, 0)
	}
	return join(f.problems)
}

type fitting struct {
	story    *Story
	dialog   *Dialog
	facts    []string // that any message may ask for
	problems []*Problem
}

func (f *fitting) add(line int, format string, args ...any) {
	f.problems = append(f.problems, &Problem{File: f.story.File, Line: line, Column: 1, Message: fmt.Sprintf(format, args...)})
}

func (f *fitting) fact(id string, line int) {
	if !slices.Contains(f.facts, id) {
		f.add(line, "there is no fact %q%s", id, meant(id, f.facts))
	}
}

func (f *fitting) expect(e Expect) {
	if e.Asks != "" && e.Asks != Nothing && e.Asks != string(StepConfirm) {
		f.fact(e.Asks, e.Line)
	}
}

func (f *fitting) want(w Want) {
	f.fact(w.Fact, w.Line)
	fact := f.dialog.Fact(w.Fact)
	if fact == nil {
		return
	}
	if values := fact.values(); values != nil && !slices.Contains(values, w.Value) {
		f.add(w.Line, "%q can't be %q%s", w.Fact, w.Value, meant(w.Value, values))
	}
}

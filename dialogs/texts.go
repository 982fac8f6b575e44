package dialogs

import (
	"fmt"
	"slices"
)

// CheckTexts reports every text that a dialog needs and a language lacks, each as a
// *Problem with the line of the fact that names its key. has is
// locales.Bundle.Has.
func CheckTexts(s *Set, has func(locale, key string) bool) error {
	var problems []*Problem
	for _, d := range s.All() {
		for i := range d.Facts {
			f := &d.Facts[i]
			for _, key := range f.keys() {
				for _, l := range d.Locales {
					if !has(l, key) {
						problems = append(problems, &Problem{
							File: d.File, Line: f.Line, Column: f.column,
							Message: fmt.Sprintf("%q has no text %q in %q: add it to the locales", f.ID, key, l),
						})
					}
				}
			}
		}
	}
	return join(problems)
}

// keys lists the texts that a fact can't do without, each once.
func (f *Fact) keys() []string {
	keys := []string{f.Ask, f.Again, f.Why, f.Label}
	if f.needsHelp {
		keys = append(keys, f.Help)
	}
	if len(f.Beside) > 0 {
		keys = append(keys, f.With)
	}
	for _, o := range f.Options {
		keys = append(keys, o.Label)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

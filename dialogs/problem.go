package dialogs

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Problem is one fault in a file: where it is, what is wrong and what to do.
type Problem struct {
	File    string `json:"file"`
	Line    int    `json:"line"`   // from 1; 0 where it is about the file as a whole
	Column  int    `json:"column"` // from 1, in characters
	Message string `json:"message"`
}

func (p *Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message)
}

// Problems takes the faults out of an error of this package, in the order of
// their files and lines; nil where it holds none.
func Problems(err error) []*Problem {
	var many interface{ Unwrap() []error }
	if errors.As(err, &many) {
		var all []*Problem
		for _, one := range many.Unwrap() {
			all = append(all, Problems(one)...)
		}
		return all
	}
	var p *Problem
	if errors.As(err, &p) {
		return []*Problem{p}
	}
	return nil
}

// join makes one error of all problems, in the order of files and lines; nil
// of none.
func join(problems []*Problem) error {
	slices.SortStableFunc(problems, func(a, b *Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// meant returns ` (did you mean "x"?)` for the nearest of known words, ""
// where none is near.
func meant(wrong string, known []string) string {
	best, least := "", 1+len(wrong)/3
	for _, k := range known {
		if len(wrong) > 2 && strings.HasPrefix(k, wrong) {
			return fmt.Sprintf(" (did you mean %q?)", k)
		}
		if d := levenshtein.ComputeDistance(wrong, k); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

func names[T ~string](of []T) []string {
	s := make([]string, len(of))
	for i, v := range of {
		s[i] = string(v)
	}
	return s
}

func list[T ~string](of []T) string { return strings.Join(names(of), ", ") }

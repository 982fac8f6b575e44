package locales

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// Problem is one fault in a file of texts.
type Problem struct {
	File    string
	Line    int // 0 where it is about the file as a whole
	Message string
}

func (p *Problem) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Message)
}

// problems gathers faults, so that all are told at once.
type problems []*Problem

func (ps *problems) add(file string, line int, format string, args ...any) {
	*ps = append(*ps, &Problem{File: file, Line: line, Message: fmt.Sprintf(format, args...)})
}

// sort puts them in the order of files and lines.
func (ps problems) sort() {
	slices.SortFunc(ps, func(p, q *Problem) int {
		return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Message, q.Message))
	})
}

func (ps problems) err() error {
	errs := make([]error, len(ps))
	for i, p := range ps {
		errs[i] = p
	}
	return errors.Join(errs...)
}

// lines tells on which line a file names each key first. It knows no more of
// TOML than that our keys begin a line, between quotes or bare.
func lines(src []byte) map[string]int {
	at := map[string]int{}
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimLeft(line, " \t[")
		key, quoted := strings.CutPrefix(line, `"`)
		if quoted {
			key, _, _ = strings.Cut(key, `"`)
		} else {
			key, _, _ = strings.Cut(key, "=")
			key = strings.TrimRight(key, " \t\n")
		}
		if _, known := at[key]; !known {
			at[key] = n
		}
	}
	return at
}

// meant returns ` (did you mean "x"?)` for the nearest of known, "" where none
// is near.
func meant(word string, known []string) string {
	best, least := "", 1+len(word)/3
	for _, k := range known {
		if d := levenshtein.ComputeDistance(word, k); d <= least && (best == "" || d < least) {
			best, least = k, d
		}
	}
	if best == "" {
		return ""
	}
	return fmt.Sprintf(" (did you mean %q?)", best)
}

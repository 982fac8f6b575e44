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

// lineOf finds the line on which a TOML file names key; 0 where it doesn't in
// the way that our files are written.
func lineOf(src []byte, key string) int {
	n := 0
	for line := range strings.Lines(string(src)) {
		n++
		line = strings.TrimLeft(line, " \t[")
		line = strings.TrimPrefix(line, `"`)
		if rest, ok := strings.CutPrefix(line, key); ok && rest != "" && strings.ContainsRune("\" =]\t", rune(rest[0])) {
			return n
		}
	}
	return 0
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

package dialogs

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
)

//go:embed *.yaml
var builtin embed.FS

// Set is the dialogs that a program knows: the current version of each, and
// the older ones that running conversations still need. It is read-only.
type Set struct {
	current  map[string]*Dialog // by id
	editions map[string]*Dialog // by Edition
}

// Builtin returns the dialogs that come with the program. It panics if they
// are wrong, which the tests of this package rule out.
func Builtin() *Set {
	s, err := Load(builtin)
	if err != nil {
		panic(err)
	}
	return s
}

// Load reads every *.yaml and *.yml file at the top of a folder; each holds one
// dialog. The error holds all faults of all files (see Problems).
func Load(fsys fs.FS) (*Set, error) {
	var problems []*Problem
	var read []*Dialog
	for _, pattern := range []string{"*.yaml", "*.yml"} {
		names, err := fs.Glob(fsys, pattern)
		if err != nil {
			return nil, fmt.Errorf("dialogs: %w", err)
		}
		for _, name := range names {
			src, err := fs.ReadFile(fsys, name)
			if err != nil {
				return nil, fmt.Errorf("dialogs: %w", err)
			}
			d, err := Parse(name, src)
			problems = append(problems, Problems(err)...)
			if d != nil {
				read = append(read, d)
			}
		}
	}
	if len(read)+len(problems) == 0 {
		return nil, &Problem{File: ".", Message: "the folder holds no dialog: put a file such as complaint.yaml into it"}
	}
	s, err := NewSet(read...)
	if err = join(append(problems, Problems(err)...)); err != nil {
		return nil, err
	}
	return s, nil
}

// NewSet makes a set of dialogs that were read one by one. Two with the same
// id are a *Problem.
func NewSet(ds ...*Dialog) (*Set, error) {
	s := &Set{current: map[string]*Dialog{}, editions: map[string]*Dialog{}}
	var problems []*Problem
	for _, d := range ds {
		if twin := s.current[d.ID]; twin != nil {
			problems = append(problems, &Problem{
				File: d.File, Line: 1, Column: 1,
				Message: fmt.Sprintf("the dialog %q is in %s too: rename one of them", d.ID, twin.File),
			})
			continue
		}
		s.current[d.ID] = d
		s.editions[d.Edition()] = d
	}
	if len(problems) > 0 {
		return nil, join(problems)
	}
	return s, nil
}

// With returns a set with the same current dialogs, in which At also finds
// everything that the older sets know.
func (s *Set) With(older ...*Set) *Set {
	all := &Set{current: s.current, editions: map[string]*Dialog{}}
	for _, o := range older {
		maps.Copy(all.editions, o.editions)
	}
	maps.Copy(all.editions, s.editions)
	return all
}

// Dialog returns the current version of a dialog; ok is false where there is
// none of this id.
func (s *Set) Dialog(id string) (d *Dialog, ok bool) {
	d, ok = s.current[id]
	return d, ok
}

// At returns the dialog in the version that a conversation began with, by its
// Edition.
func (s *Set) At(edition string) (d *Dialog, ok bool) {
	d, ok = s.editions[edition]
	return d, ok
}

// All lists the current dialogs in the order of their ids.
func (s *Set) All() []*Dialog {
	all := make([]*Dialog, 0, len(s.current))
	for _, id := range slices.Sorted(maps.Keys(s.current)) {
		all = append(all, s.current[id])
	}
	return all
}

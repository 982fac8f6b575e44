package dialogs

import "slices"

// maxTries bounds how many situations are tried for one condition.
const maxTries = 1 << 16

// situation is what may be the case with the facts of a condition when its
// turn comes.
type situation struct {
	facts  []*Fact
	states [][]standing // for each of the facts
	now    []int        // index into states
}

// standing is where one fact may stand.
type standing struct {
	known, declined bool
	value           string
}

// Known implements Known.
func (s *situation) Known(fact string) bool { return s.of(fact).known }

// Declined implements Known.
func (s *situation) Declined(fact string) bool { return s.of(fact).declined }

// Is implements Known.
func (s *situation) Is(fact string) string { return s.of(fact).value }

func (s *situation) of(fact string) standing {
	i := slices.IndexFunc(s.facts, func(f *Fact) bool { return f.ID == fact })
	return s.states[i][s.now[i]]
}

// satisfiable reports whether e can hold when its turn comes, by trying every
// situation. All earlier facts are known or declined then, for each can be told
// in the story; but one that was not is unknown only if its own condition ruled
// it out. sure is false where there are too many situations to try.
func (d *Dialog) satisfiable(e Expr) (can, sure bool) {
	s := &situation{}
	mentioned := map[string][]string{}
	d.gather(e, s, mentioned)
	tries := 1
	for _, f := range s.facts {
		states := f.standings(mentioned[f.ID])
		s.states = append(s.states, states)
		s.now = append(s.now, 0)
		if tries *= len(states); tries > maxTries {
			return false, false
		}
	}
	for {
		if s.possible() && e.Holds(s) {
			return true, true
		}
		if !s.turn() {
			return false, true
		}
	}
}

// gather finds the facts that e depends on, directly or because they decide
// whether another is asked, and the values that they are compared with.
func (d *Dialog) gather(e Expr, s *situation, mentioned map[string][]string) {
	e.visit(func(q *question) {
		for _, v := range q.values {
			if !slices.Contains(mentioned[q.fact], v) {
				mentioned[q.fact] = append(mentioned[q.fact], v)
			}
		}
		f := d.byID[q.fact]
		if slices.Contains(s.facts, f) {
			return
		}
		s.facts = append(s.facts, f)
		if f.When != nil {
			d.gather(f.When, s, mentioned)
		}
	})
}

// possible reports whether what is unknown could have been passed over.
func (s *situation) possible() bool {
	for i, f := range s.facts {
		if !s.states[i][s.now[i]].known && f.When.Holds(s) {
			return false
		}
	}
	return true
}

// turn goes on to the next situation, like the wheels of a counter.
func (s *situation) turn() bool {
	for i := range s.now {
		if s.now[i]++; s.now[i] < len(s.states[i]) {
			return true
		}
		s.now[i] = 0
	}
	return false
}

// standings lists where f may stand, as far as conditions that mention these
// values can tell.
func (f *Fact) standings(mentioned []string) []standing {
	all := []standing{{known: true, declined: true}}
	if f.When != nil {
		all = append(all, standing{})
	}
	for _, v := range mentioned {
		all = append(all, standing{known: true, value: v})
	}
	if values := f.values(); values == nil || len(mentioned) < len(values) {
		all = append(all, standing{known: true}) // any other value
	}
	return all
}

package dialogs

import "slices"

// maxTries bounds how many situations are tried for one condition.
const maxTries = 1 << 16

// situation is what may be the case with the facts of a condition when its
// turn comes.
type situation struct {
	facts  []string
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
	i := slices.Index(s.facts, fact)
	return s.states[i][s.now[i]]
}

// satisfiable reports whether e can hold when its turn comes, by trying every
// situation. Earlier facts are then known or declined; only one with a
// condition of its own may have been passed over. sure is false where there
// are too many situations to try.
func (d *Dialog) satisfiable(e Expr) (can, sure bool) {
	s := &situation{facts: e.Facts()}
	tries := 1
	for _, id := range s.facts {
		states := d.byID[id].standings(mentioned(e, id))
		s.states = append(s.states, states)
		s.now = append(s.now, 0)
		if tries *= len(states); tries > maxTries {
			return false, false
		}
	}
	for {
		if e.Holds(s) {
			return true, true
		}
		if !s.turn() {
			return false, true
		}
	}
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

// standings lists where f may stand, as far as a condition that mentions these
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

func mentioned(e Expr, fact string) []string {
	var values []string
	e.visit(func(q *question) {
		for _, v := range q.values {
			if q.fact == fact && !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
	})
	return values
}

package bot

import (
	"slices"

	"github.com/gehoor/gehoor/dialogs"
)

// Patience runs out (C38): who tells little is asked only what the handler
// can't do without, who tells all has some left for what is good to know. The
// dialog says which is which (dialogs.Dialog.Questions, Extra).

// fromAssumed is the source of a fact that nobody told: the dialog takes it for
// granted where nothing speaks against it. The summary shows it, to be put
// right; any word about it replaces it.
const (
	fromStory   = "story"
	fromAssumed = "assumed"
	assumedConf = 0.5
)

// passes reports whether a step's question is not asked after all.
func (t *turn) passes(s dialogs.Step) bool {
	switch f := s.Fact; {
	case f == nil:
		return false
	case f.Assume != "":
		t.emit(Learned{Slot: f.ID, Value: Value{Choice: f.Assume}, Source: fromAssumed, Conf: assumedConf})
		return true
	default:
		return t.env.Script.IsExtra(f) && !t.hasRoom(f)
	}
}

// hasRoom reports whether f, which is only good to know, still gets a question
// of its own before the summary.
func (t *turn) hasRoom(f *dialogs.Fact) bool {
	switch {
	case t.s.AskedN[f.ID] > 0:
		return true // it was asked, and is open still: the customer went back
	case t.upset():
		return false // no time for what is only good to know
	}
	room := t.env.Script.Questions
	for _, s := range t.env.Script.Steps[1:] { // the first is the story
		if s.Kind == dialogs.StepConfirm {
			break
		}
		if s.Fact != nil && (t.s.AskedN[s.Fact.ID] > 0 || s.Fact.Assume == "" && !t.env.Script.IsExtra(s.Fact) && t.missing(s.Fact, known{t.s})) {
			room--
		}
	}
	for _, e := range t.env.Script.Extra {
		switch {
		case e == f:
			return room > 0 && t.s.Spoken[e.With] == 0
		case t.s.Spoken[e.With] == 0 && t.s.AskedN[e.ID] == 0 && t.missing(e, known{t.s}):
			room--
		}
	}
	return false
}

// missing reports whether f is neither known nor ruled out by its condition.
func (t *turn) missing(f *dialogs.Fact, k dialogs.Known) bool {
	return !k.Known(f.ID) && (f.When == nil || f.When.Holds(k))
}

// invite adds to the question for f, in the same breath, what goes with it and
// gets no question of its own: "if you have an order number, add it".
func (t *turn) invite(f *dialogs.Fact) {
	facts := t.env.Script.Facts
	for i := range facts {
		g := &facts[i]
		if !slices.Contains(g.Beside, f) || t.s.Spoken[g.With] > 0 || t.s.AskedN[g.ID] > 0 || !t.missing(g, supposed{known{t.s}, f.ID}) || t.hasRoom(g) {
			continue
		}
		t.paragraphs[len(t.paragraphs)-1] += " " + t.text(g.With, nil)
		t.keys = append(t.keys, g.With)
	}
}

// supposed is what will be known once a fact has been told: what depends on an
// answer can be asked for along with it.
type supposed struct {
	known
	fact string
}

func (s supposed) Known(fact string) bool { return fact == s.fact || s.known.Known(fact) }

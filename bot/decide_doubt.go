package bot

import "slices"

// Where a model reads an option otherwise than the rules did, neither is right
// by itself: the customer says which. What has a form (days, amounts, numbers,
// addresses) the rules read alone, and what the customer answered or picked
// stands. A doubt puts one more question and nothing else: whatever a model was
// talked into, it can only let the customer choose between two options of the
// dialog.

// certain is the confidence from which what the rules took from the story isn't
// read a second time.
const certain = 0.95

// mayBeDoubted reports whether slot holds an option that the rules took from the
// story without certainty.
func (s *State) mayBeDoubted(slot string) bool {
	f, ok := s.Facts[slot]
	return ok && f.Source == fromStory && f.Conf < certain && f.Value.Choice != "" && s.AskedN[slot] == 0
}

// askDoubt asks which of two readings is right, before the summary and once in
// a conversation. It reports whether it asked.
func (t *turn) askDoubt() bool {
	d := t.s.Model.Doubt
	if d == nil || t.s.ordered() || t.s.Phase != Asking || t.s.Spoken[keyDoubt] > 0 || t.upset() || !t.s.mayBeDoubted(d.Slot) {
		return false
	}
	f := t.env.Script.Fact(d.Slot)
	read := t.s.Value(d.Slot).Choice
	if f == nil || read == d.Choice {
		return false
	}
	var two []Choice
	for _, o := range f.Options { // in their own order: neither is favoured
		if o.ID == read || o.ID == d.Choice {
			two = append(two, Choice{ID: o.ID, Label: t.text(o.Label, nil)})
		}
	}
	if len(two) < 2 {
		return false
	}
	if other := len(f.Options) - 1; f.Options[other].ID == "other" && !slices.ContainsFunc(two, func(c Choice) bool { return c.ID == "other" }) {
		two = append(two, Choice{ID: "other", Label: t.text(f.Options[other].Label, nil)})
	}
	t.addText(keyDoubt, t.text(keyDoubt, nil)+" "+t.text(t.variant(f.Again), nil))
	t.keys = append(t.keys, f.Again)
	t.asks, t.choices = f.ID, append(t.choices, two...)
	t.offer("skip")
	return true
}

// keyDoubt is the text that leads a question about a doubt.
const keyDoubt = "doubt.sure"

// holdsOption reports whether v is this option, or has it among others.
func holdsOption(v Value, id string) bool { return v.Choice == id || slices.Contains(v.Choices, id) }

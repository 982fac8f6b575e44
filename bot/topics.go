package bot

import "github.com/gehoor/gehoor/dialogs"

// NewTopics tells a reading what dialog d may gather, with labels in the
// words of say. It is made once per dialog version and shared.
func NewTopics(d *dialogs.Dialog, say Speaker) Topics {
	t := topics{id: d.ID + "@" + d.Version, options: map[string][]Option{}, types: map[string]string{}}
	for _, f := range d.Facts {
		t.slots = append(t.slots, f.ID)
		t.types[f.ID] = string(f.Type)
		for _, o := range f.Options {
			opt := Option{ID: o.ID, Labels: map[string]string{}, Keywords: o.Keywords, Examples: o.Examples}
			for _, l := range d.Locales {
				opt.Labels[l] = say.Text(l, o.Label, nil)
			}
			t.options[f.ID] = append(t.options[f.ID], opt)
		}
	}
	return t
}

type topics struct {
	id      string
	slots   []string
	options map[string][]Option
	types   map[string]string
}

func (t topics) ID() string                   { return t.id }
func (t topics) Slots() []string              { return t.slots }
func (t topics) Options(slot string) []Option { return t.options[slot] }

// Type is what sort of answer slot takes, as the dialog spells it: text,
// choice, date_period and so on; "" for a slot that isn't the dialog's. A reading
// goes by it where an organisation has slots of its own.
func (t topics) Type(slot string) string { return t.types[slot] }

// known lets a dialog's conditions ask about a conversation.
type known struct{ s *State }

// Known is State.Known, but for two facts: a name alone doesn't say how to
// reach somebody, so contact is asked all the same; and who can't be reached
// isn't asked whether we may call later.
func (k known) Known(fact string) bool {
	c := k.s.Facts["contact"].Value.Contact
	switch {
	case fact == "contact" && c != nil && !c.Reachable():
		return k.s.AskedN["contact"] > 0
	case fact == "follow_up" && !c.Reachable():
		return true
	}
	return k.s.Known(fact)
}

func (k known) Declined(fact string) bool { _, ok := k.s.Declined[fact]; return ok }

func (k known) Is(fact string) string {
	v := k.s.Facts[fact].Value
	switch {
	case v.Yes != nil && *v.Yes:
		return "yes"
	case v.Yes != nil:
		return "no"
	case v.Choice != "":
		return v.Choice
	case len(v.Choices) > 0:
		return v.Choices[0]
	case v.Ref != "":
		return v.Ref
	}
	return v.Text
}

// InputFor is what a reading of text in state s may depend on.
func (s *State) InputFor(text string, env *Env) Input {
	in := Input{
		Text: text, Now: env.Now, Zone: env.Policy.Zone, Locale: s.Locale, Pinned: s.Pinned,
		Asked: s.Asks, Choices: s.Offered, Pending: s.Pending, Dialog: env.Topics,
	}
	switch {
	case s.Asks == AsksConfirm:
		in.Pending = AsksConfirm
	case s.Pending == PendingPause:
		in.Pending = "" // no yes or no is waited for
	case s.waitsAlarmed():
		in.Pending = PendingDanger
	}
	if s.Phase == Listening || s.Phase == Aside {
		in.Asked = ""
	}
	for i := range env.Script.Facts {
		if f := &env.Script.Facts[i]; len(f.Beside) > 0 && s.Spoken[f.With] > 0 && !s.Known(f.ID) {
			in.Beside = append(in.Beside, f.ID)
		}
	}
	if len(s.Facts) > 0 {
		in.Known = make(map[string]Value, len(s.Facts))
		for slot, f := range s.Facts {
			in.Known[slot] = f.Value
		}
	}
	return in
}

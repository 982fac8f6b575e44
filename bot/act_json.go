package bot

import "encoding/json"

// Plain is v as other programs see it: a string for words, choices and
// numbers, an object for dates, amounts and contacts, nil for no value.
func (v *Value) Plain() any {
	switch {
	case v == nil:
		return nil
	case v.Date != nil:
		return v.Date
	case v.Money != nil:
		return v.Money
	case v.Contact != nil:
		return v.Contact
	case v.Yes != nil:
		return *v.Yes
	case v.Ref != "":
		return v.Ref
	case len(v.Choices) > 0:
		return v.Choices
	case v.Choice != "":
		return v.Choice
	case v.Text != "":
		return v.Text
	}
	return nil
}

// MarshalJSON writes an act with plain values, as `gehoor read` prints it.
func (a Act) MarshalJSON() ([]byte, error) {
	type bare Act // without this method
	out := struct {
		bare
		Value        any   `json:"value,omitempty"`
		Old          any   `json:"old,omitempty"`
		Alternatives []any `json:"alternatives,omitempty"`
	}{bare: bare(a), Value: a.Value.Plain(), Old: a.Old.Plain()}
	for i := range a.Alternatives {
		out.Alternatives = append(out.Alternatives, a.Alternatives[i].Plain())
	}
	return json.Marshal(out)
}

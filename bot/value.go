package bot

import "slices"

// Value is the value of a fact. Exactly one of its fields is set; which one
// depends on the kind of the slot. The zero Value is no value.
type Value struct {
	Text    string    `json:"text,omitempty"`    // free text, in the customer's words
	Choice  string    `json:"choice,omitempty"`  // id of an option or a fixed choice
	Choices []string  `json:"choices,omitempty"` // ids, where several may hold (expectation_source)
	Date    *DateSpan `json:"date,omitempty"`    // when
	Money   *Money    `json:"money,omitempty"`   // an amount that was named
	Ref     string    `json:"ref,omitempty"`     // an order, invoice, customer or file number
	Contact *Contact  `json:"contact,omitempty"` // who, and how to reach them
	Yes     *bool     `json:"yes,omitempty"`     // an answer to a yes/no question
}

// IsZero reports whether v holds nothing.
func (v Value) IsZero() bool {
	return v.Text == "" && v.Choice == "" && len(v.Choices) == 0 && v.Date == nil &&
		v.Money == nil && v.Ref == "" && v.Contact == nil && v.Yes == nil
}

// sameValue reports whether two values say the same. How a date was said
// doesn't matter, only which days it means.
func sameValue(a, b Value) bool {
	switch {
	case a.Date != nil && b.Date != nil:
		return a.Date.From == b.Date.From && a.Date.To == b.Date.To && a.Date.Invalid == b.Date.Invalid
	case a.Money != nil && b.Money != nil:
		return *a.Money == *b.Money
	case a.Contact != nil && b.Contact != nil:
		return *a.Contact == *b.Contact
	case a.Yes != nil && b.Yes != nil:
		return *a.Yes == *b.Yes
	}
	return a.Text == b.Text && a.Choice == b.Choice && a.Ref == b.Ref && slices.Equal(a.Choices, b.Choices) &&
		a.Date == b.Date && a.Money == b.Money && a.Contact == b.Contact && a.Yes == b.Yes
}

// DateSpan is a day or a period in civil dates (YYYY-MM-DD) of the
// organisation's zone, both ends included. From is "" in "until March", To is
// "" in "since March".
type DateSpan struct {
	From      string `json:"from"`
	To        string `json:"to"`
	Precision string `json:"precision"` // day, week, month, season, year, about
	Ambiguous bool   `json:"ambiguous"` // it can be read in two ways; Act.Alternatives has the other
	// Invalid names why a date that was said can't be one: no_such_day (31
	// November), or "" for a good one. From and To are then "".
	Invalid string `json:"invalid,omitempty"`
}

// Money is an amount in the smallest unit of its currency.
type Money struct {
	Cents    int64  `json:"cents"`
	Currency string `json:"currency"` // ISO 4217
}

// Contact is who complains and how they like to be reached. Any part may be
// empty.
type Contact struct {
	Name      string `json:"name,omitempty"`
	Email     string `json:"email,omitempty"`
	Phone     string `json:"phone,omitempty"`     // E.164
	Preferred string `json:"preferred,omitempty"` // email, phone or chat
}

// Reachable reports whether the contact has a way to reach somebody.
func (c *Contact) Reachable() bool { return c != nil && (c.Email != "" || c.Phone != "") }

// Choice is a ready answer that a bot message offers.
type Choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

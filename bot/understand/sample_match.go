package understand

import (
	"encoding/json"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// gives reports whether act a has the value that want expects.
func (s *Sample) gives(a *bot.Act, want *SampleAct) bool {
	if a.Slot != want.Slot || a.Value == nil {
		return false
	}
	v := a.Value
	switch {
	case v.Date != nil:
		return s.sameDate(v.Date, want.Value)
	case v.Money != nil:
		var m bot.Money
		return json.Unmarshal(want.Value, &m) == nil && m.Cents == v.Money.Cents && (m.Currency == "" || m.Currency == v.Money.Currency)
	case v.Contact != nil:
		return sameContact(v.Contact, want.Value)
	}
	var text string
	if json.Unmarshal(want.Value, &text) != nil {
		return sameList(v, want.Value)
	}
	switch {
	case v.Ref != "":
		return plainRef(v.Ref) == plainRef(text)
	case v.Text != "":
		return overlaps(s.Text, v.Text, text)
	case len(v.Choices) > 0:
		return v.Choices[0] == text
	}
	return v.Choice == text
}

// sameDate compares period and precision; for a period whose borders are a
// matter of taste, overlap is enough.
func (s *Sample) sameDate(d *bot.DateSpan, raw json.RawMessage) bool {
	var want bot.DateSpan
	if json.Unmarshal(raw, &want) != nil {
		return false
	}
	if want.Invalid != "" || d.Invalid != "" {
		return want.Invalid == d.Invalid
	}
	if s.tagged("soft") {
		return (d.To == "" || want.From == "" || d.To >= want.From) && (want.To == "" || d.From == "" || want.To >= d.From)
	}
	return d.From == want.From && d.To == want.To && d.Precision == want.Precision
}

func sameContact(c *bot.Contact, raw json.RawMessage) bool {
	var want bot.Contact
	if json.Unmarshal(raw, &want) != nil {
		return false
	}
	fold := func(x, y string) bool {
		return x == "" || strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y))
	}
	return fold(untitled(want.Name), untitled(c.Name)) && fold(want.Email, c.Email) && fold(want.Phone, c.Phone) && fold(want.Preferred, c.Preferred)
}

// untitled is a name without what stands before it: "Mrs D. Ashworth" and
// "D. Ashworth" are the same person.
func untitled(name string) string {
	for {
		first, rest, more := strings.Cut(strings.TrimSpace(name), " ")
		switch strings.ToLower(strings.TrimSuffix(first, ".")) {
		case "dhr", "heer", "de", "meneer", "mevr", "mevrouw", "mw", "mr", "mrs", "ms", "miss", "dr", "ir", "prof", "familie", "fam":
		default:
			return strings.TrimSpace(name)
		}
		if !more || strings.EqualFold(first, "de") && !strings.HasPrefix(strings.ToLower(rest), "heer ") {
			return strings.TrimSpace(name)
		}
		name = rest
	}
}

func sameList(v *bot.Value, raw json.RawMessage) bool {
	var want []string
	if json.Unmarshal(raw, &want) != nil {
		return false
	}
	have := v.Choices
	if v.Choice != "" {
		have = []string{v.Choice}
	}
	for _, w := range want {
		for _, h := range have {
			if w == h {
				return true
			}
		}
	}
	return false
}

func plainRef(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 32
		}
		return -1
	}, s)
}

// overlaps reports whether two parts of a text have words in common.
func overlaps(text, a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	i, j := strings.Index(text, a), strings.Index(text, b)
	return i >= 0 && j >= 0 && i < j+len(b) && j < i+len(a)
}

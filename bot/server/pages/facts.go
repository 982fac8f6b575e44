package pages

import (
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

// label names a fact: with the desk's own word for it, else the dialog's.
func (w words) label(slot string) string {
	for _, key := range []string{"desk.fact." + slot, "label." + slot} {
		if w.say.Has(w.locale, key) {
			return w.t(key)
		}
	}
	return slot
}

// value writes the value of a fact. topics may be nil: then ids are shown.
func (w words) value(topics bot.Topics, f desk.Fact) string {
	v := f.Value
	switch {
	case v.Text != "":
		return v.Text
	case v.Choice != "":
		return w.option(topics, f.Slot, v.Choice)
	case len(v.Choices) > 0:
		s := ""
		for i, id := range v.Choices {
			if i > 0 {
				s += ", "
			}
			s += w.option(topics, f.Slot, id)
		}
		return s
	case v.Date != nil:
		return bot.SpanText(w.say, w.locale, *v.Date)
	case v.Money != nil:
		return bot.MoneyText(w.say, w.locale, *v.Money)
	case v.Contact != nil:
		s := bot.ContactText(*v.Contact)
		if key := "desk.contact." + v.Contact.Preferred; v.Contact.Preferred != "" && w.say.Has(w.locale, key) {
			s += " (" + w.t(key) + ")"
		}
		return s
	case v.Yes != nil && *v.Yes:
		return w.t("desk.yes")
	case v.Yes != nil:
		return w.t("desk.no")
	}
	return v.Ref
}

// option is the label of one of a fact's options, its id where the dialog has
// it no more.
func (w words) option(topics bot.Topics, slot, id string) string {
	if topics != nil {
		for _, o := range topics.Options(slot) {
			if l := o.Labels[w.locale]; o.ID == id && l != "" {
				return l
			}
		}
	}
	if key := "desk.option." + id; w.say.Has(w.locale, key) {
		return w.t(key)
	}
	return id
}

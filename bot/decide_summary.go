package bot

import (
	"strings"

	"github.com/gehoor/gehoor/dialogs"
)

// summaryRunes is how much of a text stands in one line of the summary.
const summaryRunes = 160

// sumUp lays what is known before the customer, in at most five lines and in
// their own words, to confirm or correct (C15, C16).
func (t *turn) sumUp() {
	key := "confirm.intro"
	if t.s.Phase == Confirming {
		key = "confirm.intro_again"
	} else {
		t.emit(Moved{To: Confirming})
	}
	lines := []string{t.text(key, nil)}
	for _, group := range [][]string{
		{"experience", "happened_on"},
		{"expectation", "expectation_source"},
		{"process", "customer_reference", "amount", slotFiles, t.untold("complainant")},
		{"impact"},
		{"remedy"},
	} {
		if line := t.summaryLine(group); line != "" {
			lines = append(lines, "• "+line)
		}
	}
	t.addText(key, strings.Join(lines, "\n"))
	t.askConfirm()
}

// untold is slot where its value is not what the story told: taken for granted,
// or changed since. The summary is where that can be put right.
func (t *turn) untold(slot string) string {
	if t.s.Facts[slot].Source == fromStory {
		return ""
	}
	return slot
}

func (t *turn) summaryLine(slots []string) string {
	var parts []string
	for _, slot := range slots {
		if v := t.show(slot); v != "" {
			label := t.text("label."+slot, nil)
			if len(parts) > 0 {
				label = lowerFirst(label)
			}
			parts = append(parts, label+": "+v)
		}
	}
	return strings.Join(parts, "; ")
}

func (t *turn) askConfirm() {
	t.add("ask.confirm", nil)
	t.asks = AsksConfirm
	t.choices = append(t.choices,
		Choice{ID: "yes", Label: t.text("choice.confirm_yes", nil)},
		Choice{ID: "no", Label: t.text("choice.confirm_no", nil)})
}

// askWhatIsWrong lets the customer point at what to change.
func (t *turn) askWhatIsWrong() {
	t.add("confirm.what", nil)
	t.pending = PendingEdit
	for _, s := range t.env.Script.Steps {
		if s.Kind == dialogs.StepConfirm {
			break
		}
		if s.Fact != nil && t.show(s.Fact.ID) != "" {
			t.choices = append(t.choices, Choice{ID: "edit:" + s.Fact.ID, Label: t.text(s.Fact.Label, nil)})
		}
	}
	t.asks = AsksConfirm
}

// forget reopens a fact that the customer wants to change; the new answer
// replaces the old one.
func (t *turn) forget(slot string) {
	if f := t.env.Script.Fact(slot); f != nil {
		t.add("confirm.edit", nil)
		t.add(f.Ask, nil)
		t.askChoices(f)
		return
	}
	t.must(t.next())
}

// show writes the value of a fact for the customer, "" where there is none.
func (t *turn) show(slot string) string {
	if slot == slotFiles {
		return Shorten(t.s.fileNames(), summaryRunes)
	}
	f, ok := t.s.Facts[slot]
	if !ok {
		return ""
	}
	v := f.Value
	switch {
	case v.Date != nil:
		return SpanText(t.env.Say, t.s.Locale, *v.Date)
	case v.Money != nil:
		return MoneyText(t.env.Say, t.s.Locale, *v.Money)
	case v.Contact != nil:
		return ContactText(*v.Contact)
	case v.Ref != "":
		return v.Ref
	case v.Yes != nil && *v.Yes:
		return t.text("choice.yes", nil)
	case v.Yes != nil:
		return t.text("choice.no", nil)
	case v.Choice != "":
		return t.optionLabel(slot, v.Choice)
	case len(v.Choices) > 0:
		labels := make([]string, len(v.Choices))
		for i, id := range v.Choices {
			labels[i] = t.optionLabel(slot, id)
		}
		return strings.Join(labels, ", ")
	case slot == "experience":
		return "“" + Excerpt(withoutSalutation(t.storyToShow(v.Text)), 2*summaryRunes) + "”"
	case v.Text != "":
		return "“" + Excerpt(v.Text, summaryRunes) + "”"
	}
	return ""
}

// withoutSalutation drops the short lines that a letter begins with.
func withoutSalutation(text string) string {
	for {
		line, rest, more := strings.Cut(text, "\n")
		plain := strings.TrimRight(line, " ")
		if !more || len(strings.Fields(line)) >= quoteWords || plain != "" && !strings.HasSuffix(plain, ",") && !strings.HasPrefix(strings.TrimLeft(rest, " "), "\n") {
			return text // "it broke" is no salutation
		}
		text = rest
	}
}

func (t *turn) optionLabel(slot, id string) string {
	if f := t.env.Script.Fact(slot); f != nil {
		for _, o := range f.Options {
			if key := "shown." + o.Label; o.ID == id && t.env.Say.Has(t.s.Locale, key) {
				return t.text(key, nil)
			}
			if o.ID == id {
				return lowerFirst(t.text(o.Label, nil))
			}
		}
	}
	return id
}

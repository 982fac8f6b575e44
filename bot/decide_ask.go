package bot

import (
	"slices"

	"github.com/gehoor/gehoor/dialogs"
)

// next takes the next step of the dialog that is not done: it asks what is
// missing, sums up, or registers.
func (t *turn) next() error {
	if t.askConcern() {
		return nil
	}
	steps := t.env.Script.Steps
	from := 0
	switch t.s.Phase {
	case Settled:
		from = t.env.Script.Step(dialogs.StepRegister) + 1
	case Closing:
		from = t.env.Script.Step(dialogs.StepConfirm) + 1
	case Confirming:
		from = t.env.Script.Step(dialogs.StepConfirm)
	}
	i := t.env.Script.Next(known{t.s}, from)
	for i < len(steps) && t.passes(steps[i]) {
		i = t.env.Script.Next(known{t.s}, i+1)
	}
	if i == len(steps) {
		t.finishTalk()
		return nil
	}
	switch step := steps[i]; step.Kind {
	case dialogs.StepConfirm:
		if !t.askDoubt() {
			t.sumUp()
		}
	case dialogs.StepRegister:
		return t.settle()
	default:
		t.ask(step.Fact)
	}
	return nil
}

// enough is after how many questions the customer is offered to leave the rest
// (C38).
const enough = 3

// ask asks for a fact: one question, with the ways around it.
func (t *turn) ask(f *dialogs.Fact) {
	key := f.Ask
	if t.s.AskedN[f.ID] > 0 && f.Again != "" {
		key = f.Again
	}
	t.add(key, nil)
	t.invite(f)
	t.askChoices(f)
}

// reask asks the same again in other words.
func (t *turn) reask(f *dialogs.Fact) {
	if f == nil {
		t.must(t.next())
		return
	}
	key := f.Again
	if key == "" {
		key = f.Ask
	}
	t.add(key, nil)
	t.askChoices(f)
}

func (t *turn) askChoices(f *dialogs.Fact) {
	t.asks = f.ID
	for _, o := range f.Options {
		if !o.Offer {
			continue
		}
		t.choices = append(t.choices, Choice{ID: o.ID, Label: t.text(o.Label, nil)})
	}
	if f.Type == dialogs.TypeYesNo {
		t.offer("yes", "no")
		return
	}
	if f.Skip {
		t.offer("skip")
	}
	if t.env.Say.Has(t.s.Locale, f.Why) {
		t.offer("why")
	}
	if t.s.Phase == Asking && len(t.s.Asked) > enough {
		t.offer("finish")
	}
}

// repeat asks the open question again, in other words.
func (t *turn) repeat() {
	switch {
	case t.asks != "" || t.pending != "":
		return // this turn asks something already (C10)
	case t.s.Asks == AsksConfirm:
		t.askConfirm()
	case t.s.Phase == Listening:
		t.add("listen.go_on", nil)
		t.hearOn()
	case t.s.Asks == asksSatisfaction:
		t.askSatisfaction()
	case slices.Contains(t.learned, t.s.Asks):
		t.must(t.next()) // "nothing special; why do you ask?" has answered it (C11)
	case t.s.Asks != "":
		if f := t.env.Script.Fact(t.s.Asks); f != nil {
			t.reask(f)
		}
	case t.s.Phase == Asking || t.s.Phase == Confirming || t.s.Phase == Closing:
		t.must(t.next())
	}
}

// finish goes to the summary without the questions that are left (C37, C38).
func (t *turn) finish() error {
	for _, s := range t.env.Script.Steps {
		if s.Kind == dialogs.StepConfirm {
			break
		}
		if s.Fact != nil && s.Fact.Assume == "" && !t.s.Known(s.Fact.ID) {
			t.decline(s.Fact.ID, "skipped")
		}
	}
	return t.next()
}

// contactGiven asks once more when there is a name but no way to reach
// somebody.
func (t *turn) contactGiven() error {
	if c := t.s.Value("contact").Contact; c != nil && !c.Reachable() && t.s.Spoken["again.contact"] == 0 {
		t.add("again.contact", nil)
		t.asks = "contact"
		t.offer("skip", "why")
		return nil
	}
	return t.next()
}

// finishTalk says that nothing is missing any more, once the complaint is
// registered.
func (t *turn) finishTalk() {
	t.recallSecond()
	if len(t.paragraphs) == 0 {
		t.add("settled.done", nil)
	}
}

// recallSecond comes back to the other complaint that was put off until this
// one was registered.
func (t *turn) recallSecond() {
	if t.s.Phase == Settled && t.s.Spoken["second.later"] > 0 && t.s.Spoken["second.now"] == 0 {
		t.add("second.now", nil)
	}
}

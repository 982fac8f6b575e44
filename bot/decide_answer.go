package bot

import (
	"strings"

	"github.com/gehoor/gehoor/dialogs"
)

// answer takes what the customer says once the story has been told: answers,
// corrections, questions back, wishes. Several may stand in one message; what
// was given is kept first, then the most pressing wish is met.
func (t *turn) answer(r Reading) error {
	asked := t.s.Asks
	if id := picked(r); id != "" {
		return t.pick(id)
	}
	if pauses(r) && len(t.learned) == 0 {
		t.add("digress.pause", nil)
		t.hold()
		if t.pending == "" {
			t.pending = PendingPause
		}
		return nil
	}
	digressed := t.digress(r)
	if done, err := t.settlePending(r); done || err != nil {
		return err
	}
	t.sayCorrections(r)
	if len(t.odd) > 0 {
		t.object(t.odd[0])
		return nil
	}
	if t.offerHuman(r) {
		return nil
	}
	if t.wishes(r, asked, digressed) {
		return nil
	}
	switch {
	case asked == AsksConfirm && len(t.learned) == 1 && t.learned[0] == "contact":
		t.add("handed.contact_noted", map[string]any{"Contact": ContactText(*t.s.Value("contact").Contact)})
		t.repeat() // it stands in no line of the summary
	case asked == AsksConfirm && len(t.learned) > 0:
		return t.next() // the summary, again
	case asked == "contact" && t.s.Known("contact"):
		return t.contactGiven()
	case asked != "" && asked != AsksConfirm && t.s.Known(asked):
		return t.next()
	case digressed:
		t.repeat()
	case t.s.Phase == Settled:
		return t.addToComplaint(r)
	case len(t.learned) > 0:
		if len(t.paragraphs) == 0 {
			t.add("repair.noted", nil) // it answered something else, and isn't lost
		}
		if f := t.env.Script.Fact(asked); f != nil && f.Skip && !has(r, Correct) && t.s.AskedN[asked] >= askedEnough && t.s.Phase == Asking {
			t.decline(asked, "skipped")
			return t.next()
		}
		t.repeat()
	case t.injected:
		t.add("repair.order", nil)
		t.repeat()
	case t.knewAlready(r):
		t.add("repair.known", nil)
		t.repeat()
	case (bare(r, Affirm) && asked != AsksConfirm || bare(r, Thanks)) && !saysMore(r): // it answers nothing yet, and is understood
		t.repeat()
		t.offer("human")
	case t.takesText(asked) && bare(r, Deny):
		t.passOver(asked, "none")
	case t.takesText(asked) && !has(r, Unclear) && !has(r, Abuse), t.inOwnWords(asked, r):
		t.emit(Learned{Slot: asked, Value: Value{Text: r.Stored}, Source: "answer", Conf: 1, Quote: r.Stored, From: t.heardSeq()})
		return t.next()
	case t.tellsMore(r):
		t.learn(Act{Kind: Provide, Slot: "experience", Value: &Value{Text: r.Stored}, Conf: 1, Quote: r.Stored}, "answer")
		if asked == AsksConfirm {
			return t.next() // the summary, again, with it
		}
		t.add("repair.noted", nil)
		t.repeat()
	case has(r, Abuse):
		t.add("repair.abuse", nil)
		t.repeat()
	case bare(r, Deny) && t.mayPass(asked): // "no" to "do you have a number?"
		t.passOver(asked, "none")
	default:
		return t.puzzled(r)
	}
	return nil
}

// askedEnough is after how many times a question is left to who keeps telling
// something else instead (C37).
const askedEnough = 3

// askCancel makes sure before it stops: what was told would be lost.
func (t *turn) askCancel() {
	t.add("cancel.sure", nil)
	t.pending = PendingCancel
	t.offer("yes", "no")
}

// wishes meets what the customer wants with the open question. It reports
// whether there was such a wish.
func (t *turn) wishes(r Reading, asked string, digressed bool) bool {
	for _, a := range r.Acts {
		switch a.Kind {
		case Resume:
			t.add("resume.on", nil)
			t.repeat()
		case SwitchLang:
			if len(t.learned) > 0 && a.Value != nil && a.Value.Choice == t.s.Locale && !t.switched {
				continue // it is spoken already; the answer is what counts
			}
			t.switchLanguage(a, asked)
		case Skip:
			t.passOver(asked, "skipped")
		case DontKnow:
			t.passOver(asked, "unknown")
		case Refuse:
			t.passOver(asked, "refused")
		case AskWhy:
			t.explain(asked, "why.general", func(f *dialogs.Fact) string { return f.Why })
		case AskHow:
			t.explain(asked, "help.general", func(f *dialogs.Fact) string { return f.Help })
		case AskRepeat:
			t.repeat()
		case GoBack:
			if t.takesText(asked) && len(strings.Fields(r.Stored)) >= 5 {
				continue // "I want my money back" is an answer
			}
			t.goBack()
		case Cancel:
			t.askCancel()
		case AskStatus:
			if digressed {
				continue // "and then what happens with my complaint?" was answered
			}
			t.tellStatus()
		case SecondComplaint:
			t.add("second.later", nil)
			t.repeat()
		default:
			continue
		}
		return true
	}
	return false
}

// pick carries out a choice, tapped or typed.
func (t *turn) pick(id string) error {
	asked := t.s.Asks
	switch id {
	case "skip":
		t.passOver(asked, "skipped")
		return nil
	case "why":
		t.explain(asked, "why.general", func(f *dialogs.Fact) string { return f.Why })
		return nil
	case "back":
		t.goBack()
		return nil
	case "finish":
		return t.finish()
	case "done", "keep":
		return t.next()
	case "yes", "no":
		yes := id == "yes"
		kind := Deny
		if yes {
			kind = Affirm
		}
		if done, err := t.settlePending(Reading{Acts: []Act{{Kind: kind, Conf: 1}}}); done || err != nil {
			return err
		}
	}
	if slot, ok := strings.CutPrefix(id, "edit:"); ok {
		t.forget(slot)
		return nil
	}
	if f := t.env.Script.Fact(asked); f != nil {
		for _, o := range f.Options {
			if o.ID == id {
				t.emit(Learned{Slot: asked, Value: Value{Choice: id}, Source: "choice", Conf: 1, From: t.heardSeq()})
				return t.next()
			}
		}
	}
	return t.puzzled(Reading{})
}

// settlePending answers the yes-or-no that the last bot message asked. It
// reports whether that was all the message was about.
func (t *turn) settlePending(r Reading) (bool, error) {
	yes, no := has(r, Affirm) && !has(r, Deny), has(r, Deny) && !has(r, Affirm)
	if len(t.learned) > 0 || len(t.odd) > 0 || (!yes && !no) {
		return false, nil // "yes, but it was Tuesday" is more than a yes
	}
	f := t.env.Script.Fact(t.s.Asks)
	switch {
	case t.s.Pending == PendingCancel && yes:
		t.withdraw()
		return true, nil
	case t.s.Pending == PendingCancel:
		t.add("cancel.on", nil)
		return true, t.next()
	case t.s.Pending == PendingValue && yes && t.s.Hint != nil:
		t.emit(Learned{Slot: t.s.Asks, Value: *t.s.Hint, Source: "answer", Conf: 1, From: t.heardSeq()})
		return true, t.next()
	case t.s.Pending == PendingValue:
		t.reask(f)
		return true, nil
	case t.s.Pending == PendingEdit && no: // "what shall I change?" "nothing"
		t.add("confirm.kept", nil)
		t.emit(Moved{To: Closing})
		return true, t.next()
	case t.s.Asks == AsksConfirm && yes && len(strings.Fields(r.Stored)) >= yesWords && len(t.paragraphs) == 0:
		t.learn(Act{Kind: Provide, Slot: "experience", Value: &Value{Text: r.Stored}, Conf: 1, Quote: r.Stored}, "answer")
		return true, t.next() // "yes, but it was also freezing cold": the summary again, with it
	case t.s.Asks == AsksConfirm && yes:
		t.emit(Moved{To: Closing})
		return true, t.next()
	case t.s.Asks == AsksConfirm:
		t.askWhatIsWrong()
		return true, nil
	case t.s.Asks == "complainant" && yes: // it asks "for yourself?"
		t.emit(Learned{Slot: "complainant", Value: Value{Choice: "customer"}, Source: "answer", Conf: 1, From: t.heardSeq()})
		return true, t.next()
	case f != nil && f.Type == dialogs.TypeYesNo:
		t.emit(Learned{Slot: f.ID, Value: Value{Yes: &yes}, Source: "answer", Conf: 1, From: t.heardSeq()})
		return true, t.afterYesNo(f.ID, yes)
	case t.s.Asks == asksSatisfaction:
		return true, t.satisfied(yes)
	}
	return false, nil
}

// yesWords is from how many words on a yes is more than a yes.
const yesWords = 6

// passOver notes that the customer doesn't answer, without a scolding word
// (C37), and goes on.
func (t *turn) passOver(slot, why string) {
	f := t.env.Script.Fact(slot)
	switch {
	case slot == AsksConfirm:
		if why != "skipped" {
			t.add("confirm.unsure", nil)
		}
		t.emit(Moved{To: Closing})
	case slot == asksSatisfaction:
		t.decline(slot, why)
		t.add("satisfied.skip", nil)
		return
	case f != nil && (f.Skip || slot == "contact"):
		switch {
		case why == "none": // "no" to "do you have a number?" is an answer
			why = "unknown"
		case why != "skipped" && !t.s.Known(slot):
			t.add("passed."+why, nil)
		}
		t.decline(slot, why)
	case f != nil:
		t.add("repair.needed", nil)
		t.reask(f)
		return
	}
	t.must(t.next())
}

// sayCorrections says back what was replaced, so that a misreading is seen.
func (t *turn) sayCorrections(r Reading) {
	for _, a := range r.Acts {
		if a.Kind != Correct {
			continue
		}
		for _, slot := range t.learned {
			if slot == a.Slot && slot != t.s.Asks && t.s.Asks != AsksConfirm {
				t.add("repair.corrected", map[string]any{"Label": t.text("label."+slot, nil), "Value": t.show(slot)})
			}
		}
	}
}

// object says why a value can't be right, or asks whether it is.
func (t *turn) object(o oddity) {
	t.add(o.key, o.args)
	t.asks = o.slot
	if o.hint != nil {
		t.pending, t.hint = PendingValue, o.hint
		t.offer("yes", "no")
		return
	}
	t.offer("skip")
}

func (t *turn) mayPass(slot string) bool {
	f := t.env.Script.Fact(slot)
	return f != nil && (f.Skip || slot == "contact") && f.Type != dialogs.TypeYesNo
}

func (t *turn) takesText(slot string) bool {
	f := t.env.Script.Fact(slot)
	return f != nil && f.Type == dialogs.TypeText
}

// ownWords is from how many words on an answer to a question with options
// counts as one in the customer's own words.
const ownWords = 2

// inOwnWords reports whether r answers a question with options by none of
// them: "it was printed on the box" is a good answer to where an expectation
// came from. It is kept as it was said; a human may file it under an option.
func (t *turn) inOwnWords(slot string, r Reading) bool {
	for _, a := range r.Acts {
		if a.Kind != Unclear {
			return false // it says something else
		}
	}
	f := t.env.Script.Fact(slot)
	return f != nil && f.Type == dialogs.TypeChoice && len(strings.Fields(r.Stored)) >= ownWords && !isQuestion(r.Stored)
}

// moreWords is from how many words on a message that answers no question tells
// more of what happened.
const moreWords = 4

// tellsMore reports whether the customer tells something instead of answering:
// "I was an hour late for work" to "which number goes with it?" is no answer,
// and not nonsense either. The language shows that it is made of words.
func (t *turn) tellsMore(r Reading) bool {
	for _, a := range r.Acts {
		if a.Kind != Unclear && a.Kind != Affirm {
			return false
		}
	}
	least, sure := moreWords, sureOfLanguage
	if t.s.Asks == AsksConfirm {
		least, sure = ownWords, sureOfWords // "a new lamp" to a summary is what it lacks
	}
	return (t.s.Phase == Asking || t.s.Phase == Confirming) && len(strings.Fields(r.Stored)) >= least && !isQuestion(r.Stored) && r.Lang.Conf >= sure
}

// sureOfWords is how sure the language must be of a few words that may be words.
const sureOfWords = 0.75

// knewAlready reports whether the message says once more what is known, and
// nothing else: that was understood, and isn't asked for again.
func (t *turn) knewAlready(r Reading) bool {
	same := false
	for _, a := range r.Acts {
		switch a.Kind {
		case Provide, Correct:
			f, known := t.s.Facts[a.Slot]
			if a.Value == nil || a.Conf < likely || !known || !sameValue(f.Value, *a.Value) {
				return false
			}
			same = true
		case Affirm, Greet, Thanks:
		default:
			return false
		}
	}
	return same
}

func has(r Reading, kind ActKind) bool {
	for _, a := range r.Acts {
		if a.Kind == kind {
			return true
		}
	}
	return false
}

// must keeps the first error of a turn for Decide to return.
func (t *turn) must(err error) {
	if err != nil && t.err == nil {
		t.err = err
	}
}

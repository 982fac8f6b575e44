package bot

import (
	"slices"
	"unicode/utf8"
)

// ModelSlots are what a model may fill where the rules are silent: what the
// customer said in words. Dates, amounts, numbers, names and addresses are for
// code alone.
var ModelSlots = []string{"experience", "expectation", "expectation_source", "process", "impact", "remedy"}

// Bounds of a brief.
const (
	briefRunes = 6000 // of all messages together; the oldest are left out first
	longEnough = 40   // runes from which an answer may hold more than was asked
)

// BriefFor is what a model is to be asked about the customer's last message,
// which r reads. ok is false where it isn't to be asked: a bare yes or no, a
// choice, a wish for a human, to stop, for another language are settled by
// then; with danger about, or a human there, no model has a say.
func (s *State) BriefFor(r Reading, topics Topics) (b Brief, ok bool) {
	if s.Agent != nil || s.Closed || s.Queued != nil || s.Phase != Listening && s.Phase != Asking ||
		s.Last.Seq == 0 || anyMeant(s.Flags) || len(r.Flags) > 0 || !worthConsidering(r) {
		return Brief{}, false
	}
	open := s.openToModel(topics)
	if s.Phase == Asking && (len(open) == 0 || utf8.RuneCountInString(s.Last.Text) <= longEnough) {
		return Brief{}, false
	}
	b = Brief{
		Conversation: s.ID, About: s.Last.Seq, Locale: s.Locale, Open: open, Dialog: topics,
		Calls: s.Model.Calls, Tokens: s.Model.Tokens,
	}
	if s.Phase == Asking {
		b.Asked = s.Asks
	}
	for _, l := range s.Story {
		if l.Seq != s.Last.Seq {
			b.Lines = append(b.Lines, BriefLine{Seq: l.Seq, Role: Customer, Text: s.hideCustomer(l)})
		}
	}
	b.Lines = append(b.Lines, BriefLine{Seq: s.Last.Seq, Role: Customer, Text: s.hideCustomer(s.Last)})
	b.trim()
	return b, true
}

// worthConsidering reports whether a message says anything besides what is
// settled without a model.
func worthConsidering(r Reading) bool {
	for _, a := range r.Acts {
		switch a.Kind {
		case Provide, Correct, Unclear:
			if a.Slot == slotChoice {
				return false
			}
			if a.Slot != "contact" || len(r.Acts) > 1 {
				return true
			}
		case Handoff, Cancel, SwitchLang, Restart:
			return false
		}
	}
	return len(r.Acts) == 0
}

// openToModel lists what a model may still fill in: nothing that was told,
// declined or asked. While the story is told it also reads a second time what
// the rules took from it without certainty; they aren't named to it.
func (s *State) openToModel(topics Topics) []string {
	var open []string
	for _, slot := range topics.Slots() {
		switch {
		case !slices.Contains(ModelSlots, slot):
		case slot == "experience" && s.Phase == Listening, !s.Known(slot) && s.AskedN[slot] == 0 && s.Asks != slot,
			s.Phase == Listening && s.mayBeDoubted(slot):
			open = append(open, slot)
		}
	}
	return open
}

// BriefOf is what a model is told so that it can help the agent who has the
// conversation: what customer and agents said.
func (s *State) BriefOf(log []Commit) Brief {
	b := Brief{Conversation: s.ID, About: s.Seq, Locale: s.Locale, Calls: s.Model.Calls, Tokens: s.Model.Tokens}
	for _, c := range log {
		for i, e := range c.Events {
			said, ok := e.(Said)
			if !ok || said.Choice != "" || said.By.Role != Customer && said.By.Role != Agent {
				continue
			}
			line := StoryLine{Text: said.Text, Masked: said.Masked}
			b.Lines = append(b.Lines, BriefLine{Seq: c.Seq + uint64(i), Role: said.By.Role, Text: s.hideCustomer(line)})
		}
	}
	b.trim()
	return b
}

// hideCustomer is a message without what we know of the customer by now: a name
// may have stood in it before we knew that it was one.
func (s *State) hideCustomer(l StoryLine) string {
	text := HideContact(HideContact(l.masked(), s.Value("contact").Contact), s.Opened.Vouched)
	for _, c := range s.Contacts { // a later name doesn't make the earlier one known to all
		text = HideContact(text, c)
	}
	return text
}

// trim leaves out the oldest messages of a conversation that is too long, and
// cuts one that is too long by itself.
func (b *Brief) trim() {
	left := briefRunes
	for i := len(b.Lines) - 1; i >= 0; i-- {
		n := utf8.RuneCountInString(b.Lines[i].Text)
		if n > left {
			if i == len(b.Lines)-1 {
				b.Lines[i].Text = string([]rune(b.Lines[i].Text)[:left])
				i--
			}
			b.Lines = b.Lines[i+1:]
			return
		}
		left -= n
	}
}

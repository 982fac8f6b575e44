package play

import (
	"fmt"
	"strings"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/dialogs"
)

// Fault is something that went otherwise than a story expects.
type Fault struct {
	Line int // in the story's file; 0 where the file names no line for it
	Text string
}

// Played is a story that was played.
type Played struct {
	*Conversation
	Transcript string
	Faults     []Fault
	// Referee watched it: the rules that the bot broke are among the faults.
	Referee *Referee
}

// Story plays a story and returns its whole transcript and everything that
// went otherwise than it expects, or against the rules of the house. An error
// says that it could not be played to its end.
func (t *Table) Story(story *dialogs.Story) (transcript string, faults []Fault, err error) {
	p, err := t.Play(story)
	if p == nil {
		return "", nil, err
	}
	return p.Transcript, p.Faults, err
}

// Play is Story for who wants to look at the conversation afterwards. It
// returns nil with an error if the conversation can't begin.
func (t *Table) Play(story *dialogs.Story) (*Played, error) {
	c, err := t.Open(story.Locale, story.Now)
	if err != nil {
		return nil, err
	}
	p := &Played{Conversation: c, Referee: &Referee{Script: t.Script, Say: t.Speaker, Policy: t.Policy}}
	p.met(story.Opening)
	for _, turn := range story.Turns {
		switch {
		case turn.Says != "":
			err = c.Say(turn.Says)
		case turn.Chooses != "":
			err = c.Choose(turn.Chooses)
		default:
			err = c.Wait(turn.Waits)
		}
		turn.Expect.Line = max(turn.Expect.Line, turn.Line)
		if err != nil {
			p.Transcript += Transcript(c.News())
			p.Faults = append(p.Faults, Fault{turn.Line, "the bot refused this: " + string(bot.CodeOf(err))})
			return p, err
		}
		p.met(turn.Expect)
	}
	p.Faults = append(p.Faults, ended(story.End, c)...)
	return p, nil
}

// met takes the news of one turn: what is expected of it, and the rules.
func (p *Played) met(e dialogs.Expect) {
	for _, commit := range p.Log[p.replied:] {
		for _, fault := range p.Referee.Watch(commit) {
			p.Faults = append(p.Faults, Fault{e.Line, fault})
		}
	}
	events := p.News()
	p.Transcript += Transcript(events)
	p.Faults = append(p.Faults, met(e, events)...)
}

// met compares what is expected of one turn with what came.
func met(e dialogs.Expect, events []bot.Event) (faults []Fault) {
	var text string
	var last *bot.Said
	reason := ""
	for _, event := range events {
		switch event := event.(type) {
		case bot.Said:
			if event.By.Role == bot.Bot {
				text += event.Text + "\n"
				last = &event
			}
		case bot.Escalated:
			reason = event.Reason
		}
	}
	fault := func(format string, args ...any) {
		faults = append(faults, Fault{e.Line, fmt.Sprintf(format, args...)})
	}
	if e.Silent && last != nil {
		fault("the bot should be silent, and says %q", last.Text)
	}
	if asks := asked(last); e.Asks != "" && asks != e.Asks {
		fault("the bot should ask for %s, and asks for %s", e.Asks, asks)
	}
	for _, want := range e.Contains {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			fault("the bot should say %q, and says %q", want, text)
		}
	}
	for _, not := range e.Lacks {
		if strings.Contains(strings.ToLower(text), strings.ToLower(not)) {
			fault("the bot should not say %q, and says %q", not, text)
		}
	}
	for _, id := range e.Offers {
		if !offers(last, id) {
			fault("the bot should offer %s", id)
		}
	}
	if e.Escalated != "" && reason != e.Escalated {
		fault("a human should be called in by %s, and was by %q", e.Escalated, reason)
	}
	return faults
}

func asked(m *bot.Said) string {
	if m == nil || m.Asks == "" {
		return dialogs.Nothing
	}
	return m.Asks
}

func offers(m *bot.Said, id string) bool {
	if m == nil {
		return false
	}
	for _, c := range m.Choices {
		if c.ID == id {
			return true
		}
	}
	return false
}

// ended compares what is expected at the end with the state.
func ended(e dialogs.End, c *Conversation) (faults []Fault) {
	s := &c.State
	fault := func(line int, format string, args ...any) {
		faults = append(faults, Fault{line, fmt.Sprintf(format, args...)})
	}
	for _, want := range e.Facts {
		if got, ok := s.Facts[want.Fact]; !ok || !Holds(got.Value, want.Value) {
			v := got.Value
			fault(want.Line, "%s should be %q, and is %q", want.Fact, want.Value, plain(&v))
		}
	}
	for _, slot := range e.Declined {
		if _, ok := s.Declined[slot]; !ok {
			fault(0, "%s should be declined", slot)
		}
	}
	for _, slot := range e.Unknown {
		if f, ok := s.Facts[slot]; ok {
			v := f.Value
			fault(0, "%s should be unknown, and is %q", slot, plain(&v))
		}
	}
	if e.Registered != nil && *e.Registered != (s.Complaint != nil) {
		fault(0, "registered should be %v", *e.Registered)
	}
	if e.Due != "" && (s.Deadline == nil || s.Deadline.Due != e.Due) {
		fault(0, "an answer should be promised by %s", e.Due)
	}
	if reason := calledIn(c.Log); e.Escalated != "" && reason != e.Escalated {
		fault(0, "a human should be called in by %s, and was by %s", e.Escalated, reason)
	}
	return faults
}

// Holds compares a value with the way in which a story writes it: the id of an
// option, yes or no, a day or a period, or a part of a text.
func Holds(v bot.Value, want string) bool {
	switch {
	case v.Date != nil:
		from, to, period := strings.Cut(want, "..")
		if !period {
			to = from
		}
		return v.Date.From == from && v.Date.To == to
	case v.Yes != nil:
		return *v.Yes == (want == "yes")
	case v.Choice != "":
		return v.Choice == want
	}
	return strings.Contains(strings.ToLower(plain(&v)), strings.ToLower(want))
}

func calledIn(log []bot.Commit) string {
	reason := dialogs.Nothing
	for _, c := range log {
		for _, e := range c.Events {
			if e, ok := e.(bot.Escalated); ok {
				reason = e.Reason
			}
		}
	}
	return reason
}

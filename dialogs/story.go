package dialogs

import (
	"time"

	"github.com/goccy/go-yaml/ast"
)

// Story is a conversation written down beforehand: what a customer says and
// does, and what should come of it. An organisation tries its dialog with it.
type Story struct {
	File   string
	Name   string
	Dialog string // id; "complaint" where the file names none
	Locale string
	Now    time.Time // when the conversation begins; it moves with Waits only
	// Opening is what is expected of the bot's first turn.
	Opening Expect
	Turns   []Turn
	End     End
}

// Turn is one thing that the customer does, and what is expected of the bot
// after it. Exactly one of Says, Chooses and Waits is set.
type Turn struct {
	Says    string
	Chooses string        // id of a choice that the bot offered
	Waits   time.Duration // the customer does nothing for so long
	Expect  Expect
	Line    int
}

// Expect is what is expected of what the bot says in one turn; what is empty
// is not looked at.
type Expect struct {
	Silent    bool     // it says nothing
	Asks      string   // the fact that its last message asks for; Nothing for none
	Contains  []string // its messages hold each of these, in any case of letters
	Lacks     []string // and none of these
	Offers    []string // its last message offers these choices, among others
	Escalated string   // a human is called in for this reason: request, triage, unclear or policy
	Line      int
}

// Nothing is what Expect.Asks says of a turn that asks for no fact, and
// End.Escalated of a story in which no human is called in.
const Nothing = "nothing"

// End is what is expected when the story is over.
type End struct {
	Facts      []Want   // in the order of the file
	Declined   []string // facts that the customer declined to give
	Unknown    []string // facts that were never learnt
	Registered *bool    // nil: not looked at
	Due        string   // by when an answer is promised, YYYY-MM-DD; "" is not looked at
	Escalated  string   // as in Expect, or Nothing; "" is not looked at
}

// Want is a fact with the value that is expected of it: the id of an option,
// yes or no, a number, a day (2026-03-03) or a period (2026-03-01..2026-03-07).
// Of a text, an amount or a contact it is a part, in any case of letters.
type Want struct {
	Fact, Value string
	Line        int
}

// ParseStory reads a story. The error holds every fault, each a *Problem. What
// the story says of a dialog is checked by Fits.
func ParseStory(name string, src []byte) (*Story, error) {
	b := &storyBuilder{reader: reader{file: name}, story: &Story{File: name, Dialog: "complaint"}}
	if root := b.parse(normalise(src)); root != nil {
		b.build(root)
	}
	if len(b.problems) > 0 {
		return nil, join(b.problems)
	}
	return b.story, nil
}

type storyBuilder struct {
	reader
	story *Story
}

func (b *storyBuilder) build(root ast.Node) {
	s := b.story
	in, ok := b.fields(root, "a story", "version", "story", "dialog", "locale", "now", "opening", "turns", "end")
	if !ok {
		return
	}
	for _, key := range []string{"version", "story", "locale", "now", "turns"} {
		if in[key] == nil {
			b.at(root, "%q is missing", key)
		}
	}
	if in["version"] != nil {
		b.number(in["version"], "version (of the format)", 1)
	}
	s.Name, _ = b.text(in["story"], "the name of the story")
	if in["dialog"] != nil {
		s.Dialog, _ = b.text(in["dialog"], "the dialog")
	}
	s.Locale, _ = b.text(in["locale"], "locale")
	s.Now = b.moment(in["now"])
	s.Opening = b.expect(in["opening"])
	for _, item := range b.list(in["turns"], "turns") {
		s.Turns = append(s.Turns, b.turn(item))
	}
	if in["end"] != nil {
		b.end(in["end"])
	}
}

func (b *storyBuilder) moment(n ast.Node) time.Time {
	s, ok := b.text(n, "now")
	if !ok {
		return time.Time{}
	}
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		b.at(n, "%q is not a moment: write it as 2026-03-03T14:05:00+01:00", s)
	}
	return at
}

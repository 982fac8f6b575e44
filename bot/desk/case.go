package desk

import (
	"context"
	"slices"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Case is one conversation as the desk shows it.
type Case struct {
	bot.Summary
	Dialog    string // that it keeps to
	Facts     []Fact // in the order in which they became known
	Raised    []bot.Flag
	Deadline  *bot.DeadlineSet
	Complaint *bot.Registered
	Outcome   *bot.Resolved
	Story     []bot.StoryLine
	Agent     *bot.Person // who has it now
	Waits     *bot.Escalated
	Closed    bool
	ShownTo   uint64 // the customer's client has shown the conversation up to here
	Files     []bot.AttachedFile
	Vouched   *bot.Contact // whom the site vouches for, nil for nobody
	Number    string       // and their number there
	Lines     []Line
	May       Moves
}

// Fact is what is known of one thing, with the customer's words that it rests
// on; or that it was asked and not answered.
type Fact struct {
	Slot     string
	Value    bot.Value
	Source   string
	Quote    string
	From     uint64 // seq of the message with the quote
	Declined string // skipped, unknown, refused; "" where there is a value
}

// Moves is what the reader may do to the conversation now.
type Moves struct {
	Join, Reply, Leave, Note, Resolve, Extend, Close bool
	Draft                                            bool // there is a language model to ask
}

// Case opens a conversation. Agents may open what needs a human; who opened
// what is logged.
func (d *Desk) Case(ctx context.Context, a Actor, id bot.ID) (Case, error) {
	if err := a.must(Handle); err != nil {
		return Case{}, err
	}
	var c Case
	err := d.talks.View(ctx, id, func(s *bot.State) { c = caseOf(s) })
	if err != nil {
		return Case{}, err
	}
	if !a.mayRead(c.Summary) {
		return Case{}, bot.E(bot.Forbidden, "desk.error.not_yours", nil)
	}
	log, err := d.talks.Since(ctx, id, 0)
	if err != nil {
		return Case{}, err
	}
	c.Lines = Lines(log, true)
	c.May = d.moves(a, &c)
	d.log.Info("conversation opened", "by", a.ID, "conversation", id, "seq", c.LastSeq)
	return c, nil
}

// caseOf copies what the desk shows out of s, which is not ours to keep.
func caseOf(s *bot.State) Case {
	c := Case{
		Summary: s.Summary(time.Time{}), Dialog: s.Opened.Dialog, Raised: slices.Clone(s.Flags),
		Files: slices.Clone(s.Files), Vouched: copied(s.Opened.Vouched), Number: s.Opened.Number,
		Story: slices.Clone(s.Story), Closed: s.Closed, ShownTo: s.ShownTo,
		Deadline: copied(s.Deadline), Complaint: copied(s.Complaint), Outcome: copied(s.Outcome),
		Agent: copied(s.Agent), Waits: copied(s.Queued),
	}
	for slot, f := range s.Facts {
		c.Facts = append(c.Facts, Fact{Slot: slot, Value: f.Value, Source: f.Source, Quote: f.Quote, From: f.From})
	}
	for slot, why := range s.Declined {
		c.Facts = append(c.Facts, Fact{Slot: slot, Declined: why})
	}
	slices.SortFunc(c.Facts, func(a, b Fact) int {
		if ra, rb := rank(a.Slot), rank(b.Slot); ra != rb {
			return ra - rb
		}
		return compare(a.Slot, b.Slot)
	})
	return c
}

func copied[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

// factOrder is the order in which a handler wants to read the facts.
var factOrder = []string{
	"experience", "expectation", "expectation_source", "remedy", "impact", "happened_on", "process",
	"amount", "customer_reference", "complainant", "contact", "follow_up", "satisfaction", "nature",
}

func rank(slot string) int {
	if i := slices.Index(factOrder, slot); i >= 0 {
		return i
	}
	return len(factOrder)
}

func compare(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// Fact returns what is known of slot, the zero Fact for nothing.
func (c Case) Fact(slot string) Fact {
	for _, f := range c.Facts {
		if f.Slot == slot {
			return f
		}
	}
	return Fact{}
}

// Mine reports whether a has the conversation.
func (c Case) Mine(a Actor) bool { return c.Agent != nil && c.Agent.ID == a.ID }

// moves is what a may do with c now. The conversation itself has the last
// word; this only keeps buttons that can't work off the page.
func (d *Desk) moves(a Actor, c *Case) Moves {
	mine, free := c.Mine(a), c.Agent == nil
	return Moves{
		Join:    free && !(c.Closed && c.Complaint == nil),
		Reply:   mine,
		Leave:   mine,
		Note:    true,
		Draft:   d.drafts != nil && (mine || free) && !c.Closed && c.Messages > 0,
		Resolve: mine || free && c.Complaint != nil && c.Outcome == nil,
		Extend:  a.May(Extend) && c.Deadline != nil && c.Outcome == nil,
		Close:   (mine || free) && !c.Closed && (c.Complaint == nil || c.Outcome != nil),
	}
}

package desk

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
)

// Find lists conversations for supervisors.
func (d *Desk) Find(ctx context.Context, a Actor, q bot.Query) (bot.Page, error) {
	if err := a.must(Supervise); err != nil {
		return bot.Page{}, err
	}
	return d.lists.Find(ctx, q)
}

// Complaints lists the register: what was registered as a complaint.
func (d *Desk) Complaints(ctx context.Context, a Actor, q bot.Query) (bot.Page, error) {
	if err := a.must(Register); err != nil {
		return bot.Page{}, err
	}
	yes := true
	q.Complaint = &yes
	return d.lists.Find(ctx, q)
}

// Complaint returns the summary of one complaint by the reference as a person
// types it. It returns a NotFound error for one that isn't in the register.
func (d *Desk) Complaint(ctx context.Context, a Actor, reference string) (bot.Summary, error) {
	ref, ok := bot.ParseReference(reference)
	if !ok {
		if err := a.must(Register); err != nil {
			return bot.Summary{}, err
		}
		return bot.Summary{}, errNoComplaint
	}
	page, err := d.Complaints(ctx, a, bot.Query{Reference: ref, Limit: 1})
	if err != nil {
		return bot.Summary{}, err
	}
	if len(page.Summaries) == 0 {
		return bot.Summary{}, errNoComplaint
	}
	return page.Summaries[0], nil
}

// Lookup returns the conversation of a complaint by the reference as a person
// types it: a customer on the phone has nothing else. It finds what the reader
// may open, and nothing more.
func (d *Desk) Lookup(ctx context.Context, a Actor, reference string) (bot.ID, error) {
	if err := a.must(Handle); err != nil {
		return "", err
	}
	ref, ok := bot.ParseReference(reference)
	if !ok {
		return "", errNoComplaint
	}
	page, err := d.lists.Find(ctx, bot.Query{Reference: ref, Limit: 1})
	if err != nil {
		return "", err
	}
	if len(page.Summaries) == 0 || !a.mayRead(page.Summaries[0]) {
		return "", errNoComplaint
	}
	return page.Summaries[0].Conversation, nil
}

// Log returns the whole log of a conversation, for those who may read every
// transcript.
func (d *Desk) Log(ctx context.Context, a Actor, id bot.ID, after uint64) ([]bot.Commit, error) {
	if err := a.must(Register); err != nil {
		return nil, err
	}
	log, err := d.talks.Since(ctx, id, after)
	if errors.Is(err, bot.ErrNotFound) {
		return nil, errNoComplaint
	}
	if err == nil {
		d.log.Info("transcript read", "by", a.ID, "conversation", id)
	}
	return log, err
}

var errNoComplaint = bot.E(bot.NotFound, "desk.error.no_complaint", nil)

package desk

import (
	"context"
	"slices"
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// Waiting is a conversation in the queue, with why it is there.
type Waiting struct {
	bot.Summary
	Reason string // request, triage, unclear, policy, unsatisfied, handed_back
}

// Queue returns who waits for a human: critical before high before normal,
// then the longest waiting.
func (d *Desk) Queue(ctx context.Context, a Actor) ([]Waiting, int, error) {
	if err := a.must(Handle); err != nil {
		return nil, 0, err
	}
	page, err := d.lists.Find(ctx, bot.Query{
		Statuses: []bot.Status{bot.StatusQueued}, Order: bot.ByQueue, Limit: 100,
	})
	if err != nil {
		return nil, 0, err
	}
	rows := make([]Waiting, 0, len(page.Summaries))
	for _, s := range page.Summaries {
		if !a.mayRead(s) {
			page.Total--
			continue
		}
		rows = append(rows, Waiting{Summary: s, Reason: d.reason(ctx, s)})
	}
	return rows, page.Total, nil
}

// Own returns the conversations that a has, and the complaints assigned to a
// that are still to be answered.
func (d *Desk) Own(ctx context.Context, a Actor) ([]bot.Summary, error) {
	if err := a.must(Handle); err != nil {
		return nil, err
	}
	page, err := d.lists.Find(ctx, bot.Query{
		Assignee: a.ID, Statuses: []bot.Status{bot.StatusHuman, bot.StatusRegistered}, Order: bot.ByDue, Limit: 100,
	})
	return page.Summaries, err
}

// Unanswered returns the complaints that nobody has taken up, the first
// promise first: what is late or will be soon is on top.
func (d *Desk) Unanswered(ctx context.Context, a Actor) ([]bot.Summary, int, error) {
	if err := a.must(Handle); err != nil {
		return nil, 0, err
	}
	yes := true
	page, err := d.lists.Find(ctx, bot.Query{
		Complaint: &yes, Statuses: []bot.Status{bot.StatusRegistered}, Order: bot.ByDue, Limit: 25,
	})
	if err != nil {
		return nil, 0, err
	}
	rows := slices.DeleteFunc(page.Summaries, func(s bot.Summary) bool { return !a.mayRead(s) })
	return rows, page.Total, nil
}

// Counts tells how many conversations there are in each status.
func (d *Desk) Counts(ctx context.Context, a Actor) (map[bot.Status]int, error) {
	if err := a.must(Handle); err != nil {
		return nil, err
	}
	return d.lists.Count(ctx)
}

// protected is the flag of who reports a wrong from the inside: such a
// conversation is not in the common queue (T13).
const protected = "t13"

// mayRead reports whether a may open the conversation. Agents see what needs a
// human; what the bot still does, and what is protected, only supervisors see,
// and whoever has it.
func (a Actor) mayRead(s bot.Summary) bool {
	switch {
	case !a.May(Handle):
		return false
	case a.May(Supervise) || s.Assignee == a.ID && a.ID != "":
		return true
	case slices.Contains(s.Flags, protected):
		return false
	}
	switch s.Status {
	case bot.StatusQueued, bot.StatusHuman, bot.StatusRegistered, bot.StatusResolved:
		return true
	}
	return false
}

// reasons remembers why conversations wait. The summary doesn't tell, and the
// queue is asked for often.
type reasons struct {
	mu    sync.Mutex
	known map[bot.ID]reason
}

type reason struct {
	seq uint64
	why string
}

func (d *Desk) reason(ctx context.Context, s bot.Summary) string {
	d.why.mu.Lock()
	known, ok := d.why.known[s.Conversation]
	d.why.mu.Unlock()
	if ok && known.seq == s.LastSeq {
		return known.why
	}
	var why string
	err := d.talks.View(ctx, s.Conversation, func(st *bot.State) {
		if st.Queued != nil {
			why = st.Queued.Reason
		}
	})
	if err != nil {
		return "" // a row without its reason beats no queue
	}
	d.why.mu.Lock()
	defer d.why.mu.Unlock()
	if len(d.why.known) > 1000 {
		clear(d.why.known)
	}
	d.why.known[s.Conversation] = reason{s.LastSeq, why}
	return why
}

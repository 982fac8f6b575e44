package actor

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// retries bounds how often a decision is made again because another node was
// first. Each time somebody made progress, so it is seldom more than once.
const retries = 32

// take decides cmd, stores what follows and folds it.
func (a *actor) take(cmd bot.Command) (bot.Receipt, error) {
	began := a.rt.Now()
	ctx := a.rt.limit.context(began)
	var err error
	for range retries {
		if err = a.ready(ctx); err != nil {
			return bot.Receipt{}, err
		}
		var events []bot.Event
		var at time.Time
		if events, at, err = a.decide(ctx, cmd); err != nil {
			return bot.Receipt{}, err
		}
		if len(events) == 0 {
			return a.receipt(cmd, 0), nil
		}
		c := bot.Commit{Conversation: a.id, Seq: a.state.Seq + 1, At: at, Events: events}
		if err = a.store(ctx, c); err == nil {
			a.rt.Watch.Committed(a.id, len(events), a.rt.Now().Sub(began))
			a.follow(cmd, c)
			return a.receipt(cmd, c.Seq), nil
		}
		if !errors.Is(err, bot.ErrConflict) {
			return bot.Receipt{}, asUnavailable(err)
		}
		a.rt.Watch.Conflict(a.id)
	}
	return bot.Receipt{}, bot.E(bot.Unavailable, "error.unavailable", err)
}

// follow shows a stored commit to who follows. A panic there is no fault of the
// command, which is on disk.
func (a *actor) follow(cmd bot.Command, c bot.Commit) {
	if a.rt.Follow == nil {
		return
	}
	defer func() {
		if what := recover(); what != nil {
			a.rt.Watch.Panicked(a.id, what, debug.Stack())
		}
	}()
	if say, ok := cmd.(bot.Say); ok {
		if a.heard != nil {
			say.Reading, a.heard = *a.heard, nil
		}
		cmd = say
	}
	a.rt.Follow(a.state, cmd, c)
}

// decide asks the domain what follows from cmd.
func (a *actor) decide(ctx context.Context, cmd bot.Command) ([]bot.Event, time.Time, error) {
	s := a.state
	if key := cmd.CommandKey(); key != "" {
		if _, done := s.Seen[key]; done {
			return nil, time.Time{}, nil
		}
	}
	env, err := a.rt.env(s)
	if err != nil {
		return nil, time.Time{}, err
	}
	if a.ref == "" {
		a.ref = bot.NewReference(env.Now.In(env.Policy.Zone).Year())
	}
	env.Reference = a.ref
	switch c := cmd.(type) {
	case bot.Say:
		a.spoke()
		if cmd, err = a.read(ctx, c, env); err != nil {
			return nil, time.Time{}, err
		}
		if a.rt.Follow != nil {
			r := cmd.(bot.Say).Reading
			a.heard = &r
		}
	case bot.Choose:
		a.spoke()
	default:
		env.Typing = a.types(env.Now)
	}
	events, err := bot.Decide(s, cmd, env)
	return events, env.Now, err
}

// read has the words of c understood. It runs in the conversation's own
// goroutine with no lock held: who only looks at the conversation doesn't wait
// for it. A model is never asked here; its reading comes as a command.
func (a *actor) read(ctx context.Context, c bot.Say, env *bot.Env) (bot.Command, error) {
	c.Text = bot.CleanText(c.Text)
	if c.Text == "" || c.Reading.Source != "" {
		return c, nil
	}
	var err error
	c.Reading, err = a.rt.Understander.Read(ctx, a.state.InputFor(c.Text, env))
	if err != nil {
		return nil, bot.E(bot.Internal, "error.internal", fmt.Errorf("actor: read: %w", err))
	}
	return c, nil
}

// env is what a decision in state s may depend on. Its time is in UTC, to the
// millisecond, and never before the last commit's: clocks of nodes differ.
func (r *Runtime) env(s *bot.State) (*bot.Env, error) {
	script, topics := r.Script(s.Opened.Dialog)
	if script == nil {
		return nil, bot.E(bot.Internal, "error.internal", fmt.Errorf("actor: dialog %q is not loaded", s.Opened.Dialog))
	}
	now := r.Now().UTC().Truncate(time.Millisecond)
	if now.Before(s.Updated) {
		now = s.Updated
	}
	env := &bot.Env{Now: now, Script: script, Topics: topics, Say: r.Speaker, Policy: r.Policy(), Ahead: r.Ahead()}
	if r.Await != nil {
		env.Await = r.Await()
	}
	return env, nil
}

// store appends c. The summary is what the state says after c, so c is folded
// first; if it isn't stored, the state is thrown away and comes back from the
// log. That holds for an append whose outcome nobody knows, too: if it was
// stored after all, the sender's key is in the log and a resend does nothing.
func (a *actor) store(ctx context.Context, c bot.Commit) (err error) {
	stored := false
	defer func() {
		if !stored {
			a.distrust()
		}
	}()
	s := a.state
	s.Fold(c)
	due := s.NextDue(a.rt.Policy())
	if err = a.rt.Store.Append(ctx, c, s.Summary(due)); err != nil {
		a.ref = ""
		return err
	}
	stored = true
	if s.Complaint != nil && s.Complaint.Reference == a.ref {
		a.ref = ""
	}
	a.keep(due, c)
	a.rt.Bus.Announce(bot.Announcement{Conversation: a.id, Seq: c.Last()})
	return nil
}

// keep notes what the goroutines beside the owner may see.
func (a *actor) keep(due time.Time, cs ...bot.Commit) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.due = due
	if len(cs) == 0 {
		return
	}
	if len(a.tail)+len(cs) > tailMax {
		// A copy: those who got a part of the old one may still read it.
		a.tail = append(make([]bot.Commit, 0, tailMax), a.tail[min(len(a.tail), tailMax/2):]...)
	}
	a.tail = append(a.tail, cs...)
	a.last = cs[len(cs)-1].Last()
	a.known = max(a.known, a.last)
}

func (a *actor) receipt(cmd bot.Command, first uint64) bot.Receipt {
	seq := first
	if seq == 0 {
		seq = a.state.Seq
	}
	if key := cmd.CommandKey(); key != "" {
		if own, ok := a.state.Seen[key]; ok {
			seq = own
		}
	}
	return bot.Receipt{Conversation: a.id, Seq: seq, Last: a.state.Seq, New: first != 0}
}

// asUnavailable gives an error that no store should return, such as the end of
// a context, the code that tells the customer to try again.
func asUnavailable(err error) error {
	var e *bot.Error
	if errors.As(err, &e) {
		return err
	}
	return bot.E(bot.Unavailable, "error.unavailable", err)
}

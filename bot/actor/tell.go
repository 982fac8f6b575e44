package actor

import (
	"context"
	"errors"
	"runtime/debug"

	"github.com/gehoor/gehoor/bot"
)

// Open begins a conversation with a fresh id and token. The token is only in
// this receipt; the log keeps its hash. cmd.Token is ignored.
func (r *Runtime) Open(_ context.Context, cmd bot.Open) (receipt bot.Receipt, err error) {
	if !r.enter() {
		return bot.Receipt{}, bot.E(bot.Unavailable, "error.unavailable", errClosing)
	}
	defer r.leave()
	began := r.Now()
	id := bot.NewID()
	var token bot.Token
	token, cmd.Token = bot.NewToken(id)
	defer func() {
		if what := recover(); what != nil {
			r.Watch.Panicked(id, what, debug.Stack())
			receipt, err = bot.Receipt{}, bot.E(bot.Internal, "error.internal", errPanic)
		}
		if err != nil {
			r.Watch.Refused(id, bot.CodeOf(err), err)
		}
	}()
	s := &bot.State{} // nobody else knows the id: there is nothing to take turns with
	env, err := r.env(s)
	if err != nil {
		return bot.Receipt{}, err
	}
	events, err := bot.Decide(s, cmd, env)
	if err != nil {
		return bot.Receipt{}, err
	}
	c := bot.Commit{Conversation: id, Seq: 1, At: env.Now, Events: events}
	s.Fold(c)
	due := s.NextDue(env.Policy)
	if err := r.Store.Append(r.limit.context(began), c, s.Summary(due)); err != nil {
		return bot.Receipt{}, asUnavailable(err)
	}
	r.welcome(s, c, due)
	r.Watch.Committed(id, len(events), r.Now().Sub(began))
	r.Bus.Announce(bot.Announcement{Conversation: id, Seq: c.Last()})
	return bot.Receipt{Conversation: id, Token: token, Seq: 1, Last: c.Last(), New: true}, nil
}

// Tell tells conversation id a command and returns when what follows from it
// is on disk. An error says that nothing is known to be stored: a *bot.Error
// with the reason, Unavailable when it can be tried again, TooFast when too
// many commands wait. If ctx ends first the command may still be carried out;
// its key makes telling it again harmless.
func (r *Runtime) Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error) {
	return r.ask(ctx, id, cmd, nil)
}

// View lets look at the state of a conversation, between two commands. look
// must not keep or change what it is shown.
func (r *Runtime) View(ctx context.Context, id bot.ID, look func(*bot.State)) error {
	_, err := r.ask(ctx, id, nil, look)
	return err
}

func (r *Runtime) ask(ctx context.Context, id bot.ID, cmd bot.Command, look func(*bot.State)) (bot.Receipt, error) {
	if !r.enter() {
		return bot.Receipt{}, bot.E(bot.Unavailable, "error.unavailable", errClosing)
	}
	j := r.jobs.Get().(*job)
	j.ctx, j.cmd, j.look = ctx, cmd, look
	if err := r.post(id, j); err != nil {
		r.leave()
		r.Watch.Refused(id, bot.CodeOf(err), err)
		return bot.Receipt{}, err
	}
	select {
	case <-j.done:
	case <-ctx.Done():
		// The job stays with the conversation's goroutine; it is not reused.
		return bot.Receipt{}, bot.E(bot.Unavailable, "error.unavailable", ctx.Err())
	}
	receipt, err := j.receipt, j.err
	*j = job{done: j.done}
	r.jobs.Put(j)
	return receipt, err
}

// Since returns the commits of conversation id that hold an event numbered
// above after: from memory where it is live, else from the store. The caller
// must not change them. Its errors are the store's.
func (r *Runtime) Since(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	if a := r.find(id); a != nil {
		if log, ok := a.since(after); ok {
			return log, nil
		}
	}
	return r.Store.Load(ctx, id, after)
}

// since answers from memory. ok is false where memory doesn't reach far enough
// back, or another node is ahead.
func (a *actor) since(after uint64) (log []bot.Commit, ok bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	switch {
	case a.last == 0 || a.known > a.last:
		return nil, false
	case after >= a.last:
		return nil, true
	case len(a.tail) == 0 || a.tail[0].Seq > after+1:
		return nil, false
	}
	i := len(a.tail) - 1
	for i > 0 && a.tail[i].Seq > after+1 {
		i--
	}
	if a.tail[i].Last() <= after {
		i++
	}
	return a.tail[i:len(a.tail):len(a.tail)], true
}

var errClosing = errors.New("actor: closing")

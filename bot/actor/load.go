package actor

import (
	"context"
	"fmt"

	"github.com/gehoor/gehoor/bot"
)

// ready sees to it that the state is there and has all that this node knows of.
func (a *actor) ready(ctx context.Context) error {
	a.mu.Lock()
	said := a.known
	behind, reload := said > a.last, a.reload
	a.reload = false
	a.mu.Unlock()
	if reload {
		a.state = nil
	}
	if a.state != nil && !behind {
		return nil
	}
	s := a.state
	if s == nil {
		s = &bot.State{}
	}
	log, err := a.rt.Store.Load(ctx, a.id, s.Seq)
	if err != nil {
		a.distrust()
		return asUnavailable(err)
	}
	// A state that can't be folded to its end is worth nothing.
	a.state = nil
	for _, c := range log {
		if c.Seq != s.Seq+1 {
			a.distrust()
			return bot.E(bot.Corrupt, "error.internal", fmt.Errorf("actor: %s: commit %d follows event %d", a.id, c.Seq, s.Seq))
		}
		s.Fold(c)
	}
	if s.Seq == 0 {
		return bot.E(bot.NotFound, "error.no_conversation", nil)
	}
	a.state = s
	a.mu.Lock()
	if len(log) > tailMax/2 {
		log, a.tail = log[len(log)-tailMax/2:], nil
	}
	// What was announced before and isn't there was erased, or never was. What
	// was announced since may have come too late for this log.
	if a.known == said {
		a.known = s.Seq
	}
	a.mu.Unlock()
	a.keep(s.NextDue(a.rt.Policy()), append([]bot.Commit(nil), log...)...)
	return nil
}

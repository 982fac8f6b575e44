package desk

import (
	"context"
	"slices"

	"github.com/gehoor/gehoor/bot"
)

// Every act carries the key of the form it came from: sent twice, it is done
// once. The conversation refuses what its state doesn't allow: Conflict (with
// the Name of who has it) where a colleague was first, Forbidden where the
// actor has not joined.

// Join lets a take the conversation over. Whoever joins first has it.
func (d *Desk) Join(ctx context.Context, a Actor, id bot.ID, key string) error {
	return d.act(ctx, a, Handle, id, "join", bot.Join{Key: key, By: a.person()})
}

// Reply says something to the customer.
func (d *Desk) Reply(ctx context.Context, a Actor, id bot.ID, key, text string) error {
	return d.act(ctx, a, Handle, id, "reply", bot.Reply{Key: key, By: a.person(), Text: text})
}

// Note leaves a remark that only colleagues see.
func (d *Desk) Note(ctx context.Context, a Actor, id bot.ID, key, text string) error {
	return d.act(ctx, a, Handle, id, "note", bot.Note{Key: key, By: a.person(), Text: text})
}

// Leave hands the conversation back: to is bot.ToBot or bot.ToQueue.
func (d *Desk) Leave(ctx context.Context, a Actor, id bot.ID, key, to string) error {
	return d.act(ctx, a, Handle, id, "leave", bot.Leave{Key: key, By: a.person(), To: to})
}

// Resolve gives the organisation's answer.
func (d *Desk) Resolve(ctx context.Context, a Actor, id bot.ID, key, outcome, text string) error {
	if !slices.Contains(d.outcomes, outcome) {
		return bot.E(bot.Invalid, "desk.resolve.outcome", nil)
	}
	return d.act(ctx, a, Handle, id, "resolve", bot.Resolve{Key: key, By: a.person(), Outcome: outcome, Text: text})
}

// Extend moves the deadline. on is a civil date, "" for the longest that the
// regime allows.
func (d *Desk) Extend(ctx context.Context, a Actor, id bot.ID, key, on, reason string, consent bool) error {
	if bot.CleanText(reason) == "" {
		return bot.E(bot.Invalid, "desk.extend.reason", nil)
	}
	return d.act(ctx, a, Extend, id, "extend", bot.Extend{
		Key: key, By: a.person(), On: on, Reason: bot.CleanText(reason), Consent: consent,
	})
}

// Close ends a conversation that needs no answer, or had it.
func (d *Desk) Close(ctx context.Context, a Actor, id bot.ID, key string) error {
	return d.act(ctx, a, Handle, id, "close", bot.Close{Key: key, By: a.person(), Why: "agent"})
}

func (d *Desk) act(ctx context.Context, a Actor, p Permission, id bot.ID, name string, cmd bot.Command) error {
	if err := a.must(p); err != nil {
		return err
	}
	if cmd.CommandKey() == "" {
		return bot.E(bot.Invalid, "desk.error.key", nil)
	}
	var sum bot.Summary
	if err := d.talks.View(ctx, id, func(s *bot.State) { sum = caseOf(s).Summary }); err != nil {
		return err
	}
	if !a.mayRead(sum) {
		return bot.E(bot.Forbidden, "desk.error.not_yours", nil)
	}
	r, err := d.talks.Tell(ctx, id, cmd)
	if err != nil {
		return err
	}
	d.log.Info("desk act", "by", a.ID, "act", name, "conversation", id, "seq", r.Seq, "new", r.New)
	return nil
}

// Outcomes lists the outcomes that an agent may give here.
func (d *Desk) Outcomes() []string { return slices.Clone(d.outcomes) }

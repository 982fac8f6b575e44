package desk

import (
	"context"

	"github.com/gehoor/gehoor/bot"
)

// Drafts has a language model write for agents. What it writes comes into the
// conversation as a bot.Drafted, which only agents see and nobody sends.
type Drafts interface {
	// Draft returns when the draft is stored. It asks nothing where key was
	// carried out before. It returns an Unavailable error where the model gave
	// no answer, TooFast where the conversation has asked enough.
	Draft(ctx context.Context, id bot.ID, by bot.Person, key string, want bot.Want) error
}

// Keys of the sentences for drafts that did not come.
const (
	NoDraft     = "desk.draft.failed"
	DraftsSpent = "desk.draft.spent"
)

// Draft asks for a summary of the conversation or a reply to it. It returns a
// NotFound error where there is no model.
func (d *Desk) Draft(ctx context.Context, a Actor, id bot.ID, key string, want bot.Want) error {
	switch {
	case d.drafts == nil:
		return bot.E(bot.NotFound, "server.error.not_found", nil)
	case key == "":
		return bot.E(bot.Invalid, "desk.error.key", nil)
	case want != bot.WantSummary && want != bot.WantReply:
		return bot.E(bot.BadFrame, "server.error.bad_request", nil)
	}
	if err := a.must(Handle); err != nil {
		return err
	}
	var c Case
	if err := d.talks.View(ctx, id, func(s *bot.State) { c = caseOf(s) }); err != nil {
		return err
	}
	if may := d.moves(a, &c); !a.mayRead(c.Summary) || !may.Draft || want == bot.WantReply && !may.Reply {
		return bot.E(bot.Forbidden, "desk.error.not_yours", nil)
	}
	if err := d.drafts.Draft(ctx, id, a.person(), key, want); err != nil {
		return err
	}
	d.log.Info("desk act", "by", a.ID, "act", "draft", "conversation", id)
	return nil
}

// Drafted is the latest draft of this kind, nil where there is none.
func (c Case) Drafted(want string) *Line {
	for i := len(c.Lines) - 1; i >= 0; i-- {
		if d := c.Lines[i].Drafted; d != nil && string(d.Want) == want {
			return &c.Lines[i]
		}
	}
	return nil
}

// DraftAt is the reply that was drafted as event seq, "" where that is none.
func (c Case) DraftAt(seq uint64) string {
	for _, l := range c.Lines {
		if l.Seq == seq && l.Drafted != nil {
			return l.Drafted.Text
		}
	}
	return ""
}

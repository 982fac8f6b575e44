package assist

import (
	"context"

	"github.com/gehoor/gehoor/bot"
)

// handoverKey is the key of the summary that a handover asks for: one is
// enough, whoever asks later gets a fresh one.
const handoverKey = "model.handover"

// maxLines is how many lines a summary has at most: more is no summary.
const maxLines = 6

// Draft has a model write something for the agent who asks, and records it. by
// is that agent, key makes asking twice harmless. Its errors are a
// *bot.ModelFault, a *Skipped, or the conversation's.
func (r *Runner) Draft(ctx context.Context, talks Conversations, id bot.ID, by bot.Person, key string, want bot.Want) error {
	return r.draft(ctx, talks, id, &by, key, want)
}

func (r *Runner) draft(ctx context.Context, talks Conversations, id bot.ID, by *bot.Person, key string, want bot.Want) error {
	log, err := talks.Since(ctx, id, 0)
	if err != nil {
		return err
	}
	var b bot.Brief
	done := false
	err = talks.View(ctx, id, func(s *bot.State) {
		b = s.BriefOf(log)
		_, done = s.Seen[key]
	})
	if err != nil || done {
		return err
	}
	r.mask(&b)
	cmd := bot.Draft{Key: key, By: by}
	task := Summary
	if want == bot.WantReply {
		task = Reply
	}
	err = r.ask(ctx, task, r.DraftTime, b, func(ctx context.Context) (run bot.ModelRun, err error) {
		if want == bot.WantReply {
			s, err := r.Model.Suggest(ctx, b)
			s.Warnings = Warnings(s.Text, b.Locale)
			cmd.Suggestion = &s
			return s.Run, err
		}
		x, err := r.Model.Sum(ctx, b)
		if err != nil {
			return x.Run, err
		}
		if x.Lines = cited(x.Lines, b); len(x.Lines) == 0 {
			return x.Run, &bot.ModelFault{Why: bot.FaultMalformed}
		}
		cmd.Extract = &x
		return x.Run, nil
	})
	if err != nil {
		return err
	}
	_, err = talks.Tell(ctx, id, cmd)
	return err
}

// cited keeps the lines that stand where they say they do, word for word, each
// once.
func cited(lines []bot.Citation, b bot.Brief) []bot.Citation {
	var out []bot.Citation
	seen := map[string]bool{}
	for _, l := range lines {
		for _, m := range b.Lines {
			if m.Seq != l.Seq {
				continue
			}
			if words, ok := bot.FindQuote(m.Text, l.Quote); ok && !seen[words] && len(out) < maxLines {
				seen[words] = true
				out = append(out, bot.Citation{Topic: l.Topic, Quote: words, Seq: l.Seq})
			}
		}
	}
	return out
}

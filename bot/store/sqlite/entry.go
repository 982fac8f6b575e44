package sqlite

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
)

// entry is a commit ready to be written: encoded by the goroutine that brings
// it, not by the writer, which all share.
type entry struct {
	id     bot.ID
	seq    uint64
	last   uint64
	at     int64
	events []byte
	sum    bot.Summary
	prints prints

	// Set by the writer while it places the entry.
	no    int64
	fresh bool // the first of its conversation
	short bool // the short part of the summary has to be written whole
	long  bool // and its texts
	stale bool // the stored summary is newer
}

var errEmpty = errors.New("sqlite: a commit needs events, numbered from 1")

// Append implements bot.Store.
func (s *Store) Append(ctx context.Context, c bot.Commit, sum bot.Summary) error {
	if c.Seq == 0 || len(c.Events) == 0 || c.Conversation == "" {
		return bot.E(bot.Internal, "error.internal", errEmpty)
	}
	events, err := bot.MarshalEvents(c.Events)
	if err != nil {
		return err
	}
	sum.Conversation = c.Conversation
	return s.writer.append(ctx, entry{
		id: c.Conversation, seq: c.Seq, last: c.Last(), at: millis(c.At), events: events,
		sum: sum, prints: printsOf(&sum),
	})
}

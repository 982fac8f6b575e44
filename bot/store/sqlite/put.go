package sqlite

import (
	"context"

	"github.com/gehoor/gehoor/bot"
)

// PutSummary implements bot.Store. It returns ErrNotFound for a conversation
// that isn't there.
func (s *Store) PutSummary(ctx context.Context, sum bot.Summary) error {
	return s.writer.do(ctx, onSummary, func(c *conn) error {
		no, err := c.number("SELECT no FROM conversations WHERE id = ?", string(sum.Conversation))
		if err != nil {
			return err
		}
		if no == 0 {
			return bot.ErrNotFound
		}
		var a arguments
		a.add(no)
		a.addSummary(&sum)
		if err = c.execArgs(replaceSummary, a.list); err != nil {
			return err
		}
		return putTexts(c, no, &sum)
	})
}

// Erase implements bot.Store. What was said and added is overwritten in the file
// (secure_delete) and dropped from the write-ahead log, not only unlinked.
func (s *Store) Erase(ctx context.Context, t bot.Tombstone) error {
	return s.writer.do(ctx, onErasure, func(c *conn) error {
		for _, step := range []string{
			"DELETE FROM chunks WHERE file IN (SELECT file FROM files WHERE no = (SELECT no FROM conversations WHERE id = ?))",
			"DELETE FROM files WHERE no = (SELECT no FROM conversations WHERE id = ?)",
			"DELETE FROM commits WHERE no = (SELECT no FROM conversations WHERE id = ?)",
			"DELETE FROM texts WHERE no = (SELECT no FROM conversations WHERE id = ?)",
			"DELETE FROM summaries WHERE no = (SELECT no FROM conversations WHERE id = ?)",
			"DELETE FROM conversations WHERE id = ?",
		} {
			if err := c.exec(step, string(t.Conversation)); err != nil {
				return err
			}
		}
		return c.exec("INSERT INTO tombstones(id, reference, at, why, by) VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO NOTHING",
			string(t.Conversation), t.Reference, millis(t.At), t.Why, t.By)
	})
}

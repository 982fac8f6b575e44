package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"math"

	"github.com/gehoor/gehoor/bot"
)

// selectLog reads the commits of conversation ?1 that reach beyond event ?2.
// A commit's number is that of its first event, so the one that holds event
// ?2+1 may begin before it.
const selectLog = `SELECT seq, last, at, events FROM commits
	WHERE no = (SELECT no FROM conversations WHERE id = ?1) AND seq >= coalesce((
		SELECT max(seq) FROM commits WHERE no = (SELECT no FROM conversations WHERE id = ?1) AND seq <= ?2 + 1), 1)
	ORDER BY seq`

// Load implements bot.Store.
func (s *Store) Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	log, err := loadLog(ctx, s.log, id, min(after, math.MaxInt64-1))
	if err != nil {
		return nil, domain(err)
	}
	if len(log) == 0 {
		return nil, domain(s.exists(ctx, id))
	}
	return log, nil
}

// loadLog runs selectLog, prepared.
func loadLog(ctx context.Context, stmt *sql.Stmt, id bot.ID, after uint64) ([]bot.Commit, error) {
	rows, err := stmt.QueryContext(ctx, string(id), int64(after))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var log []bot.Commit
	for rows.Next() {
		var at int64
		var last uint64
		var events sql.RawBytes
		c := bot.Commit{Conversation: id}
		if err := rows.Scan(&c.Seq, &last, &at, &events); err != nil {
			return nil, err
		}
		if last <= after {
			continue
		}
		c.At = moment(at)
		if c.Events, err = bot.UnmarshalEvents(events); err != nil {
			return nil, corrupt(id, c.Seq, err)
		}
		if c.Last() != last {
			return nil, corrupt(id, c.Seq, fmt.Errorf("sqlite: the commit holds %d events and ends at %d", len(c.Events), last))
		}
		log = append(log, c)
	}
	return log, rows.Err()
}

// exists returns nil if there is such a conversation, and tells an erased one
// from one that never was.
func (s *Store) exists(ctx context.Context, id bot.ID) error {
	var here, erased bool
	err := s.read.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM conversations WHERE id = ?1),
		EXISTS (SELECT 1 FROM tombstones WHERE id = ?1)`, string(id)).Scan(&here, &erased)
	switch {
	case err != nil:
		return err
	case here:
		return nil
	case erased:
		return bot.ErrErased
	}
	return bot.ErrNotFound
}

// view runs body on one state of the store.
func (s *Store) view(ctx context.Context, body func(*sql.Tx) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return domain(err)
	}
	err = body(tx)
	_ = tx.Rollback() // it has only read
	return domain(err)
}

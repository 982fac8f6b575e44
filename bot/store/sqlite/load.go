package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/gehoor/gehoor/bot"
)

const selectLog = `SELECT seq, last, at, events FROM commits
	WHERE no = (SELECT no FROM conversations WHERE id = ?) AND seq > ? ORDER BY seq`

// Load implements bot.Store.
func (s *Store) Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	var log []bot.Commit
	err := s.view(ctx, func(tx *sql.Tx) (err error) {
		log, err = loadLog(ctx, tx, id, after)
		return err
	})
	return log, err
}

// loadLog reads the commits that reach beyond after. A commit's number is
// that of its first event, so the one that holds event after+1 may begin
// before it.
func loadLog(ctx context.Context, tx *sql.Tx, id bot.ID, after uint64) ([]bot.Commit, error) {
	var from sql.NullInt64
	err := tx.QueryRowContext(ctx, `SELECT max(m.seq) FROM conversations c LEFT JOIN commits m ON m.no = c.no AND m.seq <= ?
		WHERE c.id = ? GROUP BY c.no`, int64(after)+1, id).Scan(&from)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, absent(ctx, tx, id)
	}
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, selectLog, id, from.Int64-1)
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
		c.At = moment(at)
		if c.Events, err = bot.UnmarshalEvents(events); err != nil {
			return nil, corrupt(id, c.Seq, err)
		}
		if c.Last() != last {
			return nil, corrupt(id, c.Seq, fmt.Errorf("sqlite: the commit holds %d events and ends at %d", len(c.Events), last))
		}
		if c.Last() > after {
			log = append(log, c)
		}
	}
	return log, rows.Err()
}

// absent tells an erased conversation from one that never was.
func absent(ctx context.Context, tx *sql.Tx, id bot.ID) error {
	var n int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM tombstones WHERE id = ?", id).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
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

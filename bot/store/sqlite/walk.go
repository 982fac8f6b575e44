package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"github.com/gehoor/gehoor/bot"
)

// stride is how many conversations a walk reads at a time. Each stride sees
// one state of the store; between them the write-ahead log can be reset.
const stride = 32

// visited is a conversation as a walk found it.
type visited struct {
	id     bot.ID
	log    []bot.Commit
	stored *bot.Summary
}

// Walk implements bot.Store. A conversation whose log can't be read is not
// visited; when all others have been, Walk returns the Corrupt errors, joined.
func (s *Store) Walk(ctx context.Context, visit func(id bot.ID, log []bot.Commit, stored *bot.Summary) error) error {
	var broken []error
	var after bot.ID
	for {
		var found []visited
		n := 0
		err := s.view(ctx, func(tx *sql.Tx) error {
			ids, err := nextIDs(ctx, tx, after)
			if err != nil {
				return err
			}
			n = len(ids)
			for _, id := range ids {
				after = id
				v, err := s.readWhole(ctx, tx, id)
				if errors.Is(err, bot.E(bot.Corrupt, "", nil)) {
					broken = append(broken, err)
					continue
				}
				if err != nil {
					return err
				}
				found = append(found, v)
			}
			return nil
		})
		if err != nil {
			return err
		}
		for _, v := range found {
			if err := visit(v.id, v.log, v.stored); err != nil {
				return err
			}
		}
		if n < stride {
			return errors.Join(broken...)
		}
	}
}

func nextIDs(ctx context.Context, tx *sql.Tx, after bot.ID) ([]bot.ID, error) {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM conversations WHERE id > ? ORDER BY id LIMIT ?", after, stride)
	if err != nil {
		return nil, err
	}
	return scanAll(rows, scanID)
}

func scanID(r row) (id bot.ID, err error) {
	err = r.Scan(&id)
	return id, err
}

func (s *Store) readWhole(ctx context.Context, tx *sql.Tx, id bot.ID) (visited, error) {
	log, err := loadLog(ctx, tx.StmtContext(ctx, s.log), id, 0)
	if err != nil {
		return visited{}, err
	}
	v := visited{id: id, log: log}
	sum, err := scanSummary(tx.QueryRowContext(ctx, selectSummary+
		" WHERE no = (SELECT no FROM conversations WHERE id = ?)", id))
	switch {
	case err == nil:
		v.stored = &sum
	case !errors.Is(err, sql.ErrNoRows):
		return visited{}, err
	}
	return v, nil
}

package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
	lib "modernc.org/sqlite/lib"
)

// PutFile implements bot.Files. Each chunk is a short transaction of its own,
// so that messages pass between them; size stays -1 until the last is there,
// and so long the file can't be opened.
func (s *Store) PutFile(ctx context.Context, conversation bot.ID, id bot.FileID, at time.Time, fill func(io.Writer) error) (int64, error) {
	no, err := s.beginFile(ctx, conversation, id, at)
	if err != nil {
		return 0, err
	}
	w := &bot.ChunkWriter{Put: func(n int64, data []byte) error { return s.putChunk(ctx, no, n, data) }}
	err = fill(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = s.writer.do(ctx, onAccounts, func(c *conn) error {
			if err := fileStands(c, no); err != nil {
				return err
			}
			return c.exec("UPDATE files SET size = ? WHERE file = ?", w.Size, no)
		})
	}
	if err != nil {
		// Should this fail as well, the file is swept up later.
		_ = s.DropFile(context.WithoutCancel(ctx), conversation, id)
		return 0, room(err)
	}
	return w.Size, nil
}

// beginFile makes the row that chunks belong to, and returns its number.
func (s *Store) beginFile(ctx context.Context, conversation bot.ID, id bot.FileID, at time.Time) (no int64, err error) {
	err = s.writer.do(ctx, onAccounts, func(c *conn) error {
		owner, err := c.number("SELECT no FROM conversations WHERE id = ?", string(conversation))
		switch {
		case err != nil:
			return err
		case owner == 0:
			return gone(c, conversation)
		}
		if err := c.exec("INSERT INTO files(no, id, at, size, named) VALUES (?, ?, ?, -1, 0)", owner, string(id), millis(at)); err != nil {
			return err
		}
		no, err = c.number("SELECT last_insert_rowid()")
		return err
	})
	return no, room(err)
}

// gone tells an erased conversation from one that never was.
func gone(c *conn, id bot.ID) error {
	erased, err := c.number("SELECT 1 FROM tombstones WHERE id = ?", string(id))
	switch {
	case err != nil:
		return err
	case erased == 1:
		return bot.ErrErased
	}
	return bot.ErrNotFound
}

// fileStands returns ErrErased when the file was erased while it came in.
func fileStands(c *conn, no int64) error {
	there, err := c.number("SELECT 1 FROM files WHERE file = ?", no)
	if err == nil && there == 0 {
		return bot.ErrErased
	}
	return err
}

func (s *Store) putChunk(ctx context.Context, no, n int64, data []byte) error {
	return s.writer.do(ctx, onAccounts, func(c *conn) error {
		if err := fileStands(c, no); err != nil {
			return err
		}
		return c.exec("INSERT INTO chunks(file, n, data) VALUES (?, ?, ?)", no, n, data)
	})
}

// room says of an error that the disk is full: customers are told that there
// is no room for files.
func room(err error) error {
	if resultCode(err) == lib.SQLITE_FULL {
		return bot.E(bot.Full, "error.file_full", err)
	}
	return err
}

// OpenFile implements bot.Files. Each chunk is read by itself: a customer on a
// slow line keeps nobody from emptying the write-ahead log.
func (s *Store) OpenFile(ctx context.Context, conversation bot.ID, id bot.FileID) (io.ReadCloser, error) {
	var file, size int64
	err := s.read.QueryRowContext(ctx, `SELECT file, size FROM files
		WHERE no = (SELECT no FROM conversations WHERE id = ?) AND id = ? AND size >= 0`, string(conversation), string(id)).Scan(&file, &size)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, bot.E(bot.NotFound, "error.no_file", nil)
	}
	if err != nil {
		return nil, domain(err)
	}
	return &bot.ChunkReader{Size: size, Get: func(n int64) ([]byte, error) { return s.getChunk(ctx, file, n) }}, nil
}

// getChunk returns chunk n of a file, or nil when it isn't there.
func (s *Store) getChunk(ctx context.Context, file, n int64) (data []byte, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT data FROM chunks WHERE file = ? AND n = ?", file, n).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return data, domain(err)
}

// DropFile implements bot.Files.
func (s *Store) DropFile(ctx context.Context, conversation bot.ID, id bot.FileID) error {
	return s.writer.do(ctx, onErasure, func(c *conn) error {
		no, err := c.number("SELECT file FROM files WHERE no = (SELECT no FROM conversations WHERE id = ?) AND id = ?", string(conversation), string(id))
		if err != nil || no == 0 {
			return err
		}
		return dropFile(c, no)
	})
}

func dropFile(c *conn, no int64) error {
	if err := c.exec("DELETE FROM chunks WHERE file = ?", no); err != nil {
		return err
	}
	return c.exec("DELETE FROM files WHERE file = ?", no)
}

// SumFiles implements bot.Files.
func (s *Store) SumFiles(ctx context.Context) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, "SELECT coalesce(sum(max(size, 0)), 0) FROM files").Scan(&n)
	return n, domain(err)
}

// loose is a file that nobody has asked about yet.
type loose struct {
	no           int64
	conversation bot.ID
	id           bot.FileID
}

// SweepFiles implements bot.Files. What a conversation names is marked, so that
// it is asked about once.
func (s *Store) SweepFiles(ctx context.Context, before time.Time, named func(context.Context, bot.ID, bot.FileID) (bool, error)) (int, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT f.file, c.id, f.id FROM files f JOIN conversations c ON c.no = f.no
		WHERE f.named = 0 AND f.at < ? ORDER BY f.file`, millis(before))
	if err != nil {
		return 0, domain(err)
	}
	found, err := scanAll(rows, func(r row) (l loose, err error) {
		err = r.Scan(&l.no, &l.conversation, &l.id)
		return l, err
	})
	if err != nil {
		return 0, domain(err)
	}
	dropped := 0
	for _, l := range found {
		keep, err := named(ctx, l.conversation, l.id)
		if err != nil && !errors.Is(err, bot.ErrErased) {
			return dropped, err
		}
		kind, job := onErasure, func(c *conn) error { return dropFile(c, l.no) }
		if keep {
			kind, job = onAccounts, func(c *conn) error {
				return c.exec("UPDATE files SET named = 1 WHERE file = ? AND size >= 0", l.no)
			}
		}
		if err = s.writer.do(ctx, kind, job); err != nil {
			return dropped, err
		}
		if !keep {
			dropped++
		}
	}
	return dropped, nil
}

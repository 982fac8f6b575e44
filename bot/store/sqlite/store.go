package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Options tune a store. The zero Options are good for production.
type Options struct {
	// Busy is how long a write waits for another process to release the
	// file; 0 means 5 s.
	Busy time.Duration
	// Readers is how many connections read at once; 0 means one per core,
	// at least 4.
	Readers int
	// MaxPages bounds the file, in pages of 4 KiB; 0 means no bound. A
	// full store answers ErrUnavailable, as a full disk does.
	MaxPages int
}

// Store is a bot.Store, bot.Files and bot.Accounts in one SQLite file.
type Store struct {
	path   string
	read   *sql.DB
	log    *sql.Stmt // selectLog
	writer *writer
}

var (
	_ bot.Store    = (*Store)(nil)
	_ bot.Files    = (*Store)(nil)
	_ bot.Accounts = (*Store)(nil)
)

// Open opens the store in the file at path, and makes file, folder and schema
// where they don't exist. It fails when the file isn't a Gehoor store, is
// damaged, or was written by a newer Gehoor. The folder is made readable for
// the process's user only.
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	if o.Busy <= 0 {
		o.Busy = 5 * time.Second
	}
	if o.Readers <= 0 {
		o.Readers = max(4, runtime.GOMAXPROCS(0))
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("sqlite: %w", err)
	}
	if err := touch(path); err != nil {
		return nil, fmt.Errorf("sqlite: the store %s can't be made: %w", path, err)
	}
	enough := time.After(o.Busy)
	for {
		s, err := openFile(ctx, path, o)
		if resultCode(err) != lib.SQLITE_BUSY {
			return s, err
		}
		select {
		case <-enough:
			return nil, err
		case <-ctx.Done():
			return nil, fmt.Errorf("sqlite: %w", ctx.Err())
		case <-time.After(retryOpen):
		}
	}
}

// retryOpen is how long Open waits before it tries again. SQLite itself waits
// for most locks; for the one that turns a new file's journal into a write-ahead
// log it doesn't, and whoever comes second is refused at once.
const retryOpen = 20 * time.Millisecond

func openFile(ctx context.Context, path string, o Options) (*Store, error) {
	w, err := openWriter(ctx, path, o)
	if err != nil {
		return nil, explain(path, err)
	}
	connector, err := sqlite.NewConnector(dsn(path, o.Busy, "query_only(1)"))
	if err != nil {
		return nil, errors.Join(explain(path, err), w.close())
	}
	read := sql.OpenDB(connector)
	read.SetMaxOpenConns(o.Readers)
	read.SetMaxIdleConns(o.Readers)
	log, err := read.PrepareContext(ctx, selectLog)
	if err != nil {
		return nil, errors.Join(explain(path, err), read.Close(), w.close())
	}
	return &Store{path: path, read: read, log: log, writer: w}, nil
}

// touch makes the file and its folder for the process's user alone: customers'
// words lie in it. SQLite gives the files beside it the same mode.
func touch(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func dsn(path string, busy time.Duration, pragmas ...string) string {
	q := url.Values{}
	q.Add("_pragma", fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()))
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: q.Encode()}
	return u.String()
}

// Ping implements bot.Store. It commits a row of its own, because a store that
// can be read may still have a full or read-only disk.
func (s *Store) Ping(ctx context.Context) error {
	return s.writer.do(ctx, onAccounts, func(c *conn) error {
		return c.exec(`INSERT INTO meta(name, value) VALUES ('ping', 1)
			ON CONFLICT(name) DO UPDATE SET value = value + 1`)
	})
}

// Stats tells how well commits share the disk: how many were stored since Open,
// in how many transactions. Each transaction is one sync of the disk; those of
// accounts and Ping count too.
func (s *Store) Stats() (commits, transactions uint64) {
	return s.writer.commits.Load(), s.writer.transactions.Load()
}

// Close lets what is queued be committed, and closes the file. Later calls
// of any method return ErrUnavailable; Close itself may be called again.
func (s *Store) Close() error {
	err := errors.Join(s.read.Close(), s.writer.close())
	if err != nil {
		return unavailable(err)
	}
	return nil
}

// Check lets SQLite look at every page of the file. It returns a Corrupt error
// that names what is damaged, and takes as long as reading the file does.
func (s *Store) Check(ctx context.Context) error {
	rows, err := s.read.QueryContext(ctx, "PRAGMA quick_check(20)")
	if err != nil {
		return domain(err)
	}
	faults, err := scanAll(rows, func(r row) (fault string, err error) {
		err = r.Scan(&fault)
		return fault, err
	})
	if err != nil {
		return domain(err)
	}
	if len(faults) == 1 && faults[0] == "ok" {
		return nil
	}
	return bot.E(bot.Corrupt, "error.internal", fmt.Errorf("sqlite: %s is damaged: %s", s.path, strings.Join(faults, "; ")))
}

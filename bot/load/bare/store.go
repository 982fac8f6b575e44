package bare

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	_ "modernc.org/sqlite" // the driver that the product uses
)

// store keeps messages in SQLite, durably, as many in one transaction as came
// while the last one ran.
type store struct {
	db            *sql.DB
	conn          *sql.Conn
	inserts       [len(sizes)]*sql.Stmt
	begin, commit *sql.Stmt
	done          chan struct{}

	mu     sync.Mutex
	came   *sync.Cond
	queue  []*row
	closed bool
}

// row is a message that waits to be on disk.
type row struct {
	chat, seq int64
	text      []byte
	stored    chan error
}

// sizes are the numbers of rows that a statement takes.
var sizes = [...]int{64, 16, 4, 1}

func openStore(dir string) (*store, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "bare.db")+
		"?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)")
	if err != nil {
		return nil, fmt.Errorf("bare: %w", err)
	}
	s := &store{db: db, done: make(chan struct{})}
	s.came = sync.NewCond(&s.mu)
	if err := s.prepare(context.Background()); err != nil {
		return nil, errors.Join(fmt.Errorf("bare: %w", err), db.Close())
	}
	go s.run()
	return s, nil
}

func (s *store) prepare(ctx context.Context) (err error) {
	if s.conn, err = s.db.Conn(ctx); err != nil {
		return err
	}
	_, err = s.conn.ExecContext(ctx, `CREATE TABLE messages (chat INTEGER, seq INTEGER, text BLOB, PRIMARY KEY (chat, seq)) WITHOUT ROWID`)
	if err != nil {
		return err
	}
	for i, n := range sizes {
		values := strings.TrimSuffix(strings.Repeat("(?,?,?),", n), ",")
		if s.inserts[i], err = s.conn.PrepareContext(ctx, "INSERT INTO messages VALUES "+values); err != nil { //nolint:sqlclosecheck // closed with the connection
			return err
		}
	}
	if s.begin, err = s.conn.PrepareContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	s.commit, err = s.conn.PrepareContext(ctx, "COMMIT")
	return err
}

// put returns when r is on disk.
func (s *store) put(r *row) error {
	s.mu.Lock()
	s.queue = append(s.queue, r)
	s.came.Signal()
	s.mu.Unlock()
	return <-r.stored
}

func (s *store) run() {
	defer close(s.done)
	var batch []*row
	args := make([]any, 0, 3*sizes[0])
	for {
		s.mu.Lock()
		for len(s.queue) == 0 && !s.closed {
			s.came.Wait()
		}
		if len(s.queue) == 0 {
			s.mu.Unlock()
			return
		}
		batch, s.queue = s.queue, batch[:0]
		s.mu.Unlock()
		err := s.write(batch, args)
		for i, r := range batch {
			r.stored <- err
			batch[i] = nil
		}
	}
}

func (s *store) write(batch []*row, args []any) error {
	if _, err := s.begin.Exec(); err != nil {
		return err
	}
	for len(batch) > 0 {
		i := 0
		for sizes[i] > len(batch) {
			i++
		}
		args = args[:0]
		for _, r := range batch[:sizes[i]] {
			args = append(args, r.chat, r.seq, r.text)
		}
		if _, err := s.inserts[i].Exec(args...); err != nil {
			_, undone := s.conn.ExecContext(context.Background(), "ROLLBACK")
			return errors.Join(err, undone)
		}
		batch = batch[sizes[i]:]
	}
	_, err := s.commit.Exec()
	return err
}

func (s *store) close() error {
	s.mu.Lock()
	s.closed = true
	s.came.Broadcast()
	s.mu.Unlock()
	<-s.done
	all := append(s.inserts[:], s.begin, s.commit)
	faults := make([]error, 0, len(all)+2)
	for _, stmt := range all {
		faults = append(faults, stmt.Close())
	}
	return errors.Join(append(faults, s.conn.Close(), s.db.Close())...)
}

package bare

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	_ "modernc.org/sqlite" // the driver that the product uses
)

// store keeps messages in SQLite, durably, as many in one transaction as came
// while the last one ran.
type store struct {
	db    *sql.DB
	stmts map[int]*sql.Stmt // by number of rows
	done  chan struct{}

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
var sizes = []int{64, 16, 4, 1}

func openStore(dir string) (*store, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "bare.db")+"?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)&_pragma=synchronous(full)")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE TABLE messages (chat INTEGER, seq INTEGER, text BLOB, PRIMARY KEY (chat, seq)) WITHOUT ROWID`); err != nil {
		return nil, fmt.Errorf("bare: %w", err)
	}
	s := &store{db: db, stmts: map[int]*sql.Stmt{}, done: make(chan struct{})}
	s.came = sync.NewCond(&s.mu)
	for _, n := range sizes {
		values := strings.TrimSuffix(strings.Repeat("(?,?,?),", n), ",")
		if s.stmts[n], err = db.Prepare("INSERT INTO messages VALUES " + values); err != nil {
			return nil, fmt.Errorf("bare: %w", err)
		}
	}
	go s.run()
	return s, nil
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
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	for len(batch) > 0 {
		n := 1
		for _, size := range sizes {
			if size <= len(batch) {
				n = size
				break
			}
		}
		args = args[:0]
		for _, r := range batch[:n] {
			args = append(args, r.chat, r.seq, r.text)
		}
		if _, err := tx.Stmt(s.stmts[n]).Exec(args...); err != nil {
			tx.Rollback()
			return err
		}
		batch = batch[n:]
	}
	return tx.Commit()
}

func (s *store) close() error {
	s.mu.Lock()
	s.closed = true
	s.came.Broadcast()
	s.mu.Unlock()
	<-s.done
	return s.db.Close()
}

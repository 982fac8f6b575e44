package sqlite

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// maxBatch bounds the commits of one transaction, so that the first of them
// doesn't wait long for the last.
const maxBatch = 512

// writer owns the writing connection. Everything that is written passes its
// goroutine.
type writer struct {
	dsn   string
	conn  *conn // nil after a failure that may have broken it, until it is reopened
	heads heads
	args  arguments

	patience time.Duration // how long to wait for other processes
	traces   bool          // something erased may still be in the write-ahead log

	commits, transactions atomic.Uint64

	mu     sync.Mutex
	queue  []*request
	closed bool
	wake   chan struct{} // holds one token when queue or closed has changed

	ended  chan struct{} // closed when the goroutine has ended
	endErr error         // read after ended
}

func openWriter(ctx context.Context, path string, o Options) (*writer, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	pragmas := []string{
		"journal_mode(WAL)", "synchronous(FULL)",
		"secure_delete(1)",         // what is erased or replaced is overwritten
		"cache_size(-65536)",       // 64 MiB: the pages of conversations that are alive
		"wal_autocheckpoint(8192)", // 32 MiB: pages that change often are copied into the file once
		"journal_size_limit(67108864)",
	}
	if o.MaxPages > 0 {
		pragmas = append(pragmas, fmt.Sprintf("max_page_count(%d)", o.MaxPages))
	}
	w := &writer{
		dsn: dsn(path, tryAgain, pragmas...), patience: o.Busy,
		wake: make(chan struct{}, 1), ended: make(chan struct{}),
	}
	w.heads.reset()
	var err error
	if w.conn, err = openConn(w.dsn); err != nil {
		return nil, err
	}
	if err := migrate(w.conn); err != nil {
		return nil, errors.Join(err, w.conn.close())
	}
	go w.run()
	return w, nil
}

func (w *writer) run() {
	defer close(w.ended)
	var batch []*request
	var turn time.Time
	for {
		turn = w.next(turn)
		var ended bool
		batch, ended = w.take(batch[:0])
		w.write(batch)
		clear(batch)
		if ended {
			if w.conn != nil {
				w.endErr = w.conn.close()
			}
			return
		}
		turn = giveWay(turn)
	}
}

// write splits a batch into transactions: commits together, each job alone,
// in the order in which they came.
func (w *writer) write(batch []*request) {
	rest := batch[:0]
	for _, r := range batch {
		if r.state.CompareAndSwap(queued, taken) {
			rest = append(rest, r)
		}
	}
	for len(rest) > 0 {
		n := 0
		for n < len(rest) && n < maxBatch && rest[n].job == nil {
			n++
		}
		if n > 0 {
			w.writeEntries(rest[:n])
		} else {
			n = 1
			rest[0].done <- w.writeJob(rest[0])
		}
		rest = rest[n:]
	}
	if w.traces {
		w.traces = !w.truncateLog()
	}
}

func (w *writer) writeJob(r *request) error {
	err := w.transact(r.job)
	if r.kind != onAccounts {
		w.heads.reset()
	}
	if r.kind == onErasure && err == nil {
		w.traces = !w.truncateLog()
	}
	return domain(err)
}

// truncateLog copies the write-ahead log into the file and empties it. It
// waits for nobody: while somebody reads it returns false, and the writer
// tries again after the next transaction.
func (w *writer) truncateLog() bool {
	if w.conn == nil || w.conn.script(patient(0)) != nil {
		return false
	}
	busy, err := w.conn.number("PRAGMA wal_checkpoint(TRUNCATE)")
	return w.conn.script(patient(tryAgain)) == nil && err == nil && busy == 0
}

// transact runs body between BEGIN IMMEDIATE, which takes the write lock of
// all processes, and COMMIT, which returns when the data is on disk.
func (w *writer) transact(body func(*conn) error) (err error) {
	defer func() {
		if err != nil {
			w.abandon(err)
		}
	}()
	if err := w.begin(); err != nil {
		return err
	}
	if err := body(w.conn); err != nil {
		return err
	}
	if err := w.conn.exec("COMMIT"); err != nil {
		return err
	}
	w.transactions.Add(1)
	return nil
}

// abandon rolls back. A connection that has met an error of the disk is
// opened anew, because SQLite keeps some of them in mind (a file that was
// read-only stays so).
func (w *writer) abandon(cause error) {
	w.heads.reset()
	if w.conn == nil {
		return // it couldn't be opened
	}
	w.conn.rollback()
	var known *bot.Error
	if errors.As(cause, &known) || isOrdinary(cause) {
		return
	}
	_ = w.conn.close() // it is broken; the cause is what the caller hears
	w.conn = nil
}

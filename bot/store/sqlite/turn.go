package sqlite

import (
	"fmt"
	"time"

	lib "modernc.org/sqlite/lib"
)

// Processes that write the same file (a server, and a command beside it) take
// turns. SQLite has no queue for them: who waits tries again, ever more seldom,
// and a server that writes without a pause can keep a command out for as long
// as it has patience. So whoever waits tries often, and whoever has written for
// a while without a pause leaves a gap that is longer than the time between two
// tries.
const (
	tryAgain = 2 * time.Millisecond // SQLite's own waiting in one try
	longTurn = 100 * time.Millisecond
	gap      = 5 * time.Millisecond
)

// patient is SQLite's setting of how long it waits by itself.
func patient(wait time.Duration) string {
	return fmt.Sprintf("PRAGMA busy_timeout = %d", wait.Milliseconds())
}

// begin takes the write lock of all processes, and opens the connection first
// where a failure closed it. While another process has the file, begin tries for
// as long as the store has patience, and then returns SQLite's error, which is
// SQLITE_BUSY.
func (w *writer) begin() error {
	began := time.Now()
	for {
		err := w.tryBegin()
		if resultCode(err) != lib.SQLITE_BUSY || time.Since(began) >= w.patience {
			return err
		}
	}
}

func (w *writer) tryBegin() (err error) {
	if w.conn == nil {
		if w.conn, err = openConn(w.dsn); err != nil {
			return err
		}
	}
	return w.conn.exec("BEGIN IMMEDIATE")
}

// next waits until something has been queued. It returns when the turn began in
// which that is written: turn, unless the writer was idle since.
func (w *writer) next(turn time.Time) time.Time {
	select {
	case <-w.wake:
		return turn
	default:
	}
	<-w.wake
	return time.Now()
}

// giveWay leaves the file to other processes for a moment, when this one has
// written since turn without a pause. It returns when the next turn began.
func giveWay(turn time.Time) time.Time {
	if time.Since(turn) < longTurn {
		return turn
	}
	pause := time.NewTimer(gap)
	<-pause.C
	return time.Now()
}

package sqlite

import (
	"context"
	"sync"
	"sync/atomic"
)

// request is one thing to write: a commit, or a job that has the connection
// in a transaction of its own.
type request struct {
	entry entry             // a commit, unless job is set
	job   func(*conn) error // nil for a commit
	kind  jobKind
	state atomic.Int32
	done  chan error // has room for one, so that the writer never waits
}

// requests are used again: one is needed for every message.
var requests = sync.Pool{New: func() any { return &request{done: make(chan error, 1)} }}

// release gives back a request whose answer has been taken, when the writer
// has nothing more to do with it.
func (r *request) release() {
	r.entry, r.job, r.kind = entry{}, nil, 0
	r.state.Store(queued)
	requests.Put(r)
}

// jobKind says what a job touches.
type jobKind int

const (
	onAccounts jobKind = iota // nothing of conversations, or their files alone
	onSummary                 // what the heads speak of
	onErasure                 // and nothing of it may stay in the write-ahead log
)

// The states of a request: it can be withdrawn until it is taken.
const (
	queued int32 = iota
	taken
	withdrawn
)

// append queues e and waits until it is on disk.
func (w *writer) append(ctx context.Context, e entry) error {
	r := requests.Get().(*request)
	r.entry = e
	return w.ask(ctx, r)
}

// do runs job in a transaction of its own and commits it unless job fails.
func (w *writer) do(ctx context.Context, kind jobKind, job func(*conn) error) error {
	r := requests.Get().(*request)
	r.job, r.kind = job, kind
	return w.ask(ctx, r)
}

// ask returns when r is done or ctx is. In the latter case r is either
// withdrawn, or on its way to the disk and perhaps stored: as after every
// Unavailable the caller loads the log before it decides again.
func (w *writer) ask(ctx context.Context, r *request) error {
	if err := ctx.Err(); err != nil {
		return unavailable(err)
	}
	w.mu.Lock()
	if w.closed {
		w.mu.Unlock()
		return unavailable(errClosed)
	}
	w.queue = append(w.queue, r)
	first := len(w.queue) == 1
	w.mu.Unlock()
	if first {
		w.signal()
	}
	select {
	case err := <-r.done:
		r.release()
		return err
	case <-ctx.Done():
		r.state.CompareAndSwap(queued, withdrawn)
		return unavailable(ctx.Err())
	}
}

func (w *writer) signal() {
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

// close refuses further requests, sees the queued ones through and closes the
// connection, which copies the write-ahead log into the file.
func (w *writer) close() error {
	w.mu.Lock()
	w.closed = true
	w.mu.Unlock()
	w.signal()
	<-w.ended
	return w.endErr
}

// take moves what has queued into batch, and tells whether it was the last.
func (w *writer) take(batch []*request) (_ []*request, ended bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	batch = append(batch, w.queue...)
	clear(w.queue)
	w.queue = w.queue[:0]
	return batch, w.closed
}

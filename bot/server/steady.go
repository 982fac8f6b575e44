package server

import (
	"errors"
	"io"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// transfer is the longest that a file may take, in or out.
const transfer = 10 * time.Minute

// steady is the body of a request that may take long, as long as something
// comes: it moves the deadline of the connection with what is read.
type steady struct {
	r       io.Reader
	control *http.ResponseController
	patient time.Duration
	end     time.Time
	read    int64
	err     error
}

var errSlow = errors.New("server: the transfer takes too long")

// steady makes the body of the request one. The answer's deadline is set anew
// when the body has been read.
func (s *Server) steady(c echo.Context) *steady {
	now := time.Now() //nolint:forbidigo // deadlines of sockets are in the machine's time
	return &steady{
		r: c.Request().Body, control: http.NewResponseController(c.Response()),
		patient: s.opts.Limits.Timeout, end: now.Add(transfer),
	}
}

func (b *steady) Read(p []byte) (int, error) {
	now := time.Now() //nolint:forbidigo // as above
	if now.After(b.end) {
		b.err = errSlow
		return 0, errSlow
	}
	// Writers in tests know no deadlines.
	_ = b.control.SetReadDeadline(now.Add(b.patient))
	_ = b.control.SetWriteDeadline(now.Add(4 * b.patient))
	n, err := b.r.Read(p)
	b.read += int64(n)
	if err != nil {
		b.err = err
	}
	return n, err
}

// drain reads what is left of a body that was refused, up to twice the limit:
// browsers show an answer only when they have sent what they wanted to.
func (b *steady) drain(length, limit int64) {
	if b.err != nil || length > 2*limit {
		return
	}
	_, _ = io.CopyN(io.Discard, b, max(2*limit-b.read, 0)) // it is thrown away
}

// steadyAnswer writes with a deadline that moves with what is taken.
func (s *Server) steadyAnswer(c echo.Context) io.Writer {
	now := time.Now() //nolint:forbidigo // deadlines of sockets are in the machine's time
	return &steadyWriter{
		w: c.Response(), control: http.NewResponseController(c.Response()),
		patient: s.opts.Limits.Timeout, end: now.Add(transfer),
	}
}

type steadyWriter struct {
	w       io.Writer
	control *http.ResponseController
	patient time.Duration
	end     time.Time
}

func (w *steadyWriter) Write(p []byte) (int, error) {
	now := time.Now() //nolint:forbidigo // deadlines of sockets are in the machine's time
	if now.After(w.end) {
		return 0, errSlow
	}
	_ = w.control.SetWriteDeadline(now.Add(w.patient)) // as above
	return w.w.Write(p)
}

package web

import (
	"errors"
	"io"
	"sync"
)

// buffer is bytes to read into or to write from. It belongs to a connection
// only while a message is under way.
type buffer struct{ b []byte }

var buffers = sync.Pool{New: func() any { return &buffer{b: make([]byte, 0, 1024)} }}

// free gives b back. One that grew large is left to the collector, so that a
// few long messages don't make every buffer long.
func (b *buffer) free() {
	if cap(b.b) <= 16<<10 {
		b.b = b.b[:0]
		buffers.Put(b)
	}
}

var errTooBig = errors.New("web: the frame is too large")

// fill reads r to its end, at most limit bytes.
func (b *buffer) fill(r io.Reader, limit int) error {
	for {
		if len(b.b) == cap(b.b) {
			b.b = append(b.b, 0)[:len(b.b)]
		}
		n, err := r.Read(b.b[len(b.b):cap(b.b)])
		b.b = b.b[:len(b.b)+n]
		if len(b.b) > limit {
			return errTooBig
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

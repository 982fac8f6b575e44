package bot

import "io"

// FileChunk is how much of a file is held in memory and written at a time, in
// bytes.
const FileChunk = 256 << 10

// ChunkWriter cuts what is written to it into chunks of FileChunk bytes, for
// stores. Size counts them. Flush passes on what is left.
type ChunkWriter struct {
	Put  func(n int64, data []byte) error // chunk n, from 0; data is its own until Put returns
	Size int64

	buf []byte
	n   int64
}

// Write implements io.Writer. Its errors are those of Put.
func (w *ChunkWriter) Write(p []byte) (int, error) {
	if w.buf == nil {
		w.buf = make([]byte, 0, FileChunk)
	}
	for rest := p; len(rest) > 0; {
		n := copy(w.buf[len(w.buf):cap(w.buf)], rest)
		w.buf, rest = w.buf[:len(w.buf)+n], rest[n:]
		w.Size += int64(n)
		if len(w.buf) == cap(w.buf) {
			if err := w.Flush(); err != nil {
				return 0, err
			}
		}
	}
	return len(p), nil
}

// Flush passes on the last chunk.
func (w *ChunkWriter) Flush() error {
	if len(w.buf) == 0 {
		return nil
	}
	if err := w.Put(w.n, w.buf); err != nil {
		w.buf = nil // a store that gave up may still hold it
		return err
	}
	w.n, w.buf = w.n+1, w.buf[:0]
	return nil
}

// ChunkReader is a file of Size bytes, read chunk by chunk.
type ChunkReader struct {
	// Get returns chunk n, from 0. What is missing is nil without an error: the
	// file was erased while somebody read it.
	Get  func(n int64) ([]byte, error)
	Size int64

	buf []byte
	n   int64
	got int64 // bytes of all chunks so far
}

// Read implements io.Reader. It returns Get's errors, and io.ErrUnexpectedEOF
// when a chunk is missing or the file turns out to be longer than Size.
func (r *ChunkReader) Read(p []byte) (int, error) {
	if len(r.buf) == 0 {
		if r.got >= r.Size {
			return 0, io.EOF
		}
		buf, err := r.Get(r.n)
		if err != nil {
			return 0, err
		}
		if len(buf) == 0 || r.got+int64(len(buf)) > r.Size {
			return 0, io.ErrUnexpectedEOF
		}
		r.buf, r.n, r.got = buf, r.n+1, r.got+int64(len(buf))
	}
	n := copy(p, r.buf)
	r.buf = r.buf[n:]
	return n, nil
}

// Close implements io.Closer; there is nothing to close.
func (r *ChunkReader) Close() error { return nil }

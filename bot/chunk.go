package bot

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

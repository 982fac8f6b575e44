package build

import (
	"bytes"
	"compress/gzip"
	"fmt"

	"github.com/andybalholm/brotli"
)

// compress adds the .gz and .br forms of a file that is already among f.
func (f Files) compress(name string) error {
	var gz bytes.Buffer
	w, err := gzip.NewWriterLevel(&gz, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("gzip: %w", err)
	}
	if _, err := w.Write(f[name]); err != nil {
		return fmt.Errorf("gzip %s: %w", name, err)
	}
	if err := w.Close(); err != nil {
		return fmt.Errorf("gzip %s: %w", name, err)
	}
	f[name+".gz"] = gz.Bytes()

	var br bytes.Buffer
	b := brotli.NewWriterLevel(&br, brotli.BestCompression)
	if _, err := b.Write(f[name]); err != nil {
		return fmt.Errorf("brotli %s: %w", name, err)
	}
	if err := b.Close(); err != nil {
		return fmt.Errorf("brotli %s: %w", name, err)
	}
	f[name+".br"] = br.Bytes()
	return nil
}

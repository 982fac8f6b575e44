package build

import (
	"bytes"
	"fmt"

	"github.com/andybalholm/brotli"
)

// compress adds the .gz and .br forms of a file that is already among f.
func (f Files) compress(name string) error {
	f[name+".gz"] = squeeze(f[name])

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

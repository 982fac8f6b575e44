package bot_test

import (
	"bytes"
	"errors"
	"io"
	"testing"
	"testing/iotest"

	"github.com/gehoor/gehoor/bot"
)

func TestChunksComeBackAsTheyWent(t *testing.T) {
	for name, size := range map[string]int{
		"nothing": 0, "a byte": 1, "less than a chunk": bot.FileChunk - 1, "one chunk": bot.FileChunk,
		"a byte more": bot.FileChunk + 1, "three chunks": 3 * bot.FileChunk,
	} {
		t.Run(name, func(t *testing.T) {
			said := bytes.Repeat([]byte("klacht "), size/7+1)[:size]
			var chunks [][]byte
			w := &bot.ChunkWriter{Put: func(n int64, data []byte) error {
				if n != int64(len(chunks)) {
					t.Errorf("chunk %d after %d", n, len(chunks))
				}
				chunks = append(chunks, bytes.Clone(data))
				return nil
			}}
			if _, err := io.Copy(w, iotest.HalfReader(bytes.NewReader(said))); err != nil {
				t.Fatal(err)
			}
			if err := w.Flush(); err != nil || w.Size != int64(size) {
				t.Fatalf("%d bytes of %d, %v", w.Size, size, err)
			}
			r := &bot.ChunkReader{Size: w.Size, Get: func(n int64) ([]byte, error) { return chunks[n], nil }}
			if err := iotest.TestReader(r, said); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestAFileThatIsErasedMeanwhileEndsUnexpectedly(t *testing.T) {
	broken := errors.New("broken")
	for name, c := range map[string]struct {
		get  func(int64) ([]byte, error)
		want error
	}{
		"a chunk is missing":     {func(int64) ([]byte, error) { return nil, nil }, io.ErrUnexpectedEOF},
		"more than there should": {func(int64) ([]byte, error) { return make([]byte, 11), nil }, io.ErrUnexpectedEOF},
		"the store fails":        {func(int64) ([]byte, error) { return nil, broken }, broken},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := io.ReadAll(&bot.ChunkReader{Size: 10, Get: c.get})
			if !errors.Is(err, c.want) {
				t.Errorf("got %v, want %v", err, c.want)
			}
		})
	}
}

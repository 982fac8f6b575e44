package storetest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// bytesOf is a file of n bytes in which every chunk is another.
func bytesOf(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i ^ i>>8 ^ i>>16)
	}
	return b
}

// writes gives data in parts of an odd size, as a network does.
func writes(data []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		for rest := data; len(rest) > 0; {
			n := min(len(rest), 10_007)
			if _, err := w.Write(rest[:n]); err != nil {
				return err
			}
			rest = rest[n:]
		}
		return nil
	}
}

// givenFile puts a file and fails the test unless it is kept.
func givenFile(t *testing.T, s FileStore, conversation bot.ID, file bot.FileID, data []byte) {
	t.Helper()
	n, err := s.PutFile(t.Context(), conversation, file, start, writes(data))
	if err != nil || n != int64(len(data)) {
		t.Fatalf("PutFile(%s, %s) = %d, %v", conversation, file, n, err)
	}
}

// read returns a whole file.
func read(t *testing.T, s bot.Files, conversation bot.ID, file bot.FileID) ([]byte, error) {
	t.Helper()
	r, err := s.OpenFile(t.Context(), conversation, file)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}

func sum(t *testing.T, s bot.Files) int64 {
	t.Helper()
	n, err := s.SumFiles(t.Context())
	then(t, "SumFiles", err, nil)
	return n
}

var errFill = errors.New("the line broke")

var putFileCases = []sample[FileStore]{
	{"a file of any size is read back as it was put", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		total := int64(0)
		for name, n := range map[bot.FileID]int{
			"none": 0, "one": 1, "almost": bot.FileChunk - 1, "chunk": bot.FileChunk, "more": bot.FileChunk + 1, "many": 5*bot.FileChunk + 7,
		} {
			givenFile(t, s, id(1), name, bytesOf(n))
			got, err := read(t, s, id(1), name)
			then(t, "OpenFile", err, nil)
			if !bytes.Equal(got, bytesOf(n)) {
				t.Errorf("%s: %d bytes came back, not the same", name, len(got))
			}
			total += int64(n)
		}
		if got := sum(t, s); got != total {
			t.Errorf("SumFiles = %d, want %d", got, total)
		}
	}},
	{"a file is found in its own conversation only", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(10))
		_, err := read(t, s, id(2), "f")
		then(t, "OpenFile", err, bot.ErrNotFound)
		_, err = read(t, s, id(3), "f")
		then(t, "OpenFile", err, bot.ErrNotFound)
		givenFile(t, s, id(2), "f", bytesOf(20))
		if got, err := read(t, s, id(1), "f"); err != nil || len(got) != 10 {
			t.Errorf("the first is %d bytes now, %v", len(got), err)
		}
	}},
	{"a file that is there is not replaced", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(10))
		_, err := s.PutFile(t.Context(), id(1), "f", start, writes(bytesOf(20)))
		then(t, "PutFile", err, bot.ErrConflict)
		if got, err := read(t, s, id(1), "f"); err != nil || len(got) != 10 {
			t.Errorf("it is %d bytes now, %v", len(got), err)
		}
	}},
	{"a file needs a conversation", func(t *testing.T, s FileStore) {
		_, err := s.PutFile(t.Context(), id(1), "f", start, writes(bytesOf(10)))
		then(t, "PutFile", err, bot.ErrNotFound)
	}},
	{"what breaks off leaves nothing, and can be put again", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		_, err := s.PutFile(t.Context(), id(1), "f", start, func(w io.Writer) error {
			if err := writes(bytesOf(3 * bot.FileChunk))(w); err != nil {
				return err
			}
			_, err := read(t, s, id(1), "f")
			then(t, "OpenFile meanwhile", err, bot.ErrNotFound)
			return errFill
		})
		if !errors.Is(err, errFill) {
			t.Fatalf("PutFile = %v", err)
		}
		_, err = read(t, s, id(1), "f")
		then(t, "OpenFile", err, bot.ErrNotFound)
		if n := sum(t, s); n != 0 {
			t.Errorf("%d bytes are left", n)
		}
		givenFile(t, s, id(1), "f", bytesOf(10))
	}},
	{"messages pass while a file comes in", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		_, err := s.PutFile(t.Context(), id(1), "f", start, func(w io.Writer) error {
			for seq := range uint64(4) {
				if err := writes(bytesOf(bot.FileChunk))(w); err != nil {
					return err
				}
				given(t, s, said(id(1), seq+2, 1))
			}
			return nil
		})
		then(t, "PutFile", err, nil)
		if log := load(t, s, id(1)); len(log) != 5 {
			t.Errorf("%d commits", len(log))
		}
	}},
	{"dropping a file removes it, and it alone; twice is harmless", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(bot.FileChunk+1))
		givenFile(t, s, id(1), "g", bytesOf(10))
		for range 2 {
			then(t, "DropFile", s.DropFile(t.Context(), id(1), "f"), nil)
		}
		then(t, "DropFile", s.DropFile(t.Context(), id(9), "f"), nil)
		_, err := read(t, s, id(1), "f")
		then(t, "OpenFile", err, bot.ErrNotFound)
		if n := sum(t, s); n != 10 {
			t.Errorf("SumFiles = %d", n)
		}
	}},
	{"a call about files whose context has ended, or on a closed store, is unavailable", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(10))
		for name, call := range fileCalls(s) {
			then(t, name, call(cancelled()), bot.ErrUnavailable)
		}
		then(t, "Close", s.Close(), nil)
		for name, call := range fileCalls(s) {
			then(t, name+" on a closed store", call(t.Context()), bot.ErrUnavailable)
		}
	}},
}

func fileCalls(s FileStore) map[string]func(context.Context) error {
	return map[string]func(context.Context) error{
		"PutFile": func(ctx context.Context) error {
			_, err := s.PutFile(ctx, id(1), "x", start, writes(bytesOf(10)))
			return err
		},
		"OpenFile": func(ctx context.Context) error {
			_, err := s.OpenFile(ctx, id(1), "f")
			return err
		},
		"DropFile": func(ctx context.Context) error { return s.DropFile(ctx, id(1), "f") },
		"SweepFiles": func(ctx context.Context) error {
			_, err := s.SweepFiles(ctx, start, func(context.Context, bot.ID, bot.FileID) (bool, error) { return true, nil })
			return err
		},
		"SumFiles": func(ctx context.Context) error {
			_, err := s.SumFiles(ctx)
			return err
		},
	}
}

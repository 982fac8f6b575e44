package storetest

import (
	"context"
	"errors"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var eraseFileCases = []sample[FileStore]{
	{"erasing a conversation erases its files, and no others", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		for _, f := range []bot.FileID{"f", "g"} {
			givenFile(t, s, id(1), f, bytesOf(bot.FileChunk+1))
		}
		givenFile(t, s, id(2), "f", bytesOf(10))
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		for _, f := range []bot.FileID{"f", "g"} {
			_, err := read(t, s, id(1), f)
			then(t, "OpenFile", err, bot.ErrNotFound)
		}
		if n := sum(t, s); n != 10 {
			t.Errorf("SumFiles = %d", n)
		}
		_, err := s.PutFile(t.Context(), id(1), "h", start, writes(bytesOf(10)))
		then(t, "PutFile", err, bot.ErrErased)
	}},
	{"a file that comes in while its conversation is erased is erased too", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		_, err := s.PutFile(t.Context(), id(1), "f", start, func(w io.Writer) error {
			if err := writes(bytesOf(2 * bot.FileChunk))(w); err != nil {
				return err
			}
			then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
			return writes(bytesOf(2 * bot.FileChunk))(w)
		})
		then(t, "PutFile", err, bot.ErrErased)
		if n := sum(t, s); n != 0 {
			t.Errorf("%d bytes are left", n)
		}
	}},
	{"reading a file that is erased meanwhile doesn't pass for all of it", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(4*bot.FileChunk))
		r, err := s.OpenFile(t.Context(), id(1), "f")
		then(t, "OpenFile", err, nil)
		defer r.Close()
		_, err = io.ReadFull(r, make([]byte, 10))
		then(t, "Read", err, nil)
		then(t, "Erase", s.Erase(t.Context(), tombstone(id(1))), nil)
		if n, err := io.Copy(io.Discard, r); !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%d bytes more, %v", n, err)
		}
	}},
}

var sweepFileCases = []sample[FileStore]{
	{"sweeping drops old files that nobody names, and asks about the others once", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1), said(id(2), 1, 1))
		givenFile(t, s, id(1), "named", bytesOf(10))
		givenFile(t, s, id(1), "orphan", bytesOf(bot.FileChunk+1))
		givenFile(t, s, id(2), "orphan", bytesOf(10))
		var asked []string
		sweep := func(before time.Time) int {
			t.Helper()
			n, err := s.SweepFiles(t.Context(), before, func(_ context.Context, c bot.ID, f bot.FileID) (bool, error) {
				asked = append(asked, string(c)+string(f))
				return f == "named", nil
			})
			then(t, "SweepFiles", err, nil)
			return n
		}
		if n := sweep(start); n != 0 || len(asked) != 0 {
			t.Errorf("dropped %d that are not old enough, asked %v", n, asked)
		}
		if n := sweep(start.Add(time.Second)); n != 2 || len(asked) != 3 {
			t.Errorf("dropped %d, asked %v", n, asked)
		}
		if n := sweep(start.Add(time.Hour)); n != 0 || len(asked) != 3 {
			t.Errorf("dropped %d more, asked %v", n, asked)
		}
		if got, err := read(t, s, id(1), "named"); err != nil || len(got) != 10 {
			t.Errorf("the file that is named: %d bytes, %v", len(got), err)
		}
		if n := sum(t, s); n != 10 {
			t.Errorf("SumFiles = %d", n)
		}
	}},
	{"sweeping drops what a crash left half put", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		_, err := s.PutFile(t.Context(), id(1), "half", start, func(w io.Writer) error {
			if err := writes(bytesOf(2 * bot.FileChunk))(w); err != nil {
				return err
			}
			n, err := s.SweepFiles(t.Context(), start.Add(time.Hour), func(context.Context, bot.ID, bot.FileID) (bool, error) { return false, nil })
			if n != 1 || err != nil {
				t.Errorf("SweepFiles = %d, %v", n, err)
			}
			return writes(bytesOf(2 * bot.FileChunk))(w)
		})
		if err == nil {
			t.Error("PutFile thinks that the file is there")
		}
		if n := sum(t, s); n != 0 {
			t.Errorf("%d bytes are left", n)
		}
	}},
	{"what can't be asked about stays", func(t *testing.T, s FileStore) {
		given(t, s, said(id(1), 1, 1))
		givenFile(t, s, id(1), "f", bytesOf(10))
		n, err := s.SweepFiles(t.Context(), start.Add(time.Hour), func(context.Context, bot.ID, bot.FileID) (bool, error) {
			return false, bot.ErrUnavailable
		})
		if n != 0 || !errors.Is(err, bot.ErrUnavailable) {
			t.Errorf("SweepFiles = %d, %v", n, err)
		}
		if got, err := read(t, s, id(1), "f"); err != nil || !slices.Equal(got, bytesOf(10)) {
			t.Errorf("it is %d bytes now, %v", len(got), err)
		}
	}},
}

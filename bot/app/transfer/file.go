package transfer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Part is a part of a conversation's file, in a line of its own behind the
// line of the conversation. A table has none: it holds the names of files only.
type Part struct {
	ID   bot.FileID `json:"id"`
	At   time.Time  `json:"at"`
	N    int64      `json:"n"`              // from 0
	Data []byte     `json:"data"`           // base64
	Last bool       `json:"last,omitempty"` // it has all before it
}

// line is a line of JSON: a conversation, or a part of one of its files.
type line struct {
	Conversation bot.ID `json:"conversation"`
	File         Part   `json:"file"`
}

// Filed opens the files of conversations; bot.Files does.
type Filed interface {
	OpenFile(ctx context.Context, conversation bot.ID, id bot.FileID) (io.ReadCloser, error)
	Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
}

// exportFiles writes the files that a log names. A conversation that is erased
// meanwhile has none any more.
func exportFiles(ctx context.Context, write func(line) error, from Filed, id bot.ID, log []bot.Commit) error {
	for _, c := range log {
		for _, e := range c.Events {
			a, ok := e.(bot.Attached)
			if !ok {
				continue
			}
			err := exportFile(ctx, write, from, id, a.File.ID, c.At)
			if err == nil {
				continue
			}
			if _, gone := from.Load(ctx, id, 0); errors.Is(gone, bot.ErrErased) {
				return nil
			}
			return fmt.Errorf("file %s of conversation %s can't be read: %w", a.File.ID, id, err)
		}
	}
	return nil
}

func exportFile(ctx context.Context, write func(line) error, from Filed, id bot.ID, file bot.FileID, at time.Time) error {
	r, err := from.OpenFile(ctx, id, file)
	if err != nil {
		return err
	}
	defer r.Close()
	w := &bot.ChunkWriter{Put: func(n int64, data []byte) error {
		return write(line{id, Part{ID: file, At: at, N: n, Data: data}})
	}}
	if _, err := io.Copy(w, r); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return write(line{id, Part{ID: file, At: at, N: (w.Size + bot.FileChunk - 1) / bot.FileChunk, Last: true}})
}

var errParts = errors.New("the parts of a file are not all there, or not in order")

// importFile stores a file of which the first part has been read; next reads
// the others. A file that is there already, or whose conversation was erased
// here, is passed over.
func importFile(ctx context.Context, into Appender, first line, next func() (line, error), res *Result) error {
	if len(first.Conversation) != 26 || first.File.N != 0 {
		return errParts
	}
	pending, have := first, true
	each := func(take func(data []byte) error) error {
		for n := int64(0); ; n++ {
			if !have {
				var err error
				if pending, err = next(); err != nil {
					return err
				}
			}
			have = false
			p := pending.File
			if pending.Conversation != first.Conversation || p.ID != first.File.ID || p.N != n {
				return errParts
			}
			if p.Last {
				return nil
			}
			if err := take(p.Data); err != nil {
				return err
			}
		}
	}
	_, err := into.PutFile(ctx, first.Conversation, first.File.ID, first.File.At, func(w io.Writer) error {
		return each(func(data []byte) error {
			_, err := w.Write(data)
			return err
		})
	})
	switch {
	case err == nil:
		res.Files++
		return nil
	case have && (errors.Is(err, bot.ErrConflict) || errors.Is(err, bot.ErrErased)):
		return each(func([]byte) error { return nil })
	}
	return err
}

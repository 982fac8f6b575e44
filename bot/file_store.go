package bot

import (
	"context"
	"io"
	"time"
)

// Files keeps the bytes of files that were added to conversations. A
// conversation and its files are erased together, by Store.Erase. Every
// implementation passes storetest. Its errors are those of Store, and Full.
type Files interface {
	// PutFile keeps as file id of conversation what fill writes, and returns how
	// many bytes that were. It holds a small part of it in memory at a time. When
	// it returns nil all is on disk; when it fails, with fill's error if that
	// failed, nothing can be opened. It returns ErrNotFound or ErrErased when
	// there is no such conversation, Full when there is no room, and Conflict
	// when there is such a file.
	PutFile(ctx context.Context, conversation ID, id FileID, at time.Time, fill func(w io.Writer) error) (int64, error)

	// OpenFile reads a file. It returns ErrNotFound when it isn't there whole.
	// Reading fails with io.ErrUnexpectedEOF when it is erased meanwhile.
	OpenFile(ctx context.Context, conversation ID, id FileID) (io.ReadCloser, error)

	// DropFile removes a file; what isn't there needs no removing.
	DropFile(ctx context.Context, conversation ID, id FileID) error

	// SweepFiles drops files put before a moment that no conversation names: a
	// crash between putting a file and telling the conversation leaves one.
	// named tells; it is asked once for each file that stays. It returns how
	// many were dropped.
	SweepFiles(ctx context.Context, before time.Time, named func(ctx context.Context, conversation ID, id FileID) (bool, error)) (int, error)

	// SumFiles returns how many bytes all files take.
	SumFiles(ctx context.Context) (int64, error)
}

package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"

	"github.com/gehoor/gehoor/bot"
)

// named is a file that a conversation names.
type named struct {
	conversation bot.ID
	seq          uint64
	file         bot.File
}

// name keeps the files that a commit names, to be read when all conversations
// have been.
func (a *audit) name(c bot.Commit) {
	for i, e := range c.Events {
		if f, ok := e.(bot.Attached); ok {
			a.files = append(a.files, named{c.Conversation, c.Seq + uint64(i), f.File})
		}
	}
}

// readFiles reads every file and holds it against what its conversation says.
// One whose conversation was erased meanwhile is not missing.
func (a *audit) readFiles(ctx context.Context, store Store) error {
	for _, n := range a.files {
		a.report.Files++
		sum := sha256.New()
		size, err := readFile(ctx, store, n, sum)
		switch {
		case errors.Is(err, bot.ErrNotFound) || errors.Is(err, io.ErrUnexpectedEOF):
			if _, gone := store.Load(ctx, n.conversation, 0); !errors.Is(gone, bot.ErrErased) {
				a.report.add(Fault{Kind: NoFile, Conversation: n.conversation, Seq: n.seq})
			}
		case err != nil:
			return err
		case size != n.file.Size || hex.EncodeToString(sum.Sum(nil)) != n.file.Sum:
			a.report.add(Fault{Kind: FileDiffers, Conversation: n.conversation, Seq: n.seq})
		}
	}
	return nil
}

func readFile(ctx context.Context, store Store, n named, w io.Writer) (int64, error) {
	r, err := store.OpenFile(ctx, n.conversation, n.file.ID)
	if err != nil {
		return 0, err
	}
	defer r.Close()
	return io.Copy(w, r)
}

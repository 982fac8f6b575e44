package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/files/media"
)

// Upload is a file on its way in.
type Upload struct {
	Conversation bot.ID
	// Key makes sending it twice harmless. Where it is nil the file's own
	// content does, with what KeyOf makes of it.
	Key   string
	KeyOf func(sum string) string
	Name  string // as the customer's device has it
	Size  int64  // as announced; below 0 where it wasn't
	Body  io.Reader
	Quiet bool // see bot.AttachFile
}

// Take keeps a file and tells the conversation. fresh is false for one that was
// taken before under this key. An error means that nothing is in the
// conversation; its sentence says what to do.
func (in *Intake) Take(ctx context.Context, u Upload) (f bot.AttachedFile, fresh bool, err error) {
	if f, done, err := in.before(ctx, u); done || err != nil {
		return f, false, err
	}
	leave, err := in.enter(ctx)
	if err != nil {
		return f, false, err
	}
	defer leave()
	file, err := in.keep(ctx, u)
	if err != nil {
		return f, false, err
	}
	if u.KeyOf != nil {
		u.Key = u.KeyOf(file.Sum)
	}
	return in.tell(ctx, u, file)
}

// before answers what needs no reading: a file that is there already, and what
// would be refused.
func (in *Intake) before(ctx context.Context, u Upload) (f bot.AttachedFile, done bool, err error) {
	var refused error
	err = in.Conversations.View(ctx, u.Conversation, func(s *bot.State) {
		var used bool
		if u.KeyOf == nil {
			_, used = s.Seen[u.Key]
			f, done = s.FileBy(u.Key)
		}
		switch {
		case done:
		case used:
			refused = bot.E(bot.Conflict, "error.file_key", nil)
		default:
			refused = in.Limits.Admit(s, max(u.Size, 0))
		}
	})
	if err == nil {
		err = refused
	}
	return f, done, err
}

// enter waits for a turn: only so many files come in at once. A turn that is
// free is taken without a look at the clock: on a busy machine a short wait may
// be over before it has begun.
func (in *Intake) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-in.turns }
	select {
	case in.turns <- struct{}{}:
		return leave, nil
	default:
	}
	wait := time.NewTimer(in.Wait)
	defer wait.Stop()
	select {
	case in.turns <- struct{}{}:
		return leave, nil
	case <-wait.C:
	case <-ctx.Done():
	}
	return nil, bot.E(bot.Unavailable, "error.file_unavailable", errBusy)
}

var errBusy = errors.New("files: too many at once")

// keep checks and cleans the file on its way into the store.
func (in *Intake) keep(ctx context.Context, u Upload) (file bot.File, err error) {
	if err := in.room(ctx); err != nil {
		return file, err
	}
	body := &measured{r: u.Body, left: in.Limits.Size}
	f, err := media.Open(body)
	if err != nil {
		return file, in.explain(body, err)
	}
	file = bot.File{ID: bot.NewFileID(), Name: media.Name(u.Name, f.Media), Media: f.Media}
	sum := sha256.New()
	file.Size, err = in.Files.PutFile(ctx, u.Conversation, file.ID, in.Now(), func(w io.Writer) error {
		return f.CopyTo(io.MultiWriter(w, sum))
	})
	if err != nil {
		return file, in.explain(body, err)
	}
	file.Sum = hex.EncodeToString(sum.Sum(nil))
	in.taken.add(file.Size)
	return file, nil
}

// tell tells the conversation. A file that it refuses, or knows already, goes
// at once; one of which nobody knows whether it was told is left to the sweep.
func (in *Intake) tell(ctx context.Context, u Upload, file bot.File) (f bot.AttachedFile, fresh bool, err error) {
	r, err := in.Conversations.Tell(ctx, u.Conversation, bot.AttachFile{Key: u.Key, File: file, Quiet: u.Quiet})
	switch {
	case err == nil && r.New:
		return bot.AttachedFile{File: file, Seq: r.Seq}, true, nil
	case bot.CodeOf(err) == bot.Unavailable || bot.CodeOf(err) == bot.Internal:
		return f, false, err
	}
	if dropped := in.Files.DropFile(context.WithoutCancel(ctx), u.Conversation, file.ID); err == nil {
		err = dropped
	}
	if err != nil {
		return f, false, err
	}
	there := false
	err = in.Conversations.View(ctx, u.Conversation, func(s *bot.State) { f, there = s.FileBy(u.Key) })
	if err == nil && !there {
		err = bot.E(bot.Conflict, "error.file_key", nil)
	}
	return f, false, err
}

// explain gives what went wrong with a file the code and the sentence for its
// sender.
func (in *Intake) explain(body *measured, err error) error {
	switch {
	case body.over:
		return in.Limits.TooLarge()
	case body.err != nil:
		return bot.E(bot.BadFrame, "error.file_key", body.err) // cut off on its way
	}
	for _, w := range refusals {
		if errors.Is(err, w.err) {
			return bot.E(w.code, w.key, err)
		}
	}
	return err
}

var refusals = []struct {
	err  error
	code bot.Code
	key  string
}{
	{media.ErrEmpty, bot.Empty, "error.file_empty"},
	{media.ErrHEIC, bot.UnsupportedMedia, "error.file_heic"},
	{media.ErrUnsupported, bot.UnsupportedMedia, "error.file_media"},
	{media.ErrBroken, bot.UnsupportedMedia, "error.file_broken"},
	{media.ErrPixels, bot.UnsupportedMedia, "error.file_pixels"},
}

// measured bounds how much is read, and keeps why reading ended.
type measured struct {
	r    io.Reader
	left int64
	over bool
	err  error
}

var errOver = errors.New("files: larger than allowed")

func (m *measured) Read(p []byte) (int, error) {
	if m.left < 0 {
		return 0, errOver
	}
	if int64(len(p)) > m.left+1 {
		p = p[:m.left+1]
	}
	n, err := m.r.Read(p)
	if m.left -= int64(n); m.left < 0 {
		m.over = true
		return 0, errOver
	}
	if err != nil && !errors.Is(err, io.EOF) {
		m.err = err
	}
	return n, err
}

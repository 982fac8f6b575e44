// Package files takes in the files that customers add to a conversation, and
// gives them out again: checked by content, cleaned, kept, and only then told
// to the conversation. What is told but not kept can't be; what is kept but not
// told, because the program stopped between the two, is swept up.
package files

import (
	"context"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/files/media"
)

// Conversations is the door into conversations.
type Conversations interface {
	Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	View(ctx context.Context, id bot.ID, look func(*bot.State)) error
}

// Options is what an Intake is made of. All but the zero fields that name a
// default are required.
type Options struct {
	Conversations Conversations
	Files         bot.Files
	Limits        bot.FileLimits
	All           int64            // bytes that all files together may take; 0 for no bound
	AtOnce        int              // files that come in at once; 0 means 16
	Wait          time.Duration    // for a turn; 0 means 5 s
	Now           func() time.Time // the process's clock
}

// Intake takes files in and gives them out. It is safe for use by many requests
// at once. One that comes in costs less than half a megabyte of memory,
// whatever its size.
type Intake struct {
	Options

	turns chan struct{}
	taken taken
}

// New makes an intake.
func New(o Options) *Intake {
	if o.AtOnce <= 0 {
		o.AtOnce = 16
	}
	if o.Wait <= 0 {
		o.Wait = 5 * time.Second
	}
	return &Intake{Options: o, turns: make(chan struct{}, o.AtOnce)}
}

// Media lists what is taken, as clients are told.
func (*Intake) Media() []string { return media.All() }

// Open gives out a file of a conversation. It returns NotFound where the
// conversation has no such file.
func (in *Intake) Open(ctx context.Context, conversation bot.ID, id bot.FileID) (bot.File, io.ReadCloser, error) {
	var f bot.AttachedFile
	var ok bool
	if err := in.Conversations.View(ctx, conversation, func(s *bot.State) { f, ok = s.FileOf(id) }); err != nil {
		return bot.File{}, nil, err
	}
	if !ok {
		return bot.File{}, nil, bot.E(bot.NotFound, "error.no_file", nil)
	}
	r, err := in.Files.OpenFile(ctx, conversation, id)
	return f.File, r, err
}

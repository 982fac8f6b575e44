package desk

import (
	"context"
	"io"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// File opens a file of a conversation for whoever may open the conversation.
// Who opened what is logged.
func (d *Desk) File(ctx context.Context, a Actor, id bot.ID, file bot.FileID) (bot.File, io.ReadCloser, error) {
	if err := a.must(Handle); err != nil {
		return bot.File{}, nil, err
	}
	return d.openFile(ctx, a, id, file)
}

// ComplaintFile opens a file of a complaint for those who may read the
// register.
func (d *Desk) ComplaintFile(ctx context.Context, a Actor, id bot.ID, file bot.FileID) (bot.File, io.ReadCloser, error) {
	if err := a.must(Register); err != nil {
		return bot.File{}, nil, err
	}
	return d.openFile(ctx, a, id, file)
}

func (d *Desk) openFile(ctx context.Context, a Actor, id bot.ID, file bot.FileID) (f bot.File, r io.ReadCloser, err error) {
	var sum bot.Summary
	var there bool
	err = d.talks.View(ctx, id, func(s *bot.State) {
		var found bot.AttachedFile
		sum = s.Summary(time.Time{})
		found, there = s.FileOf(file)
		f = found.File
	})
	switch {
	case err != nil:
		return bot.File{}, nil, err
	case !a.mayRead(sum):
		return bot.File{}, nil, bot.E(bot.Forbidden, "desk.error.not_yours", nil)
	case !there || d.files == nil:
		return bot.File{}, nil, bot.E(bot.NotFound, "error.no_file", nil)
	}
	if r, err = d.files.OpenFile(ctx, id, file); err != nil {
		return bot.File{}, nil, err
	}
	d.log.Info("file opened", "by", a.ID, "conversation", id)
	return f, r, nil
}

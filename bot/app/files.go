package app

import (
	"context"

	"github.com/gehoor/gehoor/bot/channel/web"
	"github.com/gehoor/gehoor/bot/files"
)

// newIntake builds what takes customers' files and gives them back. Where the
// settings take none it only gives back what there is.
func (a *App) newIntake() *files.Intake {
	return files.New(files.Options{
		Conversations: a.runtime, Files: a.store, Limits: a.kit.Policy.Files,
		All: int64(a.settings.Files.All), Now: a.kit.Now,
	})
}

// fileOffer is what clients are told of it.
func (a *App) fileOffer() *web.FileOffer {
	l := a.kit.Policy.Files
	if !l.Open() {
		return nil
	}
	return &web.FileOffer{MaxBytes: l.Size, MaxCount: l.Count, MaxTotal: l.Together, Media: a.intake.Media()}
}

// sweepFiles drops files that a stop left behind before their conversation
// knew of them.
func (a *App) sweepFiles(ctx context.Context) error {
	n, err := files.Sweep(ctx, a.store, a.kit.Now())
	if n > 0 {
		a.log.Info("files swept", "files", n)
	}
	return err
}

package app

import (
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/understand"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// Kit is what conversations are held with, besides a place to keep them: the
// texts, the dialogs, the rules, the reading of words and the clock. It is
// read-only.
type Kit struct {
	Settings     config.Settings
	Now          func() time.Time
	Zone         *time.Location
	Book         *deadline.Book
	Texts        *locales.Bundle
	Dialogs      *dialogs.Set
	Policy       *bot.Policy
	Understander bot.Understander

	scripts *scripts
}

// rules read what customers say. They keep nothing between two readings, and
// building them takes a moment: once is enough for a process.
var rules = sync.OnceValue(understand.New)

// NewKit builds a kit. Its errors name the file and line at fault.
func NewKit(s config.Settings, log *slog.Logger) (*Kit, error) {
	k := &Kit{Settings: s, Now: newClock(s.Clock)}
	var err error
	if k.Zone, err = s.Zone(); err != nil {
		return nil, err
	}
	if k.Book, err = s.Book(); err != nil {
		return nil, err
	}
	if k.Texts, err = s.Texts(); err != nil {
		return nil, err
	}
	if k.Dialogs, err = loadDialogs(s.Dialogs, k.Texts); err != nil {
		return nil, err
	}
	hours, err := s.Hours(k.Book, k.Zone)
	if err != nil {
		return nil, err
	}
	k.Understander = rules()
	k.Policy = &bot.Policy{
		Organisation: s.Organisation, Zone: k.Zone, Book: k.Book, Regime: s.Regime, Hours: hours,
		StoryPause: s.StoryPause, HumanWait: s.HumanWait, Abandon: s.AbandonAfter,
		Form: s.FormOfAddress, Numbers: s.Emergency(), Outcomes: desk.Outcomes,
		Files: bot.FileLimits{Count: s.Files.Count, Size: int64(s.Files.Size), Together: int64(s.Files.Together)},
	}
	k.scripts = newScripts(k.Dialogs, k.Texts, log)
	return k, nil
}

// keepEditions keeps the dialogs that conversations begin with now, and finds
// those that earlier ones began with.
func (k *Kit) keepEditions(log *slog.Logger) error {
	set, err := withKept(k.Dialogs, filepath.Join(k.Settings.Data, "dialogs"), log)
	if err != nil {
		return err
	}
	k.Dialogs, k.scripts = set, newScripts(set, k.Texts, log)
	return nil
}

// warm gets the rules ready to read, before the first customer comes.
func (k *Kit) warm() {
	if d, ok := k.Dialogs.Dialog(complaint); ok {
		rules().Warm(k.scripts.topicsOf(d))
	}
}

// runtime is how conversations run with this kit.
func (k *Kit) runtime(store bot.Store, bus bot.Bus, ahead func() int, watch actor.Watch) actor.Options {
	return actor.Options{
		Store: store, Bus: bus, Understander: k.Understander, Speaker: k.Texts,
		Script: k.scripts.find,
		Policy: func() *bot.Policy { return k.Policy },
		Now:    k.Now, Ahead: ahead, Watch: watch, Idle: k.Settings.Limits.Idle,
	}
}

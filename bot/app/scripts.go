package app

import (
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/dialogs"
)

// complaint is the dialog that new conversations begin with.
const complaint = "complaint"

// scripts finds the dialog that a conversation keeps to: the edition it began
// with, also after the organisation has changed the file and restarted.
type scripts struct {
	set    *dialogs.Set
	say    bot.Speaker
	topics sync.Map // bot.Topics by edition: made once, used by every message
	log    *slog.Logger
}

// loadDialogs reads the organisation's dialogs, or the built-in ones, and
// checks that every text they need is there.
func loadDialogs(folder string, texts interface{ Has(locale, key string) bool }) (*dialogs.Set, error) {
	set := dialogs.Builtin()
	if folder != "" {
		var err error
		if set, err = dialogs.Load(os.DirFS(folder)); err != nil {
			return nil, err
		}
	}
	if err := dialogs.CheckTexts(set, texts.Has); err != nil {
		return nil, err
	}
	if _, ok := set.Dialog(complaint); !ok {
		return nil, fmt.Errorf("dialogs: %s holds no dialog %q, with which every conversation begins", folder, complaint)
	}
	return set, nil
}

func newScripts(set *dialogs.Set, say bot.Speaker, log *slog.Logger) *scripts {
	return &scripts{set: set, say: say, log: log}
}

func (s *scripts) topicsOf(d *dialogs.Dialog) bot.Topics {
	edition := d.Edition()
	if t, ok := s.topics.Load(edition); ok {
		return t.(bot.Topics)
	}
	t, _ := s.topics.LoadOrStore(edition, bot.NewTopics(d, s.say))
	return t.(bot.Topics)
}

// find implements actor.Options.Script. An edition that nobody kept is an old
// conversation after a lost data folder: it goes on with today's dialog, and
// the log says so.
func (s *scripts) find(pinned string) (*dialogs.Dialog, bot.Topics) {
	id, _, _ := strings.Cut(pinned, "@")
	if pinned == "" {
		id = complaint
	} else if d, ok := s.set.At(pinned); ok {
		return d, s.topicsOf(d)
	}
	d, ok := s.set.Dialog(id)
	if !ok {
		d, _ = s.set.Dialog(complaint)
	}
	if pinned != "" {
		s.log.Warn("dialog edition not kept", "edition", pinned, "instead", d.Edition())
	}
	return d, s.topicsOf(d)
}

// withKept returns set with the editions that earlier starts kept in folder,
// and keeps its own there for later ones.
func withKept(set *dialogs.Set, folder string, log *slog.Logger) (*dialogs.Set, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("dialogs: %w", err)
	}
	for _, d := range set.All() {
		name := filepath.Join(folder, d.Edition()+".yaml")
		if _, err := os.Stat(name); err == nil {
			continue
		}
		if err := os.WriteFile(name, d.Source(), 0o600); err != nil {
			return nil, fmt.Errorf("dialogs: %w", err)
		}
	}
	names, err := fs.Glob(os.DirFS(folder), "*.yaml")
	if err != nil {
		return nil, fmt.Errorf("dialogs: %w", err)
	}
	var older []*dialogs.Set
	for _, name := range names {
		src, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, fmt.Errorf("dialogs: %w", err)
		}
		d, err := dialogs.Parse(name, src)
		if err != nil { // written for another version of the program
			log.Warn("dialog edition unreadable", "edition", strings.TrimSuffix(name, ".yaml"), "error", err)
			continue
		}
		one, err := dialogs.NewSet(d)
		if err != nil {
			return nil, err
		}
		older = append(older, one)
	}
	return set.With(older...), nil
}

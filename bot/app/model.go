package app

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/assist"
	"github.com/gehoor/gehoor/bot/assist/off"
	"github.com/gehoor/gehoor/bot/assist/openai"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/understand/pii"
)

// HasModel reports whether the settings name a language model.
func (k *Kit) HasModel() bool { return k.Settings.LLMBaseURL != "" }

// Model is the language model that the settings name, or one that has no
// answer.
func (k *Kit) Model() bot.Assistant {
	s := k.Settings
	if !k.HasModel() {
		return off.Assistant{}
	}
	o := openai.Options{
		BaseURL: s.LLMBaseURL, Key: s.LLMAPIKey.Reveal(), Model: s.LLMModel, TokensField: s.LLMTokensField,
		Format: openai.Format(s.LLMFormat), Stream: s.LLMStream, Now: k.Now,
	}
	if o.TokensField == "none" {
		o.TokensField = ""
	}
	if t, ok := s.ModelTemperature(); ok {
		o.Temperature = &t
	}
	return openai.New(o)
}

// Runner asks the model on behalf of conversations. It is nil where there is
// no model.
func (k *Kit) runner(watch assist.Watch) *assist.Runner {
	if !k.HasModel() {
		return nil
	}
	s := k.Settings
	return assist.New(assist.Options{
		Model: k.Model(), Topics: k.Topics, Mask: Masked, Mode: newSwitch(s.Data, assist.Mode(s.LLMMode), k.Now).mode,
		Now: k.Now, Zone: k.Zone, Timeout: s.LLMTimeout, Wait: s.LLMWait, Sentences: s.LLMPhrasing == "free",
		Day: s.LLMDailyCalls, Watch: watch,
	})
}

// Topics returns those of the dialog that bot.Opened.Dialog names.
func (k *Kit) Topics(edition string) bot.Topics {
	_, topics := k.scripts.find(edition)
	return topics
}

// attend has a runtime show its commits to who asks the model.
func attend(o actor.Options, r *assist.Runner) actor.Options {
	if r != nil {
		o.Follow, o.Await = r.Follow, r.Await
	}
	return o
}

// Masked replaces all personal data that has a form: what a complaint never
// needs, and how to reach people.
func Masked(text, locale string) string {
	c := pii.Context{Region: "NL"}
	if locale == "en" {
		c.Region = "GB"
	}
	text = pii.Replace(text, pii.Unneeded(text, c))
	return pii.Replace(text, pii.Contacts(text, c))
}

// drafts lets the desk ask for drafts.
type drafts struct {
	runner *assist.Runner
	talks  assist.Conversations
}

// Draft implements desk.Drafts.
func (d drafts) Draft(ctx context.Context, id bot.ID, by bot.Person, key string, want bot.Want) error {
	err := d.runner.Draft(ctx, d.talks, id, by, key, want)
	var skipped *assist.Skipped
	var fault *bot.ModelFault
	switch {
	case errors.As(err, &skipped) && skipped.Why == assist.SkipConversation:
		return bot.E(bot.TooFast, desk.DraftsSpent, err)
	case errors.As(err, &skipped), errors.As(err, &fault):
		return bot.E(bot.Unavailable, desk.NoDraft, err)
	}
	return err
}

// ModelSwitch is the file in the data folder by which a model is turned off, or
// into a shadow, without a restart: it holds a mode and nothing else.
const ModelSwitch = "llm_mode"

// modelSwitch reads that file at most once a second.
type modelSwitch struct {
	path  string
	unset assist.Mode // where there is no file
	now   func() time.Time

	mu   sync.Mutex
	read time.Time
	is   assist.Mode
}

func newSwitch(data string, unset assist.Mode, now func() time.Time) *modelSwitch {
	return &modelSwitch{path: filepath.Join(data, ModelSwitch), unset: unset, now: now}
}

func (s *modelSwitch) mode() assist.Mode {
	s.mu.Lock()
	defer s.mu.Unlock()
	if now := s.now(); s.is == "" || now.Sub(s.read) >= time.Second || now.Before(s.read) {
		s.read, s.is = now, s.look()
	}
	return s.is
}

// look reads the file. One that can't be read, or holds something else, turns
// the model off: somebody wanted something of it.
func (s *modelSwitch) look() assist.Mode {
	data, err := os.ReadFile(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return s.unset
	}
	switch m := assist.Mode(strings.TrimSpace(string(data))); {
	case err == nil && (m == assist.On || m == assist.Shadow):
		return m
	}
	return assist.Off
}

package bot_test

import (
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// scene is a conversation under test: given commands have been carried out,
// when one more is told, then these events follow.
type scene struct {
	t     *testing.T
	state bot.State
	env   bot.Env
	last  []bot.Event
	err   error
}

var monday = time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC) // ten o'clock in Amsterdam

// hours are office hours for tests: always open, or closed until next.
type hours struct{ next time.Time }

func (h hours) Open(time.Time) bool         { return h.next.IsZero() }
func (h hours) Next(at time.Time) time.Time { return h.next }

func newScene(t *testing.T) *scene {
	t.Helper()
	words, err := locales.Load(nil)
	if err != nil {
		t.Fatal(err)
	}
	script, ok := dialogs.Builtin().Dialog("complaint")
	if !ok {
		t.Fatal("no dialog named complaint")
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		t.Fatal(err)
	}
	s := &scene{t: t}
	s.state.ID = bot.NewID()
	s.env = bot.Env{
		Now: monday, Script: script, Topics: bot.NewTopics(script, words), Say: words,
		Policy: &bot.Policy{
			Organisation: "Voorbeeld", Zone: zone, Book: deadline.Default(), Regime: "nl-awb", Hours: hours{},
			StoryPause: 8 * time.Second, HumanWait: 5 * time.Minute, Abandon: 24 * time.Hour,
			Numbers:  map[string]string{"emergency": "112", "suicide": "113", "suicide_site": "113.nl"},
			Outcomes: []string{"upheld", "not_upheld"},
		},
		Reference: "K26-7XQ4M-2P9TC",
	}
	return s
}

// given opens a conversation in Dutch and carries out commands that must not
// be refused.
func given(t *testing.T, commands ...bot.Command) *scene {
	t.Helper()
	s := newScene(t)
	s.when(bot.Open{Locale: "nl", Channel: "web", Token: "hash"}).ok()
	for _, c := range commands {
		s.when(c).ok()
	}
	return s
}

// when tells one command.
func (s *scene) when(c bot.Command) *scene {
	s.t.Helper()
	before := s.state.Seq
	s.last, s.err = bot.Decide(&s.state, c, &s.env)
	if s.state.Seq != before {
		s.t.Fatal("Decide changed the state it was given")
	}
	if s.err == nil && len(s.last) > 0 {
		s.state.Fold(bot.Commit{Conversation: s.state.ID, Seq: s.state.Seq + 1, At: s.env.Now, Events: s.last})
	}
	return s
}

func (s *scene) ok() *scene {
	s.t.Helper()
	if s.err != nil {
		s.t.Fatalf("refused: %v", s.err)
	}
	return s
}

// after lets time pass.
func (s *scene) after(d time.Duration) *scene {
	s.env.Now = s.env.Now.Add(d)
	return s
}

// then checks an event of the last command by a predicate.
func then[E bot.Event](s *scene, what string, holds func(E) bool) *scene {
	s.t.Helper()
	s.ok()
	for _, e := range s.last {
		if e, ok := e.(E); ok && holds(e) {
			return s
		}
	}
	s.t.Errorf("no event for which: %s\ngot %+v", what, s.last)
	return s
}

// never checks that no event of this type came.
func never[E bot.Event](s *scene) *scene {
	s.t.Helper()
	s.ok()
	for _, e := range s.last {
		if e, ok := e.(E); ok {
			s.t.Errorf("unexpected %T: %+v", e, e)
		}
	}
	return s
}

// says is the bot's message of the last command, "" if it was silent.
func (s *scene) says() bot.Said {
	for _, e := range s.last {
		if m, ok := e.(bot.Said); ok && m.By.Role == bot.Bot {
			return m
		}
	}
	return bot.Said{}
}

// asks checks what the bot's message asks for.
func (s *scene) asks(slot string) *scene {
	s.t.Helper()
	s.ok()
	if got := s.says().Asks; got != slot {
		s.t.Errorf("asks %q, want %q; says %q", got, slot, s.says().Text)
	}
	return s
}

// silent checks that the bot said nothing.
func (s *scene) silent() *scene {
	s.t.Helper()
	s.ok()
	if m := s.says(); m.Text != "" {
		s.t.Errorf("the bot said %q", m.Text)
	}
	return s
}

// say is a customer's message that was read as these acts.
func say(key, text string, acts ...bot.Act) bot.Say {
	return bot.Say{Key: key, Text: text, Reading: bot.Reading{Stored: text, Acts: acts, Lang: bot.Guess{Value: "nl", Conf: 1}}}
}

func told(slot, text string) bot.Act {
	return bot.Act{Kind: bot.Provide, Slot: slot, Value: &bot.Value{Text: text}, Conf: 0.95, Quote: text}
}

func picks(slot, id string) bot.Act {
	return bot.Act{Kind: bot.Provide, Slot: slot, Value: &bot.Value{Choice: id}, Conf: 0.95}
}

func on(day string) bot.Act {
	return bot.Act{
		Kind: bot.Provide, Slot: "happened_on", Conf: 0.95, Quote: day,
		Value: &bot.Value{Date: &bot.DateSpan{From: day, To: day, Precision: "day"}},
	}
}

func only(kind bot.ActKind) bot.Act { return bot.Act{Kind: kind, Conf: 0.95} }

func reachable(name, email string) bot.Act {
	return bot.Act{Kind: bot.Provide, Slot: "contact", Conf: 0.95, Value: &bot.Value{Contact: &bot.Contact{Name: name, Email: email}}}
}

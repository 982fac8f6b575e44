package assist_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/assist"
	"github.com/gehoor/gehoor/dialogs"
	"github.com/gehoor/gehoor/locales"
)

// model answers as a test tells it to.
type model struct {
	mu      sync.Mutex
	answer  func(ctx context.Context, n int, b bot.Brief) (bot.Proposal, error)
	reply   bot.Suggestion
	extract bot.Extract
	asked   []bot.Brief
}

func (m *model) Consider(ctx context.Context, b bot.Brief) (bot.Proposal, error) {
	m.mu.Lock()
	m.asked = append(m.asked, b)
	n := len(m.asked)
	m.mu.Unlock()
	if m.answer == nil {
		return bot.Proposal{Ack: "waiting"}, nil
	}
	return m.answer(ctx, n, b)
}

func (m *model) Sum(context.Context, bot.Brief) (bot.Extract, error) { return m.extract, nil }
func (m *model) Suggest(_ context.Context, b bot.Brief) (bot.Suggestion, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked = append(m.asked, b)
	return m.reply, nil
}

func (m *model) calls() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return len(m.asked)
}

// talks is a conversation that keeps what it is told.
type talks struct {
	mu    sync.Mutex
	state bot.State
	log   []bot.Commit
	told  []bot.Command
}

func (c *talks) Tell(_ context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.told = append(c.told, cmd)
	return bot.Receipt{Conversation: id}, nil
}

func (c *talks) View(_ context.Context, _ bot.ID, look func(*bot.State)) error {
	look(&c.state)
	return nil
}

func (c *talks) Since(context.Context, bot.ID, uint64) ([]bot.Commit, error) { return c.log, nil }

func (c *talks) last() bot.Command {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.told) == 0 {
		return nil
	}
	return c.told[len(c.told)-1]
}

// desk is a runner under test, with what it counted.
type scene struct {
	*assist.Runner
	t      *testing.T
	model  *model
	talks  *talks
	topics bot.Topics
	mu     sync.Mutex
	counts map[string]int
	mode   assist.Mode
}

func (s *scene) count(what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts[what]++
}

func (s *scene) counted(what string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.counts[what]
}

var loaded = sync.OnceValue(func() bot.Topics {
	words, err := locales.Load(nil)
	if err != nil {
		panic(err)
	}
	script, _ := dialogs.Builtin().Dialog("complaint")
	return bot.NewTopics(script, words)
})

// inTime runs test in a bubble with a runner at work.
func inTime(t *testing.T, change func(*assist.Options), test func(s *scene)) {
	topics := loaded()
	synctest.Test(t, func(t *testing.T) {
		s := &scene{t: t, model: &model{}, talks: &talks{}, topics: topics, counts: map[string]int{}, mode: assist.On}
		o := assist.Options{
			Model: s.model, Topics: func(string) bot.Topics { return topics }, Now: time.Now, Zone: time.UTC, Day: 1000, Wait: time.Second,
			Mask: func(text, _ string) string { return strings.ReplaceAll(text, "0612345678", "[PHONE_1]") },
			Mode: func() assist.Mode { return s.mode },
			Watch: assist.Watch{
				Called:  func(task assist.Task, result string, _ time.Duration, _ int) { s.count(string(task) + " " + result) },
				Skipped: func(_ assist.Task, why assist.Skip) { s.count("skipped " + string(why)) },
				Weighed: func(fate bot.Fate) { s.count("fate " + string(fate)) },
				Held:    func(filter string) { s.count("held " + filter) },
				Failed:  func(_ bot.ID, err error) { t.Errorf("failed: %v", err) },
			},
		}
		if change != nil {
			change(&o)
		}
		s.Runner = assist.New(o)
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan struct{})
		go func() {
			defer close(done)
			if err := s.Run(ctx, s.talks); err != nil {
				t.Error(err)
			}
		}()
		test(s)
		stop()
		<-done
	})
}

// hear shows the runner a part of a story.
func (s *scene) hear(id bot.ID, seq uint64, text string) {
	line := bot.StoryLine{Seq: seq, Text: text}
	state := bot.State{
		ID: id, Seq: seq, Locale: "nl", Phase: bot.Listening, Last: line, Story: []bot.StoryLine{line},
		Facts: map[string]bot.Learned{}, Declined: map[string]string{}, AskedN: map[string]int{},
	}
	s.Follow(&state, bot.Say{Reading: bot.Reading{Stored: text}}, bot.Commit{Conversation: id, Seq: seq})
}

func fail(why bot.Fault, after time.Duration) func(context.Context, int, bot.Brief) (bot.Proposal, error) {
	return func(context.Context, int, bot.Brief) (bot.Proposal, error) {
		return bot.Proposal{}, &bot.ModelFault{Why: why, After: after}
	}
}

func TestAMessageIsConsideredAndTheConversationToldSo(t *testing.T) {
	inTime(t, nil, func(s *scene) {
		s.hear("a", 3, "Bel 0612345678, mijn pakket is zoek.")
		synctest.Wait()
		got, ok := s.talks.last().(bot.Consider)
		if !ok || got.About != 3 || got.Proposal == nil || got.Proposal.Ack != "waiting" || got.Shadow {
			t.Errorf("told %+v", s.talks.last())
		}
		if text := s.model.asked[0].Lines[0].Text; strings.Contains(text, "0612345678") {
			t.Errorf("it was shown %q", text)
		}
		if s.counted("consider ok") != 1 {
			t.Errorf("counted %v", s.counts)
		}
	})
}

// While one message is considered two more come: they are considered together.
func TestOnlyTheNewestOfWhatWaitsIsAsked(t *testing.T) {
	inTime(t, nil, func(s *scene) {
		s.model.answer = func(_ context.Context, n int, _ bot.Brief) (bot.Proposal, error) {
			time.Sleep(time.Second)
			return bot.Proposal{}, nil
		}
		for seq := range uint64(3) {
			s.hear("a", seq+3, "Mijn pakket is zoek.")
			synctest.Wait()
		}
		time.Sleep(3 * time.Second)
		if s.model.calls() != 2 || s.talks.last().(bot.Consider).About != 5 {
			t.Errorf("asked %d times, told %+v", s.model.calls(), s.talks.told)
		}
	})
}

// Whoever waits for the model's word is told at once that there will be none.
func TestWhateverGoesWrongTheConversationHears(t *testing.T) {
	for name, c := range map[string]struct {
		answer func(context.Context, int, bot.Brief) (bot.Proposal, error)
		took   time.Duration
		calls  int
		count  string
	}{
		"an error":              {fail(bot.FaultStatus, 0), 0, 1, "consider status"},
		"broken JSON":           {fail(bot.FaultMalformed, 0), 0, 1, "consider malformed"},
		"a fault of no kind":    {func(context.Context, int, bot.Brief) (bot.Proposal, error) { return bot.Proposal{}, errors.New("x") }, 0, 1, "consider malformed"},
		"a panic":               {func(context.Context, int, bot.Brief) (bot.Proposal, error) { panic("ill") }, 0, 1, "consider malformed"},
		"never reached":         {fail(bot.FaultConnect, 0), 0, 2, "consider connect"},
		"429, come back in 1 s": {fail(bot.FaultBusy, time.Second), time.Second, 2, "consider busy"},
		"429, come back in 9 s": {fail(bot.FaultBusy, 9*time.Second), 0, 1, "consider busy"},
		"429, no word of when":  {fail(bot.FaultBusy, 0), 0, 1, "consider busy"},
		"too slow": {func(ctx context.Context, _ int, _ bot.Brief) (bot.Proposal, error) {
			<-ctx.Done()
			return bot.Proposal{}, &bot.ModelFault{Why: bot.FaultDeadline}
		}, 1500 * time.Millisecond, 1, "consider deadline"},
	} {
		t.Run(name, func(t *testing.T) {
			inTime(t, nil, func(s *scene) {
				s.model.answer = c.answer
				began := time.Now()
				s.hear("a", 3, "Mijn pakket is zoek.")
				for range 100 {
					synctest.Wait()
					if s.talks.last() != nil {
						break
					}
					time.Sleep(50 * time.Millisecond)
				}
				synctest.Wait()
				if got := time.Since(began); got < c.took || got > c.took+50*time.Millisecond {
					t.Errorf("told after %v, want %v", got, c.took)
				}
				if got, ok := s.talks.last().(bot.Consider); !ok || got.Proposal != nil || got.About != 3 {
					t.Errorf("told %+v", s.talks.last())
				}
				if s.model.calls() != c.calls || s.counted(c.count) != c.calls {
					t.Errorf("%d calls, want %d; counted %v", s.model.calls(), c.calls, s.counts)
				}
			})
		})
	}
}

func TestASecondTryMayDoIt(t *testing.T) {
	inTime(t, nil, func(s *scene) {
		s.model.answer = func(_ context.Context, n int, _ bot.Brief) (bot.Proposal, error) {
			if n == 1 {
				return bot.Proposal{}, &bot.ModelFault{Why: bot.FaultBusy, After: 300 * time.Millisecond}
			}
			return bot.Proposal{Ack: "broken"}, nil
		}
		s.hear("a", 3, "Mijn pakket is zoek.")
		time.Sleep(400 * time.Millisecond)
		if got := s.talks.last().(bot.Consider).Proposal; got == nil || got.Ack != "broken" {
			t.Errorf("told %+v", got)
		}
	})
}

func TestAModelThatKeepsFailingIsLeftAlone(t *testing.T) {
	inTime(t, nil, func(s *scene) {
		s.model.answer = fail(bot.FaultStatus, 0)
		if s.Await() != time.Second {
			t.Error("nothing is waited for")
		}
		for i := range 8 {
			s.hear(bot.ID(fmt.Sprint(i)), 3, "Mijn pakket is zoek.")
			synctest.Wait()
		}
		if s.model.calls() != 5 || s.counted("skipped breaker") != 3 || s.Breaker() != assist.Open || s.Await() != 0 {
			t.Errorf("%d calls, %v, waits %v", s.model.calls(), s.counts, s.Await())
		}
		if len(s.talks.told) != 8 {
			t.Errorf("%d conversations were told", len(s.talks.told))
		}
		time.Sleep(30 * time.Second)
		s.model.answer = nil
		s.hear("z", 3, "Mijn pakket is zoek.")
		synctest.Wait()
		if s.Breaker() != assist.Closed || s.Await() == 0 {
			t.Error("it answers and is not asked")
		}
	})
}

func TestBudgets(t *testing.T) {
	t.Run("of a day", func(t *testing.T) {
		inTime(t, func(o *assist.Options) { o.Day = 2 }, func(s *scene) {
			for i := range 4 {
				s.hear(bot.ID(fmt.Sprint(i)), 3, "Mijn pakket is zoek.")
				synctest.Wait()
			}
			if s.model.calls() != 2 || s.counted("skipped day") != 2 || s.Await() != 0 {
				t.Errorf("%d calls, %v", s.model.calls(), s.counts)
			}
			time.Sleep(24 * time.Hour)
			if s.Await() == 0 {
				t.Error("a new day has no budget")
			}
		})
	})
	t.Run("of a conversation", func(t *testing.T) {
		inTime(t, nil, func(s *scene) {
			for _, spent := range []bot.ModelState{{Calls: 12}, {Tokens: 20_000}} {
				line := bot.StoryLine{Seq: 3, Text: "Mijn pakket is zoek."}
				state := bot.State{ID: "a", Phase: bot.Listening, Last: line, Story: []bot.StoryLine{line}, Model: spent}
				s.Follow(&state, bot.Say{}, bot.Commit{})
				synctest.Wait()
			}
			if s.model.calls() != 0 || s.counted("skipped conversation") != 2 {
				t.Errorf("%d calls, %v", s.model.calls(), s.counts)
			}
		})
	})
	t.Run("of patience", func(t *testing.T) {
		inTime(t, func(o *assist.Options) { o.Queue, o.Parallel = 1, 1 }, func(s *scene) {
			s.model.answer = func(context.Context, int, bot.Brief) (bot.Proposal, error) {
				time.Sleep(time.Second)
				return bot.Proposal{}, nil
			}
			for i := range 4 {
				s.hear(bot.ID(fmt.Sprint(i)), 3, "Mijn pakket is zoek.")
				synctest.Wait()
			}
			if s.counted("skipped queue") != 2 {
				t.Errorf("%v", s.counts)
			}
			time.Sleep(5 * time.Second)
		})
	})
}

func TestTurningItOffTakesEffectAtOnce(t *testing.T) {
	inTime(t, nil, func(s *scene) {
		s.mode = assist.Off
		s.hear("a", 3, "Mijn pakket is zoek.")
		synctest.Wait()
		if s.model.calls() != 0 || s.Await() != 0 || s.counted("skipped off") != 1 {
			t.Errorf("%d calls, %v", s.model.calls(), s.counts)
		}
		s.mode = assist.Shadow
		s.hear("a", 3, "Mijn pakket is zoek.")
		synctest.Wait()
		if got := s.talks.last().(bot.Consider); !got.Shadow || s.Await() != 0 {
			t.Errorf("told %+v", got)
		}
	})
}

func TestASentenceIsHeardOnlyWhereTheOrganisationWantsIt(t *testing.T) {
	for name, c := range map[string]struct {
		sentences    bool
		says         string
		want, refuse string
	}{
		"not by default":      {false, "Wat vervelend dat uw pakket zoek is.", "", ""},
		"where it is wanted":  {true, "Wat vervelend dat uw pakket zoek is.", "Wat vervelend dat uw pakket zoek is.", ""},
		"and harmless":        {true, "Wat vervelend, u krijgt uw geld terug.", "", "promise"},
		"and in our language": {true, "I am sorry that your parcel is lost.", "", "opening"},
	} {
		t.Run(name, func(t *testing.T) {
			inTime(t, func(o *assist.Options) { o.Sentences = c.sentences }, func(s *scene) {
				s.model.answer = func(context.Context, int, bot.Brief) (bot.Proposal, error) {
					return bot.Proposal{Sentence: c.says}, nil
				}
				s.hear("a", 3, "Mijn pakket is zoek.")
				synctest.Wait()
				if p := s.talks.last().(bot.Consider).Proposal; p.Sentence != c.want || p.Refused != c.refuse && c.refuse != "opening" {
					t.Errorf("got %q, refused %q", p.Sentence, p.Refused)
				}
			})
		})
	}
}

func TestAnAgentGetsADraft(t *testing.T) {
	anna := bot.Person{Role: bot.Agent, Name: "Anna", ID: "u1"}
	said := []bot.Commit{{Conversation: "a", Seq: 3, Events: []bot.Event{
		bot.Said{By: bot.Person{Role: bot.Customer}, Text: "Mijn pakket is zoek. Bel 0612345678."},
		bot.Said{By: bot.Person{Role: bot.Bot}, Text: "Wat vervelend: “Bel 0612345678”."},
		bot.Said{By: anna, Text: "Ik zoek het uit."},
	}}}
	t.Run("of a reply, with warnings", func(t *testing.T) {
		inTime(t, nil, func(s *scene) {
			s.talks.log, s.talks.state = said, bot.State{ID: "a", Locale: "nl"}
			s.model.reply = bot.Suggestion{Text: "U krijgt 50 euro terug."}
			if err := s.Draft(s.t.Context(), s.talks, "a", anna, "k", bot.WantReply); err != nil {
				t.Fatal(err)
			}
			got := s.talks.last().(bot.Draft)
			if got.Key != "k" || got.By.ID != "u1" || strings.Join(got.Suggestion.Warnings, " ") != "digits promise" {
				t.Errorf("told %+v", got)
			}
			if b := s.model.asked[0]; len(b.Lines) != 2 || strings.Contains(fmt.Sprint(b.Lines), "0612345678") {
				t.Errorf("it was shown %+v", b.Lines) // what the bot said quotes the customer, unmasked
			}
		})
	})
	t.Run("of a summary, in others' words only", func(t *testing.T) {
		inTime(t, nil, func(s *scene) {
			s.talks.log, s.talks.state = said, bot.State{ID: "a", Locale: "nl"}
			s.model.extract = bot.Extract{Lines: []bot.Citation{
				{Topic: "happened", Quote: "mijn pakket is zoek", Seq: 3}, // not as it stands there
				{Topic: "happened", Quote: "Mijn pakket is zoek", Seq: 3},
				{Topic: "open", Quote: "Mijn pakket is zoek", Seq: 3}, // again
				{Topic: "open", Quote: "Ik zoek het uit", Seq: 3},     // in another message
				{Topic: "wanted", Quote: "De klant krijgt zijn geld terug", Seq: 3},
				{Topic: "open", Quote: "Ik zoek het uit", Seq: 5},
			}}
			if err := s.Draft(s.t.Context(), s.talks, "a", anna, "k", bot.WantSummary); err != nil {
				t.Fatal(err)
			}
			if got := s.talks.last().(bot.Draft).Extract.Lines; len(got) != 2 || got[0].Quote != "Mijn pakket is zoek" || got[1].Seq != 5 {
				t.Errorf("told %+v", got)
			}
			s.model.extract = bot.Extract{Lines: []bot.Citation{{Topic: "wanted", Quote: "niets van dit alles", Seq: 3}}}
			if err := s.Draft(s.t.Context(), s.talks, "a", anna, "l", bot.WantSummary); err == nil {
				t.Error("a summary of nothing that was said")
			}
		})
	})
	t.Run("once for a key", func(t *testing.T) {
		inTime(t, nil, func(s *scene) {
			s.talks.state = bot.State{ID: "a", Seen: map[string]uint64{"k": 9}}
			if err := s.Draft(s.t.Context(), s.talks, "a", anna, "k", bot.WantReply); err != nil || s.model.calls() != 0 {
				t.Errorf("%v, %d calls", err, s.model.calls())
			}
		})
	})
}

func TestAHandoverBringsASummary(t *testing.T) {
	for reason, want := range map[string]bool{"request": true, "unclear": true, "triage": false} {
		t.Run(reason, func(t *testing.T) {
			inTime(t, nil, func(s *scene) {
				s.talks.log = []bot.Commit{{Seq: 3, Events: []bot.Event{bot.Said{By: bot.Person{Role: bot.Customer}, Text: "Mijn pakket is zoek."}}}}
				s.model.extract = bot.Extract{Lines: []bot.Citation{{Topic: "happened", Quote: "Mijn pakket is zoek", Seq: 3}}}
				state := bot.State{ID: "a", Story: []bot.StoryLine{{Seq: 3, Text: "Mijn pakket is zoek."}}}
				s.Follow(&state, bot.Choose{Choice: "human"}, bot.Commit{Events: []bot.Event{bot.Escalated{Reason: reason}}})
				synctest.Wait()
				if _, got := s.talks.last().(bot.Draft); got != want {
					t.Errorf("told %+v", s.talks.told)
				}
			})
		})
	}
}

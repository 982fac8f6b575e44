package demo

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/deadline"
)

// Door is the one door into conversations; the runtime is it.
type Door interface {
	Open(ctx context.Context, cmd bot.Open) (bot.Receipt, error)
	Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	View(ctx context.Context, id bot.ID, look func(*bot.State)) error
}

// Stage is where stories are told.
type Stage struct {
	Door   Door
	Clock  *Clock // the one that Door reads
	Policy *bot.Policy
	People map[string]bot.Person // by key
	Now    time.Time             // nothing happens after it
}

// Tell tells one story, as far as its time has come.
func (st Stage) Tell(ctx context.Context, story Story) error {
	t := &telling{Stage: st, ctx: ctx, story: story, answered: map[string]bool{}}
	if err := t.intake(); err != nil {
		return fmt.Errorf("demo: %s: %w", story.Name, err)
	}
	if story.Until == "" {
		for i, act := range story.Later {
			ok, err := t.act(act)
			if err != nil {
				return fmt.Errorf("demo: %s: act %d: %w", story.Name, i+1, err)
			}
			if !ok {
				break
			}
		}
	}
	if err := t.pass(st.Now); err != nil {
		return fmt.Errorf("demo: %s: %w", story.Name, err)
	}
	return nil
}

// telling is a story that is being told.
type telling struct {
	Stage
	ctx      context.Context
	story    Story
	id       bot.ID
	keys     int
	answered map[string]bool
}

// look is what a customer sees of the conversation, and when it wants a tick.
type look struct {
	asks, pending string
	offered       []bot.Choice
	human, closed bool
	due           time.Time
	seq           uint64
}

func (t *telling) look() (l look, err error) {
	err = t.Door.View(t.ctx, t.id, func(s *bot.State) {
		l = look{
			asks: s.Asks, pending: s.Pending, offered: slices.Clone(s.Offered),
			human: s.Agent != nil, closed: s.Closed, due: s.NextDue(t.Policy), seq: s.Seq,
		}
	})
	return l, err
}

func (t *telling) intake() error {
	t.Clock.Set(t.story.Began.before(t.Now, t.Policy.Zone))
	receipt, err := t.Door.Open(t.ctx, bot.Open{Locale: t.story.Locale, Channel: "demo"})
	if err != nil {
		return err
	}
	t.id = receipt.Conversation
	for _, text := range t.story.Story {
		if err := t.pass(t.Clock.Now().Add(typing(text) / 2)); err != nil {
			return err
		}
		if err := t.tell(bot.Say{Key: t.key(), Text: text}); err != nil {
			return err
		}
	}
	if len(t.story.Story) == 0 {
		return nil
	}
	return t.answer()
}

// answer answers what the bot asks, until it asks nothing more.
func (t *telling) answer() error {
	const most = 30 // questions: far more than any dialog has
	for range most {
		if err := t.pass(t.Clock.Now().Add(t.Policy.StoryPause + 2*time.Second)); err != nil {
			return err
		}
		l, err := t.look()
		if err != nil {
			return err
		}
		if l.human || l.closed || l.asks == t.story.Until && l.asks != "" {
			return nil
		}
		cmd := t.next(l)
		if cmd == nil {
			return nil
		}
		if err := t.tell(cmd); err != nil {
			return err
		}
	}
	return nil
}

// next is what the customer does now; nil is nothing more.
func (t *telling) next(l look) bot.Command {
	offers := func(id string) bool {
		return slices.ContainsFunc(l.offered, func(c bot.Choice) bool { return c.ID == id })
	}
	if text, ok := t.story.Answers[l.asks]; ok && !t.answered[l.asks] {
		t.answered[l.asks] = true
		if offers(text) {
			return bot.Choose{Key: t.key(), Choice: text}
		}
		t.Clock.Set(t.Clock.Now().Add(typing(text)))
		return bot.Say{Key: t.key(), Text: text}
	}
	for _, choice := range []string{"done", "skip"} {
		if offers(choice) {
			return bot.Choose{Key: t.key(), Choice: choice}
		}
	}
	if l.asks == "confirm" && offers("yes") && !t.answered["confirm"] {
		t.answered["confirm"] = true
		return bot.Choose{Key: t.key(), Choice: "yes"}
	}
	if offers("no") && l.asks != "" && l.asks != "satisfaction" {
		return bot.Choose{Key: t.key(), Choice: "no"}
	}
	return nil
}

// act does one of the later things. It returns false when its time has not
// come yet.
func (t *telling) act(a Act) (bool, error) {
	at := a.after(t.Clock.Now(), t.Policy.Zone)
	if a.By != "" && a.Days > 0 && t.Policy.Hours != nil {
		if open := t.Policy.Hours.Next(at); !open.IsZero() {
			at = open
		}
	}
	if at.After(t.Now) {
		return false, nil
	}
	if err := t.pass(at); err != nil {
		return false, err
	}
	cmd, err := t.command(a)
	if err != nil {
		return false, err
	}
	err = t.tell(cmd)
	if a.Do == "close" && bot.CodeOf(err) == bot.Invalid {
		return true, nil // it was understood as a complaint after all: that has to be answered
	}
	return true, err
}

func (t *telling) command(a Act) (bot.Command, error) {
	key := t.key()
	switch {
	case a.Say != "":
		return bot.Say{Key: key, Text: a.Say}, nil
	case a.Choose != "":
		return bot.Choose{Key: key, Choice: a.Choose}, nil
	}
	by, ok := t.People[a.By]
	if !ok {
		return nil, fmt.Errorf("nobody is called %q", a.By)
	}
	switch a.Do {
	case "join":
		return bot.Join{Key: key, By: by}, nil
	case "reply":
		return bot.Reply{Key: key, By: by, Text: a.Text}, nil
	case "note":
		return bot.Note{Key: key, By: by, Text: a.Text}, nil
	case "leave":
		return bot.Leave{Key: key, By: by, To: a.To}, nil
	case "resolve":
		return bot.Resolve{Key: key, By: by, Outcome: a.Outcome, Text: a.Text}, nil
	case "close":
		return bot.Close{Key: key, By: by, Why: a.Reason}, nil
	case "extend":
		on, err := t.later(a.Weeks)
		return bot.Extend{Key: key, By: by, On: on, Reason: a.Reason}, err
	}
	return nil, fmt.Errorf("nothing is called %q", a.Do)
}

// later is the date that lies some weeks after the one that was promised.
func (t *telling) later(weeks int) (string, error) {
	var on string
	err := t.Door.View(t.ctx, t.id, func(s *bot.State) {
		if s.Deadline == nil {
			return
		}
		if due, err := deadline.ParseDate(s.Deadline.Due); err == nil {
			on = due.AddDays(7 * weeks).String()
		}
	})
	return on, err
}

// pass lets time pass until then, and tells the conversation whenever it wants
// to be told, as the sweeper does.
func (t *telling) pass(then time.Time) error {
	for {
		l, err := t.look()
		if err != nil {
			return err
		}
		if l.due.IsZero() || l.due.After(then) {
			break
		}
		if l.due.After(t.Clock.Now()) {
			t.Clock.Set(l.due)
		}
		if err := t.tell(bot.Tick{}); err != nil {
			return err
		}
		after, err := t.look()
		if err != nil {
			return err
		}
		if after.seq == l.seq { // nothing came of it: it must not be asked for ever
			break
		}
	}
	if then.After(t.Clock.Now()) {
		t.Clock.Set(then)
	}
	return nil
}

func (t *telling) tell(cmd bot.Command) error {
	_, err := t.Door.Tell(t.ctx, t.id, cmd)
	return err
}

func (t *telling) key() string {
	t.keys++
	return fmt.Sprintf("demo-%s-%d", t.story.Name, t.keys)
}

// typing is how long somebody takes to type text.
func typing(text string) time.Duration {
	return 4*time.Second + time.Duration(len(text))*90*time.Millisecond
}

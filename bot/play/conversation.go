package play

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/dialogs"
)

// Table is what conversations are played with. Every field is required.
type Table struct {
	Understander bot.Understander
	Script       *dialogs.Dialog
	Speaker      bot.Speaker
	Policy       *bot.Policy
}

// Conversation is one conversation being played. It is not safe for use by
// several goroutines.
type Conversation struct {
	State bot.State
	Log   []bot.Commit
	Now   time.Time

	table   *Table
	topics  bot.Topics
	keys    int
	replied int // commits already told by News
}

// Open begins a conversation at that moment.
func (t *Table) Open(locale string, now time.Time) (*Conversation, error) {
	c := &Conversation{table: t, topics: bot.NewTopics(t.Script, t.Speaker), Now: now.UTC().Truncate(time.Millisecond)}
	c.State.ID = "00000000000000000000000000"
	return c, c.Tell(bot.Open{Locale: locale, Channel: "terminal"})
}

// Say lets the customer say something.
func (c *Conversation) Say(text string) error {
	in := c.State.InputFor(bot.CleanText(text), c.env())
	r, err := c.table.Understander.Read(context.Background(), in)
	if err != nil {
		return fmt.Errorf("play: reading: %w", err)
	}
	return c.Tell(bot.Say{Key: c.key(), Text: text, Reading: r})
}

// Choose lets the customer pick a choice by its id.
func (c *Conversation) Choose(id string) error {
	return c.Tell(bot.Choose{Key: c.key(), Choice: id})
}

// Wait lets time pass, telling the conversation whenever it wants to be told.
func (c *Conversation) Wait(d time.Duration) error {
	end := c.Now.Add(d)
	for {
		due := c.State.NextDue(c.table.Policy)
		if due.IsZero() || due.After(end) {
			c.Now = end
			return nil
		}
		if due.After(c.Now) {
			c.Now = due
		}
		before := len(c.Log)
		if err := c.Tell(bot.Tick{}); err != nil {
			return err
		}
		if len(c.Log) == before { // nothing came of it now; don't ask again
			c.Now = end
			return nil
		}
	}
}

// Tell carries out any command.
func (c *Conversation) Tell(cmd bot.Command) error {
	events, err := bot.Decide(&c.State, cmd, c.env())
	if err != nil || len(events) == 0 {
		return err
	}
	commit := bot.Commit{Conversation: c.State.ID, Seq: c.State.Seq + 1, At: c.Now, Events: events}
	c.State.Fold(commit)
	c.Log = append(c.Log, commit)
	return nil
}

// News returns the events since it was last called.
func (c *Conversation) News() []bot.Event {
	var events []bot.Event
	for _, commit := range c.Log[c.replied:] {
		events = append(events, commit.Events...)
	}
	c.replied = len(c.Log)
	return events
}

func (c *Conversation) env() *bot.Env {
	return &bot.Env{
		Now: c.Now, Script: c.table.Script, Topics: c.topics, Say: c.table.Speaker, Policy: c.table.Policy,
		Reference: "K26-7XQ4M-2P9T1",
	}
}

func (c *Conversation) key() string {
	c.keys++
	return fmt.Sprintf("key-%d", c.keys)
}

// Fork is the same conversation over again: what is told to one doesn't reach
// the other.
func (c *Conversation) Fork() *Conversation {
	log := slices.Clone(c.Log)
	return &Conversation{State: bot.Replay(log), Log: log, Now: c.Now, table: c.table, topics: c.topics, keys: c.keys, replied: len(log)}
}

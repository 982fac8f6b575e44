package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// show prints what was added to the conversation since it was last called.
func (t *terminal) show(ctx context.Context) error {
	commits, err := t.talk.Load(ctx, t.id, t.shown)
	if err != nil {
		return err
	}
	for _, c := range commits {
		for i, e := range c.Events {
			if seq := c.Seq + uint64(i); seq > t.shown {
				t.event(e)
				t.shown = seq
			}
		}
	}
	return nil
}

func (t *terminal) event(e bot.Event) {
	switch e := e.(type) {
	case bot.Said:
		t.said(e)
	case bot.Switched:
		t.locale = e.Locale
	case bot.Attached:
		t.note("cli.chat.file", map[string]any{"Name": e.File.Name})
	case bot.Registered:
		t.note("cli.chat.reference", map[string]any{"Reference": e.Reference})
	case bot.DeadlineSet:
		t.note("cli.chat.deadline", map[string]any{"Date": bot.DayText(t.texts, t.locale, e.Due)})
	case bot.Escalated:
		t.note("cli.chat.escalated", nil)
	case bot.Joined:
		t.note("cli.chat.joined", map[string]any{"Name": e.By.Name})
	case bot.Left:
		t.note("cli.chat.left", map[string]any{"Name": e.By.Name})
	case bot.ClosedUp:
		t.note("cli.chat.closed", nil)
	}
}

// said prints a message with its choices numbered. What the customer typed
// here stands on the screen already.
func (t *terminal) said(e bot.Said) {
	name := e.By.Name
	switch e.By.Role {
	case bot.Customer:
		if t.typed && t.keys > 0 {
			return
		}
		name = t.texts.Text(t.locale, "cli.chat.you", nil)
	case bot.Bot, bot.Agent:
		t.offered = e.Choices
	}
	fmt.Fprintf(t.console.Out, "\n%s: %s\n", name, indent(e.Text))
	for i, c := range e.Choices {
		fmt.Fprintf(t.console.Out, "  %d  %s\n", i+1, c.Label)
	}
}

// note prints what happened, beside what was said.
func (t *terminal) note(key string, args map[string]any) {
	fmt.Fprintf(t.console.Out, "\n* %s\n", t.texts.Text(t.locale, key, args))
}

// indent keeps the lines of a message together under the speaker's name. What
// could move the cursor was taken out when the text was cleaned (CleanText).
func indent(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\n", "\n  "), "\n  \n", "\n\n")
}

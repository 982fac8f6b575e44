package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-isatty"
	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
)

// patience is the least silence that ends a story here: nobody sees that
// somebody is typing in a terminal until they press Enter.
const patience = 45 * time.Second

func newChat(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "chat", Args: cobra.NoArgs,
		Short: "Has the conversation in the terminal",
		Long: "Has the conversation in the terminal: the same bot, the same register.\n" +
			"Type a message, or the number of a choice. An empty line says that the story is\n" +
			"told. /quit or Ctrl-D ends the chat; it can be gone on with later.",
	}
	settings := withSettings(c, cmd, append(inDialogs, "data", "mongodb_uri", "regime", "default_locale", "organisation")...)
	locale := cmd.Flags().String("locale", "", "language to begin in: nl or en")
	resume := cmd.Flags().String("resume", "", "token of an earlier conversation, to go on with it")
	ephemeral := cmd.Flags().Bool("ephemeral", false, "keep nothing: the conversation is gone afterwards")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *locale == "" {
			*locale = s.DefaultLocale
		}
		texts, err := textsOf(s, *locale)
		if err != nil {
			return err
		}
		typed := isTerminal(c)
		if typed {
			s.StoryPause = max(s.StoryPause, patience)
		}
		if *ephemeral {
			dir, err := os.MkdirTemp("", "gehoor-chat-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(dir)
			s.Data, s.MongoDBURI = dir, ""
		}
		return chat(cmd.Context(), c, s, &terminal{
			console: c, texts: texts, locale: *locale, typed: typed, kept: !*ephemeral, token: bot.Token(*resume),
		})
	}
	return cmd
}

func isTerminal(c *Console) bool {
	f, ok := c.In.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// chat holds one conversation on a runtime of its own. A server may be running
// on the same store.
func chat(ctx context.Context, c *Console, s config.Settings, t *terminal) error {
	talk, err := app.OpenTalk(ctx, s, app.NewLog(c.Err, quiet(s)))
	if err != nil {
		return err
	}
	t.talk = talk
	err = t.begin(ctx)
	if err == nil {
		err = t.run(ctx)
	}
	return errors.Join(err, talk.Close(context.WithoutCancel(ctx)))
}

// terminal is a conversation as it is shown and typed in a terminal.
type terminal struct {
	console *Console
	talk    *app.Talk
	texts   bot.Speaker
	locale  string
	typed   bool // by a person; otherwise lines come from a file or a program
	kept    bool

	id      bot.ID
	token   bot.Token
	shown   uint64
	offered []bot.Choice
	keys    int
	session string // makes keys unlike those of another chat on this conversation
}

func (t *terminal) begin(ctx context.Context) error {
	t.session = string(bot.NewID())
	if t.token != "" {
		id, err := t.talk.Resume(ctx, t.token)
		if err != nil {
			return err
		}
		t.id = id
	} else {
		receipt, err := t.talk.Open(ctx, bot.Open{Locale: t.locale, Channel: "terminal"})
		if err != nil {
			return err
		}
		t.id, t.token = receipt.Conversation, receipt.Token
	}
	if t.typed {
		t.say("cli.chat.hint", map[string]any{"Quit": "/quit"})
	}
	return t.show(ctx)
}

// run takes lines and shows what comes, until the lines or ctx end.
func (t *terminal) run(ctx context.Context) error {
	lines := t.lines(ctx)
	changed, stop := t.talk.Changed(t.id)
	defer stop()
	poll := time.NewTicker(2 * time.Second) // what a server on the same store adds
	defer poll.Stop()
	for {
		if t.typed {
			fmt.Fprint(t.console.Out, "> ")
		}
		select {
		case <-ctx.Done():
			return t.farewell()
		case line, ok := <-lines:
			if !ok || line == "/quit" {
				return t.farewell()
			}
			if err := t.take(ctx, line); err != nil {
				return err
			}
		case <-changed:
		case <-poll.C:
		}
		if err := t.show(ctx); err != nil {
			return err
		}
	}
}

func (t *terminal) lines(ctx context.Context) <-chan string {
	out := make(chan string)
	go func() {
		defer close(out)
		in := bufio.NewScanner(t.console.In)
		in.Buffer(make([]byte, 0, 64<<10), longestLine)
		for in.Scan() {
			select {
			case out <- in.Text():
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// take carries out one line. What the bot refuses is said, and the chat goes on.
func (t *terminal) take(ctx context.Context, line string) error {
	cmd, problem := t.command(strings.TrimSpace(line))
	if problem != "" {
		fmt.Fprintln(t.console.Out, problem)
		return nil
	}
	if cmd == nil {
		return nil
	}
	_, err := t.talk.Tell(ctx, t.id, cmd)
	var refused *bot.Error
	if errors.As(err, &refused) && refused.Code != bot.Internal && refused.Code != bot.Corrupt {
		fmt.Fprintln(t.console.Out, t.texts.Text(t.locale, refused.Key, refused.Args))
		return nil
	}
	return err
}

// command says what a line asks for: nothing, a choice by its number, a message.
func (t *terminal) command(line string) (cmd bot.Command, problem string) {
	t.keys++
	key := t.session + "-" + strconv.Itoa(t.keys)
	if line == "" {
		for _, c := range t.offered {
			if c.ID == "done" {
				return bot.Choose{Key: key, Choice: c.ID}, ""
			}
		}
		return nil, ""
	}
	if n, err := strconv.Atoi(line); err == nil && len(t.offered) > 0 && n >= 0 && n < 100 {
		if n < 1 || n > len(t.offered) {
			return nil, t.texts.Text(t.locale, "cli.chat.no_choice", map[string]any{"Number": n})
		}
		return bot.Choose{Key: key, Choice: t.offered[n-1].ID}, ""
	}
	return bot.Say{Key: key, Text: line}, ""
}

func (t *terminal) farewell() error {
	fmt.Fprintln(t.console.Out)
	if !t.kept {
		t.say("cli.chat.not_kept", nil)
		return nil
	}
	t.say("cli.chat.resume", map[string]any{"Command": "gehoor chat --resume " + string(t.token)})
	return nil
}

func (t *terminal) say(key string, args map[string]any) {
	fmt.Fprintln(t.console.Out, t.texts.Text(t.locale, key, args))
}

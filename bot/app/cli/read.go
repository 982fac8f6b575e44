package cli

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/dialogs"
)

func newRead(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "read", Args: cobra.NoArgs,
		Short: "Reads one utterance a line from standard input, and prints what it was understood to say",
		Example: "  echo \"gisteren, order 12345\" | gehoor read --locale nl --asked happened_on --now 2026-03-03T10:00:00+01:00\n" +
			"  gehoor read --eval samples.nl.jsonl --eval samples.en.jsonl --misses",
	}
	settings := withSettings(c, cmd, append(inDialogs, "time_zone")...)
	locale := cmd.Flags().String("locale", "", "the conversation's language: nl or en")
	asked := cmd.Flags().String("asked", "", "the fact that was asked for, such as happened_on")
	now := cmd.Flags().String("now", "", "when it is said; the clock's time otherwise")
	pinned := cmd.Flags().Bool("pinned", false, "the customer chose the language")
	eval := cmd.Flags().StringArray("eval", nil, "file of samples: print how well they are read instead; may be given once for each language")
	misses := cmd.Flags().Bool("misses", false, "with --eval: also print what was read otherwise")
	asJSON := cmd.Flags().Bool("json", false, "with --eval: print JSON; a reading is JSON in any case")
	model := cmd.Flags().Bool("model", false, "also print what the language model of the settings makes of it")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
		if err != nil {
			return err
		}
		if *locale == "" {
			*locale = s.DefaultLocale
		}
		if _, err := textsOf(s, *locale); err != nil {
			return err
		}
		in, err := inputFor(kit, *locale, *asked, *now)
		if err != nil {
			return err
		}
		in.Pinned = *pinned
		if len(*eval) > 0 {
			return evaluate(cmd.Context(), c, kit, in, *eval, *misses, *asJSON)
		}
		var beside bot.Assistant
		if *model {
			if !kit.HasModel() {
				return misuse("--model: want llm_base_url and llm_model in the settings")
			}
			beside = kit.Model()
		}
		return readLines(cmd, c, kit, in, beside)
	}
	return cmd
}

// longestLine bounds what is kept of a line: longer than any message may be.
const longestLine = 64 << 10

// readLines prints a reading a line; model may be nil.
func readLines(cmd *cobra.Command, c *Console, kit *app.Kit, in bot.Input, model bot.Assistant) error {
	lines := bufio.NewReaderSize(c.In, longestLine)
	out := bufio.NewWriter(c.Out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for {
		line, err := nextLine(lines)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("standard input: %w", err)
		}
		in.Text = bot.CleanText(line)
		reading, err := kit.Understander.Read(cmd.Context(), in)
		if err != nil {
			return err
		}
		var answer any = reading
		if model != nil {
			answer = askModel(cmd.Context(), model, in, reading)
		}
		if err := enc.Encode(answer); err != nil {
			return err
		}
		if err := out.Flush(); err != nil { // somebody may be typing
			return err
		}
	}
}

// nextLine returns the next line, or its beginning if it is longer than any
// message may be. It returns io.EOF after the last.
func nextLine(r *bufio.Reader) (string, error) {
	part, err := r.ReadSlice('\n')
	line := strings.TrimRight(string(part), "\r\n")
	for errors.Is(err, bufio.ErrBufferFull) {
		_, err = r.ReadSlice('\n')
	}
	if errors.Is(err, io.EOF) && len(part) > 0 {
		err = nil
	}
	return line, err
}

// inputFor is what a reading may depend on, beside the text, when that fact was
// asked for.
func inputFor(kit *app.Kit, locale, asked, now string) (bot.Input, error) {
	d, ok := kit.Dialogs.Dialog("complaint")
	if !ok {
		return bot.Input{}, fmt.Errorf("there is no dialog complaint")
	}
	in := bot.Input{
		Now: kit.Now(), Zone: kit.Zone, Locale: locale, Asked: asked, Dialog: bot.NewTopics(d, kit.Texts),
	}
	if now != "" {
		at, err := config.ParseTimeIn(now, kit.Zone)
		if err != nil {
			return in, misuse("--now: %.40q: %w", now, err)
		}
		in.Now = at
	}
	if asked == "" {
		return in, nil
	}
	if err := checkAsked(d, asked); err != nil {
		return in, err
	}
	if asked == bot.AsksConfirm || asked == "urgency_check" {
		in.Pending = asked
	}
	in.Choices = offeredWith(kit, d, locale, asked)
	return in, nil
}

// elsewhere are the facts that are asked for outside a dialog's own list.
var elsewhere = []string{bot.AsksConfirm, "urgency_check", "satisfaction", "contact", "follow_up"}

func checkAsked(d *dialogs.Dialog, asked string) error {
	names := append([]string{}, elsewhere...)
	for _, f := range d.Facts {
		names = append(names, f.ID)
	}
	for _, name := range names {
		if name == asked {
			return nil
		}
	}
	return unknown("fact for --asked", asked, names)
}

// offeredWith are the choices that the question for a fact comes with.
func offeredWith(kit *app.Kit, d *dialogs.Dialog, locale, asked string) (choices []bot.Choice) {
	f := d.Fact(asked)
	if f == nil {
		return nil
	}
	for _, o := range f.Options {
		if !o.Offer {
			continue
		}
		choices = append(choices, bot.Choice{ID: o.ID, Label: kit.Texts.Text(locale, o.Label, nil)})
	}
	if f.Type == dialogs.TypeYesNo {
		for _, id := range []string{"yes", "no"} {
			choices = append(choices, bot.Choice{ID: id, Label: kit.Texts.Text(locale, "choice."+id, nil)})
		}
	}
	return choices
}

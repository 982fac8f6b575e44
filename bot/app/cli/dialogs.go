package cli

import (
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/play"
	"github.com/gehoor/gehoor/dialogs"
)

func newDialogs(c *Console) *cobra.Command {
	return group("dialogs", "The dialogs: check them, draw them, try them",
		newDialogsCheck(c), newDialogsDraw(c), newDialogsTry(c))
}

// inDialogs are the settings that say which dialogs and texts are meant.
var inDialogs = []string{"dialogs", "locales", "form_of_address"}

// withDialogs makes a command that works on the folder that is named as its
// argument, or by the settings.
func withDialogs(c *Console, cmd *cobra.Command) func(args []string) (config.Settings, error) {
	settings := withSettings(c, cmd, inDialogs...)
	return func(args []string) (config.Settings, error) {
		s, err := settings()
		if err == nil && len(args) > 0 {
			s.Dialogs = args[0]
			if info, statErr := os.Stat(s.Dialogs); statErr != nil || !info.IsDir() {
				err = misuse("there is no folder %q", s.Dialogs)
			}
		}
		return s, err
	}
}

func newDialogsCheck(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "check [FOLDER]", Args: cobra.MaximumNArgs(1),
		Short: "Checks the dialog files and that every text they need is there",
	}
	settings := withDialogs(c, cmd)
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		s, err := settings(args)
		if err != nil {
			return err
		}
		kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
		problems := dialogs.Problems(err)
		if err != nil && len(problems) == 0 {
			return err
		}
		for _, p := range problems {
			if p.File != "" && s.Dialogs != "" {
				p.File = filepath.Join(s.Dialogs, p.File)
			}
		}
		if *asJSON {
			if problems == nil {
				problems = []*dialogs.Problem{}
			}
			if err := printJSON(c.Out, problems); err != nil {
				return err
			}
		}
		switch {
		case len(problems) > 0 && *asJSON:
			return fmt.Errorf("%d faults in the dialogs", len(problems))
		case len(problems) > 0:
			return joined(problems)
		case *asJSON:
			return nil
		}
		for _, d := range kit.Dialogs.All() {
			fmt.Fprintf(c.Out, "%s: good, %d facts, %d steps, languages %s\n",
				d.Edition(), len(d.Facts), len(d.Steps), strings.Join(d.Locales, " and "))
		}
		return nil
	}
	return cmd
}

func joined(problems []*dialogs.Problem) error {
	errs := make([]error, len(problems))
	for i, p := range problems {
		errs[i] = p
	}
	return errors.Join(errs...)
}

func newDialogsDraw(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "draw [FOLDER]", Args: cobra.MaximumNArgs(1),
		Short:   "Draws a dialog as an SVG picture",
		Example: "  gehoor dialogs draw --out complaint.svg",
	}
	settings := withDialogs(c, cmd)
	id := cmd.Flags().String("dialog", "complaint", "which one")
	locale := cmd.Flags().String("locale", "nl", "language of its labels: nl or en")
	out := cmd.Flags().String("out", "", "file to write; otherwise standard output")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		s, err := settings(args)
		if err != nil {
			return err
		}
		texts, err := textsOf(s, *locale)
		if err != nil {
			return err
		}
		kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
		if err != nil {
			return err
		}
		d, ok := kit.Dialogs.Dialog(*id)
		if !ok {
			return misuse("--dialog: there is no dialog %q", *id)
		}
		picture := dialogs.Draw(d, *locale, func(key string) string { return texts.Text(*locale, key, nil) })
		if *out != "" {
			return os.WriteFile(*out, picture, 0o644)
		}
		_, err = c.Out.Write(picture)
		return err
	}
	return cmd
}

// tried is what came of one story.
type tried struct {
	File       string  `json:"file"`
	Story      string  `json:"story"`
	Good       bool    `json:"good"`
	Faults     []fault `json:"faults"`
	Transcript string  `json:"transcript"`
}

type fault struct {
	Line int    `json:"line"`
	Text string `json:"text"`
}

func newDialogsTry(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "try STORY...", Args: cobra.MinimumNArgs(1),
		Short:   "Plays story files through the dialog and says what went otherwise than they expect",
		Example: "  gehoor dialogs try stories/*.yaml --dialogs my-dialogs",
	}
	settings := withSettings(c, cmd, append(inDialogs, "regime", "office_hours", "time_zone", "country")...)
	quiet := cmd.Flags().BoolP("quiet", "q", false, "print the transcript only of stories that went otherwise")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
		if err != nil {
			return err
		}
		all := make([]tried, 0, len(args))
		wrong := 0
		for _, file := range args {
			result, err := tryStory(kit, file)
			if err != nil {
				return err
			}
			if !result.Good {
				wrong++
			}
			all = append(all, result)
			if !*asJSON {
				result.print(c, !*quiet || !result.Good)
			}
		}
		if *asJSON {
			if err := printJSON(c.Out, all); err != nil {
				return err
			}
		}
		if wrong > 0 {
			return fmt.Errorf("%d of %d stories went otherwise than they expect", wrong, len(all))
		}
		return nil
	}
	return cmd
}

func tryStory(kit *app.Kit, file string) (tried, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return tried{}, err
	}
	story, err := dialogs.ParseStory(file, src)
	if err != nil {
		return tried{}, err
	}
	d, ok := kit.Dialogs.Dialog(story.Dialog)
	if !ok {
		return tried{}, fmt.Errorf("%s: there is no dialog %q", file, story.Dialog)
	}
	if err := story.Fits(d); err != nil {
		return tried{}, err
	}
	table := play.Table{Understander: kit.Understander, Script: d, Speaker: kit.Texts, Policy: kit.Policy}
	transcript, faults, err := table.Story(story)
	if err != nil && len(faults) == 0 {
		return tried{}, fmt.Errorf("%s: %w", file, err)
	}
	result := tried{File: file, Story: story.Name, Good: len(faults) == 0, Transcript: transcript, Faults: []fault{}}
	for _, f := range faults {
		result.Faults = append(result.Faults, fault{f.Line, f.Text})
	}
	return result, nil
}

func (t tried) print(c *Console, transcript bool) {
	mark := map[bool]string{true: "good", false: "OTHERWISE"}[t.Good]
	fmt.Fprintf(c.Out, "%s: %s: %s\n", t.File, t.Story, mark)
	if transcript {
		fmt.Fprintln(c.Out, "\n"+t.Transcript)
	}
	for _, f := range t.Faults {
		fmt.Fprintf(c.Out, "%s:%d: %s\n", t.File, f.Line, f.Text)
	}
}

package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/deadline"
	"github.com/gehoor/gehoor/locales"
)

func newDeadline(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "deadline",
		Short: "Works out by when a complaint must be answered, day by day",
		Example: "  gehoor deadline --regime nl-awb --received 2026-03-28\n" +
			"  gehoor deadline --regime nl-awb --received 2026-03-28T23:30:00+01:00 --locale en --json\n" +
			"  gehoor deadline --list",
		Args: cobra.NoArgs,
	}
	settings := withSettings(c, cmd, "regime", "regimes")
	received := cmd.Flags().String("received", "", "day or moment of receipt; without an offset, in the regime's time zone")
	locale := cmd.Flags().String("locale", "", "language of the reason: nl or en")
	list := cmd.Flags().Bool("list", false, "list the regimes")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(*cobra.Command, []string) error {
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
		book, err := s.Book()
		if err != nil {
			return err
		}
		if *list {
			return listRegimes(c, book, texts, *locale, *asJSON)
		}
		terms, err := termsOf(book, s.Regime, *received)
		if err != nil {
			return err
		}
		answer := newDeadlineAnswer(terms, texts, *locale)
		if *asJSON {
			return printJSON(c.Out, answer)
		}
		answer.print(c, texts, *locale)
		return nil
	}
	return cmd
}

// textsOf loads the texts, and checks that locale is one of their languages.
func textsOf(s config.Settings, locale string) (*locales.Bundle, error) {
	texts, err := s.Texts()
	if err != nil {
		return nil, err
	}
	for _, l := range texts.Locales() {
		if l == locale {
			return texts, nil
		}
	}
	return nil, misuse("there is no language %q, want one of %v", locale, texts.Locales())
}

func termsOf(book *deadline.Book, id, received string) (deadline.Terms, error) {
	regime, err := book.Regime(id)
	if err != nil {
		return deadline.Terms{}, err
	}
	if received == "" {
		return deadline.Terms{}, misuse("want --received, the day or moment on which the complaint came in, as 2026-03-28 or 2026-03-28T23:30:00+01:00")
	}
	if day, err := deadline.ParseDate(received); err == nil {
		return book.DueOn(id, day)
	}
	at, err := config.ParseTimeIn(received, regime.Zone())
	if err != nil {
		return deadline.Terms{}, misuse("--received: %.40q: %w", received, err)
	}
	return book.Due(id, at)
}

// deadlineAnswer is the command's answer. The names of its fields are a
// contract; a date that the regime doesn't have is null.
type deadlineAnswer struct {
	deadline.Terms
	Reason []reasonLine `json:"reason"`
	Rule   string       `json:"rule"` // the rule behind the date, in one line
}

// reasonLine is one step of the reason: for machines, and as a sentence.
type reasonLine struct {
	deadline.Step
	Text string `json:"text"`
}

func newDeadlineAnswer(terms deadline.Terms, texts bot.Speaker, locale string) deadlineAnswer {
	lines := bot.ReasonText(texts, locale, &bot.DeadlineSet{Terms: terms})
	a := deadlineAnswer{Terms: terms, Rule: texts.Text(locale, terms.RuleKey(), nil), Reason: make([]reasonLine, len(lines))}
	for i, text := range lines {
		a.Reason[i] = reasonLine{terms.Reason[i], text}
	}
	return a
}

func (a deadlineAnswer) print(c *Console, texts bot.Speaker, locale string) {
	say := func(key string) string { return texts.Text(locale, key, nil) }
	fmt.Fprintf(c.Out, "%s (%s)\n%s\n\n", say("deadline.regime."+a.Regime), a.Regime, a.Rule)
	rows := [][]string{}
	for _, row := range []struct {
		key  string
		date deadline.Date
	}{
		{"cli.deadline.received_on", a.ReceivedOn},
		{"cli.deadline.acknowledge_by", a.AcknowledgeBy},
		{"cli.deadline.promise_on", a.PromiseOn},
		{"cli.deadline.statutory_last_on", a.StatutoryLastOn},
		{"cli.deadline.extended_last_on", a.ExtendedLastOn},
		{"cli.deadline.external_on", a.ExternalOn},
	} {
		text := say("cli.deadline.none")
		if !row.date.IsZero() {
			text = row.date.String() + "  " + bot.DayText(texts, locale, row.date.String())
		}
		rows = append(rows, []string{say(row.key), text})
	}
	_ = table(c.Out, rows)
	fmt.Fprintln(c.Out)
	for _, line := range a.Reason {
		fmt.Fprintf(c.Out, "- %s\n", line.Text)
	}
	for _, w := range a.Warnings {
		args := map[string]any{"Date": bot.DayText(texts, locale, w.Date.String()), "Name": say(w.Name)}
		fmt.Fprintf(c.Out, "! %s\n", texts.Text(locale, w.Key, args))
	}
}

func listRegimes(c *Console, book *deadline.Book, texts bot.Speaker, locale string, asJSON bool) error {
	type regime struct {
		Regime   string `json:"regime"`
		Name     string `json:"name"`
		Rule     string `json:"rule"`
		Zone     string `json:"zone"`
		Calendar string `json:"calendar"`
	}
	var all []regime
	rows := [][]string{}
	for _, id := range book.Regimes() {
		r, err := book.Regime(id)
		if err != nil {
			return err
		}
		all = append(all, regime{id, texts.Text(locale, r.NameKey(), nil), texts.Text(locale, r.RuleKey(), nil), r.ZoneName, r.CalendarID})
		rows = append(rows, []string{id, all[len(all)-1].Name})
	}
	if asJSON {
		return printJSON(c.Out, all)
	}
	return table(c.Out, rows)
}

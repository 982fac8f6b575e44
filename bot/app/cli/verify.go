package cli

import (
	"fmt"
	"log/slog"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/store/audit"
)

// summing returns how summaries follow from logs under these settings.
func summing(s config.Settings) (audit.Sum, error) {
	kit, err := app.NewKit(s, slog.New(slog.DiscardHandler))
	if err != nil {
		return nil, err
	}
	return func(log []bot.Commit) bot.Summary {
		state := bot.Replay(log)
		return state.Summary(state.NextDue(kit.Policy))
	}, nil
}

func newVerify(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "verify", Args: cobra.NoArgs,
		Short: "Checks the whole store: gaps, duplicates, summaries that differ from their log",
		Long: "Checks the whole store: gaps and duplicates in logs, events that can't be read, summaries\n" +
			"that are missing or differ from their log, files that are missing or have changed. Ends with 1 on any fault. It changes nothing,\n" +
			"and works while the server runs.",
	}
	settings := withSettings(c, cmd, inStore...)
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		sum, err := summing(s)
		if err != nil {
			return err
		}
		return withStore(cmd.Context(), s, func(store app.Store) error {
			report, err := audit.Verify(cmd.Context(), store, sum)
			if err != nil {
				return err
			}
			forgiveSettings(&report)
			if err := printReport(c, report, *asJSON); err != nil {
				return err
			}
			if !report.OK() {
				return fmt.Errorf("the store has faults; gehoor rebuild mends summaries, a backup the rest")
			}
			return nil
		})
	}
	return cmd
}

// forgiveSettings leaves out summaries in which only the next tick differs. It
// follows from the log and from settings such as story_pause, which may have
// been others when it was written; the next event sets it anew.
func forgiveSettings(r *audit.Report) {
	r.Faults = slices.DeleteFunc(r.Faults, func(f audit.Fault) bool {
		if f.Kind != audit.Differs || f.Detail != "next_at" {
			return false
		}
		if r.Counts[f.Kind]--; r.Counts[f.Kind] == 0 {
			delete(r.Counts, f.Kind)
		}
		return true
	})
}

func printReport(c *Console, r audit.Report, asJSON bool) error {
	if asJSON {
		if r.Faults == nil { // lists and counts are there also when they are empty
			r.Faults = []audit.Fault{}
		}
		if r.Counts == nil {
			r.Counts = map[audit.Kind]int{}
		}
		return printJSON(c.Out, struct {
			audit.Report
			Good bool `json:"good"`
		}{r, r.OK()})
	}
	fmt.Fprintf(c.Out, "%d conversations, %d commits, %d events, %d files\n", r.Conversations, r.Commits, r.Events, r.Files)
	for _, f := range r.Faults {
		fmt.Fprintln(c.Out, f)
	}
	if r.OK() {
		fmt.Fprintln(c.Out, "all good")
		return nil
	}
	for _, kind := range slices.Sorted(maps.Keys(r.Counts)) {
		fmt.Fprintf(c.Out, "%d %s\n", r.Counts[kind], kind)
	}
	return nil
}

func newRebuild(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "rebuild", Args: cobra.NoArgs,
		Short: "Writes every summary anew from its log",
	}
	settings := withSettings(c, cmd, inStore...)
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		sum, err := summing(s)
		if err != nil {
			return err
		}
		return withStore(cmd.Context(), s, func(store app.Store) error {
			total, changed, err := audit.Rebuild(cmd.Context(), store, sum)
			if err != nil {
				return err
			}
			if *asJSON {
				return printJSON(c.Out, map[string]int{"conversations": total, "changed": changed})
			}
			fmt.Fprintf(c.Out, "%d conversations, %d summaries were missing or different and are written anew\n", total, changed)
			return nil
		})
	}
	return cmd
}

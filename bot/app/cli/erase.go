package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
)

func newErase(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "erase", Args: cobra.NoArgs,
		Short: "Erases a person's conversation for good, and leaves the tombstone that says so",
		Example: "  gehoor erase --reference K26-7XQ4M-2P9TC --why \"request of 3 March (GDPR art. 17)\"\n" +
			"  gehoor erase --conversation 0c3q... --why retention",
	}
	settings := withSettings(c, cmd, inStore...)
	conversation := cmd.Flags().String("conversation", "", "id of the conversation")
	reference := cmd.Flags().String("reference", "", "reference of the complaint")
	why := cmd.Flags().String("why", "", "the ground; it stays in the tombstone")
	by := cmd.Flags().String("by", "operator", "who decided; it stays in the tombstone")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if (*conversation == "") == (*reference == "") {
			return misuse("want --conversation or --reference, one of the two")
		}
		if *why == "" {
			return misuse("want --why, the ground for erasing")
		}
		if _, ok := bot.ParseReference(*reference); *reference != "" && !ok {
			return misuse("%q is no reference of a complaint; it may be mistyped", *reference)
		}
		return withStore(cmd.Context(), s, func(store app.Store) error {
			id, ref, err := findOne(cmd, store, bot.ID(*conversation), *reference)
			if err != nil {
				return err
			}
			t := bot.Tombstone{Conversation: id, Reference: ref, At: clockNow(), Why: *why, By: *by}
			if err := store.Erase(cmd.Context(), t); err != nil {
				return err
			}
			if *asJSON {
				return printJSON(c.Out, map[string]any{"conversation": id, "reference": ref, "erased": true, "why": *why, "by": *by})
			}
			fmt.Fprintf(c.Out, "Conversation %s is erased. Older backups still hold it.\n", id)
			return nil
		})
	}
	return cmd
}

// findOne returns the conversation that is meant, and its reference where it
// has one.
func findOne(cmd *cobra.Command, store app.Store, id bot.ID, reference string) (bot.ID, string, error) {
	if reference == "" {
		log, err := store.Load(cmd.Context(), id, 0)
		if err != nil {
			return "", "", err
		}
		s := bot.Replay(log)
		if s.Complaint != nil {
			reference = s.Complaint.Reference
		}
		return id, reference, nil
	}
	ref, ok := bot.ParseReference(reference)
	if !ok {
		return "", "", misuse("%q is no reference: a sign is missing or was mistyped", reference)
	}
	page, err := store.Find(cmd.Context(), bot.Query{Reference: ref, Limit: 1})
	if err != nil {
		return "", "", err
	}
	if len(page.Summaries) == 0 {
		return "", "", fmt.Errorf("there is no complaint with reference %s", ref)
	}
	return page.Summaries[0].Conversation, ref, nil
}

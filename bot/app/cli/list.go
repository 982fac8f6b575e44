package cli

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/desk"
)

// newList is the command that prints what find finds at the desk: shown as
// JSON, or as a table of rows below heading.
func newList[T, J any](
	c *Console, short string, find func(*desk.Desk, context.Context, desk.Actor) ([]T, error), shown func(T) J,
	heading []string, row func(T) []string,
) *cobra.Command {
	cmd := &cobra.Command{Use: "list", Args: cobra.NoArgs, Short: short}
	settings := withSettings(c, cmd, inStore...)
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		return withDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			found, err := find(d, cmd.Context(), app.Operator)
			if err != nil {
				return err
			}
			all, rows := make([]J, len(found)), [][]string{heading}
			for i, t := range found {
				all[i] = shown(t)
				rows = append(rows, row(t))
			}
			if *asJSON {
				return printJSON(c.Out, all)
			}
			return table(c.Out, rows)
		})
	}
	return cmd
}

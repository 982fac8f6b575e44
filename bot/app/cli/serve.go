package cli

import (
	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
)

func newServe(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Starts the server",
		Args:  cobra.NoArgs,
	}
	settings := withSettings(c, cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		return app.Run(cmd.Context(), app.Options{Settings: s, Log: app.NewLog(c.Err, s), Out: c.Out})
	}
	return cmd
}

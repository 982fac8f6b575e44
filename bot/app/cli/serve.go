package cli

import "github.com/spf13/cobra"

func newServe(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Starts the server",
		Args:  cobra.NoArgs,
	}
	_ = withSettings(c, cmd)
	cmd.RunE = func(*cobra.Command, []string) error { return nil }
	return cmd
}

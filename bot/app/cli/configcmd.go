package cli

import (
	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app/config"
)

func newConfig(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Prints the settings in force and checks them; secrets are not shown",
		Args:  cobra.NoArgs,
	}
	settings := withSettings(c, cmd)
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(*cobra.Command, []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		fields := config.Fields(&s)
		if *asJSON {
			out := map[string]string{}
			for _, f := range fields {
				out[f.Key] = f.Text()
			}
			return printJSON(c.Out, out)
		}
		rows := [][]string{{"KEY", "VALUE", "VARIABLE"}}
		for _, f := range fields {
			rows = append(rows, []string{f.Key, f.Text(), f.Env()})
		}
		return table(c.Out, rows)
	}
	return cmd
}

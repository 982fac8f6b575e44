package cli

import (
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/gehoor/gehoor/bot/app/config"
)

// withSettings gives cmd a flag for every setting, and returns the function
// that reads them all: flags, environment, file. In the help of cmd only those
// in shown appear; with none named, all do.
func withSettings(c *Console, cmd *cobra.Command, shown ...string) func() (config.Settings, error) {
	flags := cmd.Flags()
	file := flags.String("config", "", "YAML file with settings")
	typed := config.Bind(flags)
	if len(shown) > 0 {
		defaults := config.Default()
		for _, f := range config.Fields(&defaults) {
			if !slices.Contains(shown, f.Key) {
				flags.Lookup(f.Flag()).Hidden = true
			}
		}
	}
	return func() (config.Settings, error) {
		s, err := config.Load(config.Sources{File: *file, Env: c.Env, Flags: typed()})
		if err != nil {
			return s, &misuseError{err}
		}
		return s, nil
	}
}

// inStore are the settings that say where the store is.
var inStore = []string{"data", "mongodb_uri"}

func flagNames(cmd *cobra.Command) []string {
	names := []string{"--help"}
	cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	return names
}

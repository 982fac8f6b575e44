package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// group is a command that only holds others.
func group(use, short string, members ...*cobra.Command) *cobra.Command {
	cmd := &cobra.Command{Use: use, Short: short}
	cmd.AddCommand(members...)
	var names []string
	for _, m := range members {
		names = append(names, m.Name())
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) > 0 {
			return unknown("command", use+" "+args[0], prefixed(use, names))
		}
		return misuse("want one of: %s", strings.Join(prefixed(use, names), ", "))
	}
	cmd.Args = cobra.ArbitraryArgs
	return cmd
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = prefix + " " + n
	}
	return out
}

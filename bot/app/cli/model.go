package cli

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
)

func newModel(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "model on|shadow|off|default", Args: cobra.ExactArgs(1),
		Short:   "Turns the language model off or on, or lets it only watch, while the server runs",
		Example: "  gehoor model off\n  gehoor model default   # what the settings say",
	}
	settings := withSettings(c, cmd, "data", "llm_mode")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		path := filepath.Join(s.Data, app.ModelSwitch)
		switch mode := args[0]; mode {
		case "on", "shadow", "off":
			if err := os.WriteFile(path, []byte(mode+"\n"), 0o600); err != nil {
				return fmt.Errorf("%w; is --data the server's data folder?", err)
			}
			fmt.Fprintf(c.Out, "%s, from within a second on\n", mode)
		case "default":
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				return err
			}
			fmt.Fprintf(c.Out, "%s, as the settings say, from within a second on\n", s.LLMMode)
		default:
			return misuse("%q: want on, shadow, off or default", mode)
		}
		return nil
	}
	return cmd
}

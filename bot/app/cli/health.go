package cli

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot/app"
)

func newHealth(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "health", Args: cobra.NoArgs,
		Short: "Asks the server on this machine whether it is ready; for container health checks",
	}
	settings := withSettings(c, cmd, "addr")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		ctx, cancel := context.WithTimeout(cmd.Context(), 5*time.Second)
		defer cancel()
		url := "http://" + app.Dialable(s.Addr) + "/readyz"
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
		if err != nil {
			return err
		}
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			return fmt.Errorf("no answer from %s: %w", url, err)
		}
		defer resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			body, _ := io.ReadAll(io.LimitReader(resp.Body, 500))
			return fmt.Errorf("%s answers %d: %s", url, resp.StatusCode, body)
		}
		fmt.Fprintln(c.Out, "ready")
		return nil
	}
	return cmd
}

package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/desk"
)

func newToken(c *Console) *cobra.Command {
	return group("token", "Tokens by which programs read the register",
		newTokenCreate(c), newTokenList(c), newTokenRevoke(c))
}

// token is a token as commands print it. Token is only known when it is made.
type token struct {
	ID      string       `json:"id"`
	Name    string       `json:"name"`
	Role    bot.UserRole `json:"role"`
	Created time.Time    `json:"created"`
	Revoked bool         `json:"revoked"`
	Token   string       `json:"token,omitempty"`
}

func tokenOf(t bot.APIToken) token { return token{t.ID, t.Name, t.Role, t.Created, t.Revoked, ""} }

func newTokenCreate(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "create", Args: cobra.NoArgs,
		Short:   "Makes a token and prints it, once",
		Example: "  gehoor token create --name reports --role supervisor",
	}
	settings := withSettings(c, cmd, inStore...)
	name := cmd.Flags().String("name", "", "what it is for")
	role := cmd.Flags().String("role", "supervisor", "agent, supervisor or admin; the register needs supervisor")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *name == "" {
			return misuse("want --name, what the token is for")
		}
		if err := checkRole(*role); err != nil {
			return err
		}
		return withNewDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			t, secret, err := d.AddToken(cmd.Context(), app.Operator, *name, bot.UserRole(*role), clockNow())
			if err != nil {
				return err
			}
			out := tokenOf(t)
			out.Token = secret
			if *asJSON {
				return printJSON(c.Out, out)
			}
			fmt.Fprintln(c.Out, secret)
			return nil
		})
	}
	return cmd
}

func newTokenList(c *Console) *cobra.Command {
	return newList(c, "Lists all tokens; their secrets are known to nobody", (*desk.Desk).FindTokens, tokenOf,
		[]string{"ID", "NAME", "ROLE", "CREATED", "STATE"}, func(t bot.APIToken) []string {
			state := map[bool]string{true: "revoked", false: "valid"}[t.Revoked]
			return []string{t.ID, t.Name, string(t.Role), t.Created.Format(time.DateOnly), state}
		})
}

func newTokenRevoke(c *Console) *cobra.Command {
	cmd := &cobra.Command{Use: "revoke --id ID", Args: cobra.NoArgs, Short: "Ends a token at once"}
	settings := withSettings(c, cmd, inStore...)
	id := cmd.Flags().String("id", "", "as gehoor token list shows it")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *id == "" {
			return misuse("want --id")
		}
		return withDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			if err := d.RevokeToken(cmd.Context(), app.Operator, *id); err != nil {
				return err
			}
			fmt.Fprintf(c.Out, "Token %s is revoked.\n", *id)
			return nil
		})
	}
	return cmd
}

package cli

import (
	"bufio"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server"
)

func newUser(c *Console) *cobra.Command {
	return group("user", "The people at the desk",
		newUserAdd(c), newUserList(c), newUserPassword(c), newUserDisable(c))
}

// person is a user as commands print them: nothing secret.
type person struct {
	ID       string       `json:"id"`
	Email    string       `json:"email"`
	Name     string       `json:"name"`
	Role     bot.UserRole `json:"role"`
	Disabled bool         `json:"disabled"`
	Invited  bool         `json:"invited"` // no password is set yet
	Created  time.Time    `json:"created"`
	Link     string       `json:"link,omitempty"` // sets the password, once
}

func personOf(u bot.User) person {
	return person{u.ID, u.Email, u.Name, u.Role, u.Disabled, u.Password == "", u.Created, ""}
}

func newUserAdd(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "add", Args: cobra.NoArgs,
		Short:   "Adds somebody, and prints a link by which they set their password",
		Example: "  gehoor user add --email sanne@example.nl --name \"Sanne de Wit\" --role agent",
	}
	settings := withSettings(c, cmd, append(inStore, "addr", "public_url")...)
	email := cmd.Flags().String("email", "", "e-mail address, with which they log in")
	name := cmd.Flags().String("name", "", "name, as customers see it")
	role := cmd.Flags().String("role", "agent", "agent, supervisor or admin")
	fromIn := cmd.Flags().Bool("password-stdin", false, "read the password from standard input instead of making a link")
	asJSON := cmd.Flags().Bool("json", false, "print JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *email == "" || *name == "" {
			return misuse("want --email and --name")
		}
		if err := checkRole(*role); err != nil {
			return err
		}
		password := ""
		if *fromIn {
			if password, err = readPassword(c); err != nil {
				return err
			}
		}
		return withNewDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			u, secret, err := d.AddUser(cmd.Context(), app.Operator,
				bot.User{Email: *email, Name: *name, Role: bot.UserRole(*role), Locale: s.DefaultLocale}, password, clockNow())
			if err != nil {
				return err
			}
			p := personOf(u)
			if secret != "" {
				p.Link = baseURL(s) + server.InvitePath(secret)
			}
			if *asJSON {
				return printJSON(c.Out, p)
			}
			fmt.Fprintf(c.Out, "Added %s (%s).\n", p.Email, p.Role)
			if p.Link != "" {
				fmt.Fprintf(c.Out, "This link sets the password, once, within %s:\n  %s\n", desk.InviteFor, p.Link)
			}
			return nil
		})
	}
	return cmd
}

func newUserList(c *Console) *cobra.Command {
	return newList(c, "Lists everybody", (*desk.Desk).FindUsers, personOf,
		[]string{"EMAIL", "NAME", "ROLE", "STATE"}, func(u bot.User) []string {
			state := "active"
			switch {
			case u.Disabled:
				state = "disabled"
			case u.Password == "":
				state = "invited"
			}
			return []string{u.Email, u.Name, string(u.Role), state}
		})
}

func newUserPassword(c *Console) *cobra.Command {
	cmd := &cobra.Command{
		Use: "password", Args: cobra.NoArgs,
		Short:   "Sets somebody's password from standard input, and ends their logins",
		Example: "  gehoor user password --email sanne@example.nl --password-stdin < secret.txt",
	}
	settings := withSettings(c, cmd, inStore...)
	email := cmd.Flags().String("email", "", "whose")
	_ = cmd.Flags().Bool("password-stdin", true, "read the password from standard input; there is no other way")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *email == "" {
			return misuse("want --email")
		}
		password, err := readPassword(c)
		if err != nil {
			return err
		}
		return withDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			if err := d.ResetPassword(cmd.Context(), app.Operator, *email, password); err != nil {
				return err
			}
			fmt.Fprintf(c.Out, "The password of %s is set.\n", *email)
			return nil
		})
	}
	return cmd
}

func newUserDisable(c *Console) *cobra.Command {
	cmd := &cobra.Command{Use: "disable", Args: cobra.NoArgs, Short: "Shuts somebody out at once, or lets them in again with --undo"}
	settings := withSettings(c, cmd, inStore...)
	email := cmd.Flags().String("email", "", "whom")
	undo := cmd.Flags().Bool("undo", false, "let them in again")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		s, err := settings()
		if err != nil {
			return err
		}
		if *email == "" {
			return misuse("want --email")
		}
		return withDesk(cmd.Context(), c, s, func(d *desk.Desk) error {
			users, err := d.FindUsers(cmd.Context(), app.Operator)
			if err != nil {
				return err
			}
			for _, u := range users {
				if !strings.EqualFold(u.Email, *email) {
					continue
				}
				if err := d.SetDisabled(cmd.Context(), app.Operator, u.ID, !*undo); err != nil {
					return err
				}
				state := map[bool]string{true: "in", false: "out"}[*undo]
				fmt.Fprintf(c.Out, "%s is %s.\n", u.Email, state)
				return nil
			}
			return fmt.Errorf("nobody has the address %s; gehoor user list shows everybody", *email)
		})
	}
	return cmd
}

func checkRole(role string) error {
	if bot.UserRole(role).Includes(bot.RoleAgent) {
		return nil
	}
	return misuse("--role: there is no role %q, want agent, supervisor or admin", role)
}

// readPassword takes the first line of standard input: a password in an
// argument would be seen by everybody on the machine.
func readPassword(c *Console) (string, error) {
	line, err := bufio.NewReader(c.In).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	if line == "" {
		return "", misuse("no password on standard input: %v", err)
	}
	return line, nil
}

// baseURL is where the server answers, as far as settings tell.
func baseURL(s config.Settings) string {
	if s.PublicURL != "" {
		return strings.TrimSuffix(s.PublicURL, "/")
	}
	return "http://" + app.Dialable(s.Addr)
}

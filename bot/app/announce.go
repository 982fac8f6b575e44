package app

import (
	"context"
	"fmt"

	"github.com/gehoor/gehoor/bot/app/demo"
	"github.com/gehoor/gehoor/bot/server"
)

// firstAdmin is who administers until somebody has taken the one-time link: the
// page behind it asks for the real address.
const (
	firstAdminEmail = "admin@localhost"
	firstAdminName  = "Admin"
)

// announce prints where everything is: the first thing that a newcomer sees.
func (a *App) announce(ctx context.Context) error {
	url := a.URL()
	fmt.Fprintf(a.out, "Gehoor is ready.\n\n  demo page  %s/\n  desk       %s/desk\n", url, url)
	if a.settings.Demo {
		people, err := demo.People()
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "\nPeople at the desk of this demo, all with the password %q:\n", demo.Password)
		for _, p := range people {
			fmt.Fprintf(a.out, "  %-10s %s\n", p.Role, p.Email)
		}
	} else {
		secret, err := a.desk.FirstInvite(ctx, firstAdminEmail, firstAdminName, a.kit.Now())
		if err != nil {
			return err
		}
		if secret != "" {
			fmt.Fprintf(a.out, "\nThere is no administrator yet. This link sets the first one's password, once:\n  %s%s\n", url, server.InvitePath(secret))
		}
	}
	fmt.Fprintf(a.out, "\nStop with Ctrl-C.\n")
	return nil
}

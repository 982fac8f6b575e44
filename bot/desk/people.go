package desk

import (
	"context"
	"errors"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
)

var (
	errTaken = bot.E(bot.Conflict, "desk.people.taken", nil)
	errLast  = bot.E(bot.Conflict, "desk.people.last", nil)
)

// Identity is what somebody says of themselves when they set a password.
// Empty fields leave what is known.
type Identity struct{ Email, Name, Password string }

func (i Identity) onto(u bot.User) (bot.User, error) {
	if i.Email != "" {
		u.Email = i.Email
	}
	if i.Name != "" {
		u.Name = i.Name
	}
	return cleanUser(u)
}

// cleanUser checks and tidies what was typed of a user.
func cleanUser(u bot.User) (bot.User, error) {
	u.Email, u.Name = cleanEmail(u.Email), bot.CleanText(u.Name)
	a, err := mail.ParseAddress(u.Email)
	if err != nil || a.Address != u.Email || len(u.Email) > 254 {
		return u, bot.E(bot.Invalid, "desk.people.email", nil)
	}
	if u.Name == "" || utf8.RuneCountInString(u.Name) > 80 || strings.ContainsRune(u.Name, '\n') {
		return u, bot.E(bot.Invalid, "desk.people.name", nil)
	}
	if !u.Role.Includes(bot.RoleAgent) {
		return u, bot.E(bot.Invalid, "desk.people.role", nil)
	}
	return u, nil
}

// AddUser adds somebody and returns the secret of the link by which they set
// their password. With a password in u already (from the command line) it
// returns "".
func (d *Desk) AddUser(ctx context.Context, by Actor, u bot.User, password string, now time.Time) (bot.User, string, error) {
	if err := by.must(People); err != nil {
		return bot.User{}, "", err
	}
	u.ID, u.Created, u.Password = newID(), now, ""
	u, err := cleanUser(u)
	if err != nil {
		return bot.User{}, "", err
	}
	if _, err := d.accounts.FindUserByEmail(ctx, u.Email); err == nil {
		return bot.User{}, "", errTaken
	} else if !errors.Is(err, bot.ErrNotFound) {
		return bot.User{}, "", err
	}
	if password != "" {
		if err := CheckPassword(password, u.Email, u.Name); err != nil {
			return bot.User{}, "", err
		}
		if u.Password, err = d.hasher.hash(ctx, password); err != nil {
			return bot.User{}, "", err
		}
	}
	if err := d.accounts.PutUser(ctx, u); err != nil {
		return bot.User{}, "", taken(err)
	}
	d.log.Info("user added", "by", by.ID, "user", u.ID, "role", u.Role)
	if password != "" {
		return u, "", nil
	}
	secret, err := d.invite(ctx, u.ID, now)
	return u, secret, err
}

// FindUsers lists the people of the desk, by name.
func (d *Desk) FindUsers(ctx context.Context, by Actor) ([]bot.User, error) {
	if err := by.must(People); err != nil {
		return nil, err
	}
	return d.accounts.FindUsers(ctx)
}

// Reinvite makes a new link by which user sets a password: the old password
// goes on working until it is used.
func (d *Desk) Reinvite(ctx context.Context, by Actor, user string, now time.Time) (bot.User, string, error) {
	if err := by.must(People); err != nil {
		return bot.User{}, "", err
	}
	u, err := d.accounts.FindUser(ctx, user)
	if err != nil {
		return bot.User{}, "", err
	}
	if u.Disabled {
		return u, "", bot.E(bot.Conflict, "desk.people.disabled", nil)
	}
	secret, err := d.invite(ctx, u.ID, now)
	d.log.Info("user invited", "by", by.ID, "user", u.ID)
	return u, secret, err
}

// SetRole changes what somebody may do, from their next page on. The last
// administrator stays one.
func (d *Desk) SetRole(ctx context.Context, by Actor, user string, role bot.UserRole) error {
	return d.change(ctx, by, user, func(u *bot.User) { u.Role = role })
}

// SetDisabled shuts somebody out at once, or lets them in again. The last
// administrator can't be shut out.
func (d *Desk) SetDisabled(ctx context.Context, by Actor, user string, disabled bool) error {
	return d.change(ctx, by, user, func(u *bot.User) { u.Disabled = disabled })
}

func (d *Desk) change(ctx context.Context, by Actor, user string, apply func(*bot.User)) error {
	if err := by.must(People); err != nil {
		return err
	}
	u, err := d.accounts.FindUser(ctx, user)
	if err != nil {
		return err
	}
	was := u
	apply(&u)
	if u, err = cleanUser(u); err != nil {
		return err
	}
	if counts(was) && !counts(u) {
		if err := d.anotherAdmin(ctx, u.ID); err != nil {
			return err
		}
	}
	if err := d.accounts.PutUser(ctx, u); err != nil {
		return err
	}
	d.log.Info("user changed", "by", by.ID, "user", u.ID, "role", u.Role, "disabled", u.Disabled)
	if u.Disabled {
		return d.accounts.DropSessions(ctx, u.ID)
	}
	return nil
}

// counts reports whether u can administer.
func counts(u bot.User) bool { return u.Role == bot.RoleAdmin && !u.Disabled }

func (d *Desk) anotherAdmin(ctx context.Context, but string) error {
	users, err := d.accounts.FindUsers(ctx)
	if err != nil {
		return err
	}
	for _, u := range users {
		if u.ID != but && counts(u) && u.Password != "" {
			return nil
		}
	}
	return errLast
}

// SetPassword changes a's own password; current must be right. All sessions
// end, and a new one begins.
func (d *Desk) SetPassword(ctx context.Context, a Actor, current, next, address string, now time.Time) (string, error) {
	u, err := d.accounts.FindUser(ctx, a.ID)
	if err != nil {
		return "", err
	}
	if err := d.tries.begin(u.Email, address, now); err != nil {
		return "", err
	}
	ok, _, err := d.hasher.check(ctx, current, u.Password)
	if err != nil {
		return "", err
	}
	if !ok {
		return "", bot.E(bot.Invalid, "desk.password.current", nil)
	}
	d.tries.clear(u.Email, address)
	if err := d.putPassword(ctx, u, next); err != nil {
		return "", err
	}
	return d.begin(ctx, u.ID, now)
}

// ResetPassword sets somebody's password from the command line and ends their
// sessions.
func (d *Desk) ResetPassword(ctx context.Context, by Actor, email, next string) error {
	if err := by.must(People); err != nil {
		return err
	}
	u, err := d.accounts.FindUserByEmail(ctx, cleanEmail(email))
	if err != nil {
		return err
	}
	return d.putPassword(ctx, u, next)
}

func (d *Desk) putPassword(ctx context.Context, u bot.User, next string) error {
	if err := CheckPassword(next, u.Email, u.Name); err != nil {
		return err
	}
	var err error
	if u.Password, err = d.hasher.hash(ctx, next); err != nil {
		return err
	}
	if err := d.accounts.PutUser(ctx, u); err != nil {
		return err
	}
	return d.accounts.DropSessions(ctx, u.ID)
}

// SetLocale keeps the language in which a reads the desk.
func (d *Desk) SetLocale(ctx context.Context, a Actor, locale string) error {
	u, err := d.accounts.FindUser(ctx, a.ID)
	if err != nil {
		return err
	}
	u.Locale = locale
	return d.accounts.PutUser(ctx, u)
}

func taken(err error) error {
	if errors.Is(err, bot.ErrConflict) {
		return errTaken
	}
	return err
}

package desk

import (
	"context"
	"errors"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// InviteFor is how long a link to set a password works.
const InviteFor = 72 * time.Hour

var errInvite = bot.E(bot.NotFound, "desk.invite.gone", nil)

// invite makes a one-time secret by which user may set a password.
func (d *Desk) invite(ctx context.Context, user string, now time.Time) (string, error) {
	secret, hash := newSecret()
	err := d.accounts.PutInvite(ctx, bot.Invite{Hash: hash, User: user, Expires: now.Add(InviteFor)})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// FirstInvite returns the secret of a link by which the first administrator
// sets a name and a password, or "" where somebody can administer already. It
// is for the first start; calling it again makes another link.
func (d *Desk) FirstInvite(ctx context.Context, email, name string, now time.Time) (string, error) {
	users, err := d.accounts.FindUsers(ctx)
	if err != nil {
		return "", err
	}
	for _, u := range users {
		if u.Role != bot.RoleAdmin || u.Disabled {
			continue
		}
		if u.Password != "" {
			return "", nil
		}
		return d.invite(ctx, u.ID, now) // invited before, never came
	}
	u := bot.User{ID: newID(), Email: cleanEmail(email), Name: name, Role: bot.RoleAdmin, Created: now}
	if err := d.accounts.PutUser(ctx, u); err != nil {
		return "", err
	}
	return d.invite(ctx, u.ID, now)
}

// Invited returns whom the link is for, without using it up. It returns a
// NotFound error where the link was used, has ended or never was.
func (d *Desk) Invited(ctx context.Context, secret string, now time.Time) (bot.User, error) {
	i, err := d.accounts.FindInvite(ctx, hashOf(secret))
	if errors.Is(err, bot.ErrNotFound) || (err == nil && !now.Before(i.Expires)) {
		return bot.User{}, errInvite
	}
	if err != nil {
		return bot.User{}, err
	}
	return d.invitee(ctx, i.User)
}

func (d *Desk) invitee(ctx context.Context, id string) (bot.User, error) {
	u, err := d.accounts.FindUser(ctx, id)
	if errors.Is(err, bot.ErrNotFound) || (err == nil && u.Disabled) {
		return bot.User{}, errInvite
	}
	return u, err
}

// Accept uses the link up: it sets the password (and the e-mail address and
// name, where they are given), ends older sessions and begins one. The link
// still works when the password is refused.
func (d *Desk) Accept(ctx context.Context, secret string, set Identity, now time.Time) (string, Actor, error) {
	u, err := d.Invited(ctx, secret, now)
	if err != nil {
		return "", Actor{}, err
	}
	if u, err = set.onto(u); err != nil {
		return "", Actor{}, err
	}
	if err := CheckPassword(set.Password, u.Email, u.Name); err != nil {
		return "", Actor{}, err
	}
	if other, err := d.accounts.FindUserByEmail(ctx, u.Email); err == nil && other.ID != u.ID {
		return "", Actor{}, errTaken
	}
	if u.Password, err = d.hasher.hash(ctx, set.Password); err != nil {
		return "", Actor{}, err
	}
	i, err := d.accounts.TakeInvite(ctx, hashOf(secret))
	if errors.Is(err, bot.ErrNotFound) || (err == nil && !now.Before(i.Expires)) {
		return "", Actor{}, errInvite
	}
	if err != nil {
		return "", Actor{}, err
	}
	if err := d.accounts.PutUser(ctx, u); err != nil {
		return "", Actor{}, taken(err)
	}
	if err := d.accounts.DropSessions(ctx, u.ID); err != nil {
		return "", Actor{}, err
	}
	session, err := d.begin(ctx, u.ID, now)
	return session, actorOf(u), err
}

package desk

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// How long a login lasts.
const (
	IdleFor     = 8 * time.Hour      // without a sign of life
	AbsoluteFor = 7 * 24 * time.Hour // in any case
	// touchEvery is how stale Session.Used may be: a write a minute, not one a
	// page.
	touchEvery = time.Minute
)

var (
	errLogin   = bot.E(bot.Forbidden, "desk.login.wrong", nil)
	errSession = bot.E(bot.BadToken, "desk.login.ended", nil)
)

// Login checks who somebody is and begins a session; it returns the session's
// secret for a cookie. A wrong password, an unknown address, a disabled account
// and one without a password can't be told apart: same answer, same time.
func (d *Desk) Login(ctx context.Context, email, password, address string, now time.Time) (string, Actor, error) {
	email = cleanEmail(email)
	if err := d.tries.begin(email, address, now); err != nil {
		return "", Actor{}, err
	}
	u, err := d.accounts.FindUserByEmail(ctx, email)
	if err != nil && !errors.Is(err, bot.ErrNotFound) {
		return "", Actor{}, err
	}
	hash := u.Password
	if u.Disabled {
		hash = ""
	}
	ok, stale, err := d.hasher.check(ctx, password, hash)
	if err != nil {
		return "", Actor{}, err
	}
	if !ok || u.ID == "" {
		return "", Actor{}, errLogin
	}
	d.tries.clear(email, address)
	if stale {
		if u.Password, err = d.hasher.hash(ctx, password); err != nil {
			return "", Actor{}, err
		}
		if err := d.accounts.PutUser(ctx, u); err != nil {
			return "", Actor{}, err
		}
	}
	secret, err := d.begin(ctx, u.ID, now)
	return secret, actorOf(u), err
}

// begin makes a session with a fresh secret, which no one can have known
// before.
func (d *Desk) begin(ctx context.Context, user string, now time.Time) (string, error) {
	secret, hash := newSecret()
	err := d.accounts.PutSession(ctx, bot.Session{
		Hash: hash, User: user, Created: now, Used: now, Expires: earlier(now.Add(IdleFor), now.Add(AbsoluteFor)),
	})
	if err != nil {
		return "", err
	}
	return secret, nil
}

// Session returns whose session secret opens, and that person's own language.
// It returns a BadToken error where it has ended or the person is disabled. It
// counts as a sign of life.
func (d *Desk) Session(ctx context.Context, secret string, now time.Time) (Actor, string, error) {
	s, u, err := d.session(ctx, secret, now)
	if err != nil {
		return Actor{}, "", err
	}
	if now.Sub(s.Used) >= touchEvery {
		s.Used, s.Expires = now, earlier(now.Add(IdleFor), s.Created.Add(AbsoluteFor))
		if err := d.accounts.PutSession(ctx, s); err != nil {
			return Actor{}, "", err
		}
	}
	return actorOf(u), u.Locale, nil
}

// Alive is Session for what a page does by itself: it is no sign of life, or a
// desk that was left open would never be locked.
func (d *Desk) Alive(ctx context.Context, secret string, now time.Time) (Actor, string, error) {
	_, u, err := d.session(ctx, secret, now)
	return actorOf(u), u.Locale, err
}

func (d *Desk) session(ctx context.Context, secret string, now time.Time) (bot.Session, bot.User, error) {
	fail := func(err error) (bot.Session, bot.User, error) { return bot.Session{}, bot.User{}, err }
	if secret == "" {
		return fail(errSession)
	}
	s, err := d.accounts.FindSession(ctx, hashOf(secret))
	if errors.Is(err, bot.ErrNotFound) {
		return fail(errSession)
	}
	if err != nil {
		return fail(err)
	}
	if !now.Before(s.Expires) || now.Sub(s.Created) >= AbsoluteFor || now.Sub(s.Used) >= IdleFor {
		return fail(errSession)
	}
	u, err := d.accounts.FindUser(ctx, s.User)
	if errors.Is(err, bot.ErrNotFound) || (err == nil && u.Disabled) {
		return fail(errSession)
	}
	if err != nil {
		return fail(err)
	}
	return s, u, nil
}

// Logout ends the session. Ending it twice is harmless.
func (d *Desk) Logout(ctx context.Context, secret string) error {
	return d.accounts.DropSession(ctx, hashOf(secret))
}

// Sweep removes sessions and invites that have ended.
func (d *Desk) Sweep(ctx context.Context, now time.Time) error {
	return d.accounts.DropExpired(ctx, now)
}

func actorOf(u bot.User) Actor { return Actor{ID: u.ID, Name: u.Name, Role: u.Role} }

func cleanEmail(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

package desk

import (
	"context"
	"crypto/subtle"
	"errors"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/gehoor/gehoor/bot"
)

// tokenMark begins every API token, so that a leaked one can be searched for.
const tokenMark = "gehoor_"

var errToken = bot.E(bot.BadToken, "server.api.token", nil)

// AddToken makes a token for a program and returns its secret, which is shown
// once and never kept.
func (d *Desk) AddToken(ctx context.Context, by Actor, name string, role bot.UserRole, now time.Time) (bot.APIToken, string, error) {
	if err := by.must(Tokens); err != nil {
		return bot.APIToken{}, "", err
	}
	name = bot.CleanText(name)
	if name == "" || utf8.RuneCountInString(name) > 80 || strings.ContainsRune(name, '\n') {
		return bot.APIToken{}, "", bot.E(bot.Invalid, "desk.tokens.name", nil)
	}
	if !role.Includes(bot.RoleAgent) {
		return bot.APIToken{}, "", bot.E(bot.Invalid, "desk.people.role", nil)
	}
	secret, _ := newSecret()
	secret = tokenMark + secret
	t := bot.APIToken{ID: newID(), Name: name, Hash: hashOf(secret), Role: role, Created: now}
	if err := d.accounts.PutToken(ctx, t); err != nil {
		return bot.APIToken{}, "", err
	}
	d.log.Info("token added", "by", by.ID, "token", t.ID, "role", role)
	return t, secret, nil
}

// FindTokens lists the tokens; their secrets are gone.
func (d *Desk) FindTokens(ctx context.Context, by Actor) ([]bot.APIToken, error) {
	if err := by.must(Tokens); err != nil {
		return nil, err
	}
	return d.accounts.FindTokens(ctx)
}

// RevokeToken ends a token at once.
func (d *Desk) RevokeToken(ctx context.Context, by Actor, id string) error {
	all, err := d.FindTokens(ctx, by)
	if err != nil {
		return err
	}
	for _, t := range all {
		if t.ID == id {
			t.Revoked = true
			d.log.Info("token revoked", "by", by.ID, "token", t.ID)
			return d.accounts.PutToken(ctx, t)
		}
	}
	return bot.ErrNotFound
}

// Program returns the actor that an API token stands for, or a BadToken error.
func (d *Desk) Program(ctx context.Context, secret string) (Actor, error) {
	if !strings.HasPrefix(secret, tokenMark) || len(secret) > 200 {
		return Actor{}, errToken
	}
	hash := hashOf(secret)
	t, err := d.accounts.FindToken(ctx, hash)
	if errors.Is(err, bot.ErrNotFound) {
		return Actor{}, errToken
	}
	if err != nil {
		return Actor{}, err
	}
	// The store looked the hash up; this compare doesn't depend on how it did.
	if subtle.ConstantTimeCompare([]byte(t.Hash), []byte(hash)) != 1 || t.Revoked {
		return Actor{}, errToken
	}
	return Actor{ID: "token:" + t.ID, Name: t.Name, Role: t.Role}, nil
}

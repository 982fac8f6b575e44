package sqlite

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// PutSession implements bot.Accounts.
func (s *Store) PutSession(ctx context.Context, n bot.Session) error {
	return s.change(ctx, "REPLACE INTO sessions(hash, user, created, used, expires) VALUES (?, ?, ?, ?, ?)",
		n.Hash, n.User, millis(n.Created), millis(n.Used), millis(n.Expires))
}

// FindSession implements bot.Accounts.
func (s *Store) FindSession(ctx context.Context, hash string) (bot.Session, error) {
	return findOne(ctx, s, func(r row) (n bot.Session, err error) {
		var created, used, expires int64
		err = r.Scan(&n.Hash, &n.User, &created, &used, &expires)
		n.Created, n.Used, n.Expires = moment(created), moment(used), moment(expires)
		return n, err
	}, "SELECT hash, user, created, used, expires FROM sessions WHERE hash = ?", hash)
}

// DropSession implements bot.Accounts.
func (s *Store) DropSession(ctx context.Context, hash string) error {
	return s.change(ctx, "DELETE FROM sessions WHERE hash = ?", hash)
}

// DropSessions implements bot.Accounts.
func (s *Store) DropSessions(ctx context.Context, user string) error {
	return s.change(ctx, "DELETE FROM sessions WHERE user = ?", user)
}

// DropExpired implements bot.Accounts.
func (s *Store) DropExpired(ctx context.Context, now time.Time) error {
	return s.writer.do(ctx, onAccounts, func(c *conn) error {
		if err := c.exec("DELETE FROM sessions WHERE expires < ?", now.UnixMilli()); err != nil {
			return err
		}
		return c.exec("DELETE FROM invites WHERE expires < ?", now.UnixMilli())
	})
}

const tokenColumns = "id, name, hash, role, created, revoked"

// PutToken implements bot.Accounts.
func (s *Store) PutToken(ctx context.Context, t bot.APIToken) error {
	return s.change(ctx, `INSERT INTO tokens(`+tokenColumns+`) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT(id) DO UPDATE SET name = excluded.name, hash = excluded.hash, role = excluded.role,
			created = excluded.created, revoked = excluded.revoked`,
		t.ID, t.Name, t.Hash, string(t.Role), millis(t.Created), t.Revoked)
}

// FindToken implements bot.Accounts.
func (s *Store) FindToken(ctx context.Context, hash string) (bot.APIToken, error) {
	return findOne(ctx, s, scanToken, "SELECT "+tokenColumns+" FROM tokens WHERE hash = ?", hash)
}

// FindTokens implements bot.Accounts.
func (s *Store) FindTokens(ctx context.Context) ([]bot.APIToken, error) {
	return findAll(ctx, s, scanToken, "SELECT "+tokenColumns+" FROM tokens ORDER BY name, id")
}

func scanToken(r row) (t bot.APIToken, err error) {
	var created int64
	err = r.Scan(&t.ID, &t.Name, &t.Hash, &t.Role, &created, &t.Revoked)
	t.Created = moment(created)
	return t, err
}

// PutInvite implements bot.Accounts.
func (s *Store) PutInvite(ctx context.Context, i bot.Invite) error {
	return s.change(ctx, "REPLACE INTO invites(hash, user, expires) VALUES (?, ?, ?)", i.Hash, i.User, millis(i.Expires))
}

// FindInvite implements bot.Accounts.
func (s *Store) FindInvite(ctx context.Context, hash string) (bot.Invite, error) {
	return findOne(ctx, s, func(r row) (i bot.Invite, err error) {
		var expires int64
		err = r.Scan(&i.Hash, &i.User, &expires)
		i.Expires = moment(expires)
		return i, err
	}, "SELECT hash, user, expires FROM invites WHERE hash = ?", hash)
}

// TakeInvite implements bot.Accounts.
func (s *Store) TakeInvite(ctx context.Context, hash string) (bot.Invite, error) {
	var i bot.Invite
	err := s.writer.do(ctx, onAccounts, func(c *conn) error {
		row, err := c.row("SELECT user, expires FROM invites WHERE hash = ?", hash)
		if err != nil {
			return err
		}
		if row == nil {
			return bot.ErrNotFound
		}
		user, _ := row[0].(string)
		expires, _ := row[1].(int64)
		i = bot.Invite{Hash: hash, User: user, Expires: moment(expires)}
		return c.exec("DELETE FROM invites WHERE hash = ?", hash)
	})
	if err != nil {
		return bot.Invite{}, err
	}
	return i, nil
}

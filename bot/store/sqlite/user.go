package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// change runs one statement that changes accounts.
func (s *Store) change(ctx context.Context, query string, values ...driver.Value) error {
	return s.writer.do(ctx, onAccounts, func(c *conn) error { return c.exec(query, values...) })
}

const userColumns = "id, email, name, role, password, locale, disabled, created"

// PutUser implements bot.Accounts.
func (s *Store) PutUser(ctx context.Context, u bot.User) error {
	return s.change(ctx, `INSERT INTO users(`+userColumns+`) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT(id) DO UPDATE SET email = excluded.email, name = excluded.name, role = excluded.role,
			password = excluded.password, locale = excluded.locale, disabled = excluded.disabled, created = excluded.created`,
		u.ID, strings.ToLower(u.Email), u.Name, string(u.Role), u.Password, u.Locale, u.Disabled, millis(u.Created))
}

// FindUser implements bot.Accounts.
func (s *Store) FindUser(ctx context.Context, id string) (bot.User, error) {
	return findOne(ctx, s, scanUser, "SELECT "+userColumns+" FROM users WHERE id = ?", id)
}

// FindUserByEmail implements bot.Accounts.
func (s *Store) FindUserByEmail(ctx context.Context, email string) (bot.User, error) {
	return findOne(ctx, s, scanUser, "SELECT "+userColumns+" FROM users WHERE email = ?", strings.ToLower(email))
}

// FindUsers implements bot.Accounts.
func (s *Store) FindUsers(ctx context.Context) ([]bot.User, error) {
	return findAll(ctx, s, scanUser, "SELECT "+userColumns+" FROM users ORDER BY name, id")
}

func scanUser(r row) (u bot.User, err error) {
	var created int64
	err = r.Scan(&u.ID, &u.Email, &u.Name, &u.Role, &u.Password, &u.Locale, &u.Disabled, &created)
	u.Created = moment(created)
	return u, err
}

func findOne[T any](ctx context.Context, s *Store, scan func(row) (T, error), query string, args ...any) (T, error) {
	found, err := scan(s.read.QueryRowContext(ctx, query, args...))
	if err != nil {
		var none T
		return none, domain(err)
	}
	return found, nil
}

func findAll[T any](ctx context.Context, s *Store, scan func(row) (T, error), query string, args ...any) ([]T, error) {
	rows, err := s.read.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, domain(err)
	}
	list, err := scanAll(rows, scan)
	return list, domain(err)
}

func scanAll[T any](rows *sql.Rows, scan func(row) (T, error)) ([]T, error) {
	defer rows.Close()
	var list []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		list = append(list, one)
	}
	return list, rows.Err()
}

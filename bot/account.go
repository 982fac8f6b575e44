package bot

import (
	"context"
	"time"
)

// UserRole is what a user of the desk may do. Each may do all that the one
// before may.
type UserRole string

// The roles of people at the desk.
const (
	RoleAgent      UserRole = "agent"      // takes conversations over
	RoleSupervisor UserRole = "supervisor" // reads every transcript, extends terms
	RoleAdmin      UserRole = "admin"      // manages people and tokens
)

// Includes reports whether r may do what other may.
func (r UserRole) Includes(other UserRole) bool {
	return roleRank[r] >= roleRank[other] && roleRank[r] > 0
}

var roleRank = map[UserRole]int{RoleAgent: 1, RoleSupervisor: 2, RoleAdmin: 3}

// User is somebody who works at the desk.
type User struct {
	ID       string
	Email    string // lower case, unique
	Name     string // as the customer sees it when the user joins
	Role     UserRole
	Password string // argon2id hash in PHC form, "" until it is set
	Locale   string
	Disabled bool
	Created  time.Time
}

// Session is a login. Hash is SHA-256 of the secret in the cookie.
type Session struct {
	Hash    string
	User    string
	Created time.Time
	Used    time.Time
	Expires time.Time
}

// APIToken lets a program read the register. Hash is SHA-256 of the secret.
type APIToken struct {
	ID      string
	Name    string
	Hash    string
	Role    UserRole
	Created time.Time
	Revoked bool
}

// Invite is a one-time link by which a user sets a password. Hash is SHA-256
// of the secret in the link.
type Invite struct {
	Hash    string
	User    string
	Expires time.Time
}

// Accounts keeps the people of the desk and what lets them in. Every
// implementation passes storetest.RunAccounts. Emails are compared in lower
// case.
type Accounts interface {
	// PutUser inserts or replaces by ID. It returns ErrConflict when another
	// user has the e-mail address.
	PutUser(ctx context.Context, u User) error
	FindUser(ctx context.Context, id string) (User, error)           // ErrNotFound
	FindUserByEmail(ctx context.Context, email string) (User, error) // ErrNotFound
	FindUsers(ctx context.Context) ([]User, error)                   // by name

	PutSession(ctx context.Context, s Session) error
	FindSession(ctx context.Context, hash string) (Session, error) // ErrNotFound
	DropSession(ctx context.Context, hash string) error
	DropSessions(ctx context.Context, user string) error
	// DropExpired removes sessions and invites that ended before now.
	DropExpired(ctx context.Context, now time.Time) error

	PutToken(ctx context.Context, t APIToken) error
	FindToken(ctx context.Context, hash string) (APIToken, error) // ErrNotFound
	FindTokens(ctx context.Context) ([]APIToken, error)

	PutInvite(ctx context.Context, i Invite) error
	// TakeInvite returns the invite and removes it, once: of two callers one
	// gets ErrNotFound.
	TakeInvite(ctx context.Context, hash string) (Invite, error)
	// FindInvite returns it without taking it.
	FindInvite(ctx context.Context, hash string) (Invite, error)
}

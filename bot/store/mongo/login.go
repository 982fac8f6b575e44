package mongo

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
)

type session struct {
	Hash    string    `bson:"_id"`
	User    string    `bson:"user"`
	Created time.Time `bson:"created"`
	Used    time.Time `bson:"used"`
	Expires time.Time `bson:"expires"`
}

type token struct {
	ID      string       `bson:"_id"`
	Name    string       `bson:"name"`
	Hash    string       `bson:"hash"`
	Role    bot.UserRole `bson:"role"`
	Created time.Time    `bson:"created"`
	Revoked bool         `bson:"revoked"`
}

type invite struct {
	Hash    string    `bson:"_id"`
	User    string    `bson:"user"`
	Expires time.Time `bson:"expires"`
}

// PutSession implements bot.Accounts.
func (s *Store) PutSession(ctx context.Context, n bot.Session) error {
	return put(ctx, s.sessions, n.Hash, session(n))
}

// FindSession implements bot.Accounts.
func (s *Store) FindSession(ctx context.Context, hash string) (bot.Session, error) {
	n, err := findOne[session](ctx, s.sessions, byID(hash))
	return bot.Session(n), err
}

// DropSession implements bot.Accounts.
func (s *Store) DropSession(ctx context.Context, hash string) error {
	_, err := s.sessions.DeleteOne(ctx, byID(hash))
	return domain(err)
}

// DropSessions implements bot.Accounts.
func (s *Store) DropSessions(ctx context.Context, user string) error {
	_, err := s.sessions.DeleteMany(ctx, bson.D{{Key: "user", Value: user}})
	return domain(err)
}

// DropExpired implements bot.Accounts.
func (s *Store) DropExpired(ctx context.Context, now time.Time) error {
	ended := bson.D{{Key: "expires", Value: op("$lt", now)}}
	if _, err := s.sessions.DeleteMany(ctx, ended); err != nil {
		return domain(err)
	}
	_, err := s.invites.DeleteMany(ctx, ended)
	return domain(err)
}

// PutToken implements bot.Accounts.
func (s *Store) PutToken(ctx context.Context, t bot.APIToken) error {
	return put(ctx, s.tokens, t.ID, token(t))
}

// FindToken implements bot.Accounts.
func (s *Store) FindToken(ctx context.Context, hash string) (bot.APIToken, error) {
	t, err := findOne[token](ctx, s.tokens, bson.D{{Key: "hash", Value: hash}})
	return bot.APIToken(t), err
}

// FindTokens implements bot.Accounts.
func (s *Store) FindTokens(ctx context.Context) ([]bot.APIToken, error) {
	return findAll(ctx, s.tokens, func(t token) bot.APIToken { return bot.APIToken(t) })
}

// PutInvite implements bot.Accounts.
func (s *Store) PutInvite(ctx context.Context, i bot.Invite) error {
	return put(ctx, s.invites, i.Hash, invite(i))
}

// FindInvite implements bot.Accounts.
func (s *Store) FindInvite(ctx context.Context, hash string) (bot.Invite, error) {
	i, err := findOne[invite](ctx, s.invites, byID(hash))
	return bot.Invite(i), err
}

// TakeInvite implements bot.Accounts.
func (s *Store) TakeInvite(ctx context.Context, hash string) (bot.Invite, error) {
	var i invite
	if err := s.invites.FindOneAndDelete(ctx, byID(hash)).Decode(&i); err != nil {
		return bot.Invite{}, domain(err)
	}
	return bot.Invite(i), nil
}

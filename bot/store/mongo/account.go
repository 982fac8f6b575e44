package mongo

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

type user struct {
	ID       string       `bson:"_id"`
	Email    string       `bson:"email"`
	Name     string       `bson:"name"`
	Role     bot.UserRole `bson:"role"`
	Password string       `bson:"password"`
	Locale   string       `bson:"locale"`
	Disabled bool         `bson:"disabled"`
	Created  time.Time    `bson:"created"`
}

// PutUser implements bot.Accounts. The look before the write gives a clear
// answer from servers that report a duplicate in an update as a fault of their
// own; the unique index decides where two write at once.
func (s *Store) PutUser(ctx context.Context, u bot.User) error {
	u.Email = strings.ToLower(u.Email)
	err := s.users.FindOne(ctx, bson.D{{Key: "email", Value: u.Email}, {Key: "_id", Value: op("$ne", u.ID)}}).Err()
	switch {
	case err == nil:
		return bot.ErrConflict
	case !errors.Is(err, mongo.ErrNoDocuments):
		return domain(err)
	}
	return put(ctx, s.users, u.ID, user(u))
}

// FindUser implements bot.Accounts.
func (s *Store) FindUser(ctx context.Context, id string) (bot.User, error) {
	u, err := findOne[user](ctx, s.users, byID(id))
	return bot.User(u), err
}

// FindUserByEmail implements bot.Accounts.
func (s *Store) FindUserByEmail(ctx context.Context, email string) (bot.User, error) {
	u, err := findOne[user](ctx, s.users, bson.D{{Key: "email", Value: strings.ToLower(email)}})
	return bot.User(u), err
}

// FindUsers implements bot.Accounts.
func (s *Store) FindUsers(ctx context.Context) ([]bot.User, error) {
	return findAll(ctx, s.users, func(u user) bot.User { return bot.User(u) })
}

// put inserts or replaces by id. Two who insert at once may both find nothing
// to replace; the one whose id is a duplicate then tries again.
func put(ctx context.Context, c *mongo.Collection, id string, document any) error {
	var err error
	for range 2 {
		_, err = c.ReplaceOne(ctx, byID(id), document, options.Replace().SetUpsert(true))
		if !mongo.IsDuplicateKeyError(err) {
			break
		}
	}
	return domain(err)
}

func findOne[T any](ctx context.Context, c *mongo.Collection, filter bson.D) (T, error) {
	var found, none T
	if err := c.FindOne(ctx, filter).Decode(&found); err != nil {
		return none, domain(err)
	}
	return found, nil
}

// findAll lists a collection by name.
func findAll[D, T any](ctx context.Context, c *mongo.Collection, convert func(D) T) ([]T, error) {
	found, err := c.Find(ctx, bson.D{}, options.Find().SetSort(ascending("name", "_id")))
	if err != nil {
		return nil, domain(err)
	}
	var documents []D
	if err := found.All(ctx, &documents); err != nil {
		return nil, domain(err)
	}
	var list []T
	for _, d := range documents {
		list = append(list, convert(d))
	}
	return list, nil
}

package mongo

import (
	"context"
	"math"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Load implements bot.Store.
func (s *Store) Load(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	found, err := s.commits.Find(ctx, bson.D{
		{Key: "conversation", Value: id}, {Key: "last", Value: op("$gt", int64(min(after, math.MaxInt64)))},
	}, options.Find().SetSort(bson.D{{Key: "seq", Value: 1}}))
	if err != nil {
		return nil, domain(err)
	}
	var documents []commit
	if err := found.All(ctx, &documents); err != nil {
		return nil, domain(err)
	}
	if len(documents) == 0 {
		return nil, s.exists(ctx, id)
	}
	log := make([]bot.Commit, 0, len(documents))
	for _, d := range documents {
		c, err := d.decode()
		if err != nil {
			return nil, err
		}
		log = append(log, c)
	}
	return log, nil
}

// exists returns nil if the conversation has a commit, ErrErased or
// ErrNotFound otherwise.
func (s *Store) exists(ctx context.Context, id bot.ID) error {
	n, err := s.commits.CountDocuments(ctx, bson.D{{Key: "conversation", Value: id}, {Key: "seq", Value: 1}}, options.Count().SetLimit(1))
	if err != nil {
		return domain(err)
	}
	if n == 0 {
		return s.absent(ctx, id)
	}
	return nil
}

package mongo

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Erase implements bot.Store. The tombstone comes first: from then on nothing
// can be added, and Repair finishes what a crash leaves half done.
func (s *Store) Erase(ctx context.Context, t bot.Tombstone) error {
	_, err := s.tombs.ReplaceOne(ctx, bson.D{{Key: "_id", Value: t.Conversation}, alive}, tombstoneOf(t), options.Replace().SetUpsert(true))
	if err != nil && !mongo.IsDuplicateKeyError(err) { // a duplicate: it was erased before
		return domain(err)
	}
	s.tails.drop(t.Conversation)
	return s.purge(ctx, t.Conversation)
}

// purge removes the log and the files of an erased conversation.
func (s *Store) purge(ctx context.Context, id bot.ID) error {
	for _, c := range []*mongo.Collection{s.commits, s.files, s.chunks} {
		if _, err := c.DeleteMany(ctx, bson.D{{Key: "conversation", Value: id}}); err != nil {
			return domain(err)
		}
	}
	_, err := s.tombs.UpdateOne(ctx, byID(id), set(bson.D{{Key: "purged", Value: true}}))
	return domain(err)
}

func (s *Store) isErased(ctx context.Context, id bot.ID) (bool, error) {
	err := s.tombs.FindOne(ctx, bson.D{{Key: "_id", Value: id}, {Key: "tombstone", Value: op("$exists", true)}},
		options.FindOne().SetProjection(bson.D{{Key: "_id", Value: 1}})).Err()
	if errors.Is(err, mongo.ErrNoDocuments) {
		return false, nil
	}
	return err == nil, domain(err)
}

// PutSummary implements bot.Store. It returns ErrNotFound for a conversation
// that isn't there.
func (s *Store) PutSummary(ctx context.Context, sum bot.Summary) error {
	if err := s.exists(ctx, sum.Conversation); err != nil {
		return err
	}
	_, err := s.tombs.ReplaceOne(ctx, bson.D{{Key: "_id", Value: sum.Conversation}, alive}, summaryOf(sum), options.Replace().SetUpsert(true))
	if mongo.IsDuplicateKeyError(err) {
		return bot.ErrErased
	}
	return domain(err)
}

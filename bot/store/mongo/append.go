package mongo

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

var errEmpty = errors.New("mongodb: a commit needs events, numbered from 1")

// Append implements bot.Store.
//
// A commit is let in behind a commit that ends right before it. All commits
// have come in that way, so the log has no gap, and two that don't begin at
// the same seq can't overlap; the unique index sees to those that do.
func (s *Store) Append(ctx context.Context, c bot.Commit, sum bot.Summary) error {
	if c.Seq == 0 || len(c.Events) == 0 || c.Conversation == "" {
		return bot.E(bot.Internal, "error.internal", errEmpty)
	}
	d, err := encode(c)
	if err != nil {
		return err
	}
	if c.Seq > 1 && !s.tails.is(c.Conversation, c.Seq-1) {
		if err := s.follows(ctx, d); err != nil {
			return err
		}
	}
	if _, err := s.commits.InsertOne(ctx, d); err != nil {
		s.tails.drop(c.Conversation)
		return domain(err)
	}
	sum.Conversation = c.Conversation
	erased, err := s.advance(ctx, sum)
	switch {
	case erased:
		// The erasure came between: what it took for the last commit was
		// not. Ours goes too.
		s.tails.drop(c.Conversation)
		if err := s.purge(ctx, c.Conversation); err != nil {
			return err
		}
		return bot.ErrErased
	case err != nil:
		// The commit is stored, and that is the truth; Repair brings the
		// summary after.
	}
	s.tails.put(c.Conversation, c.Last())
	return nil
}

// follows returns nil if a commit ends right before d.
func (s *Store) follows(ctx context.Context, d commit) error {
	var before commit
	err := s.commits.FindOne(ctx, bson.D{
		{Key: "conversation", Value: d.Conversation}, {Key: "seq", Value: op("$lt", d.Seq)},
	}, options.FindOne().SetSort(bson.D{{Key: "seq", Value: -1}}).SetProjection(bson.D{{Key: "last", Value: 1}})).Decode(&before)
	switch {
	case errors.Is(err, mongo.ErrNoDocuments):
		if err := s.absent(ctx, d.Conversation); !errors.Is(err, bot.ErrNotFound) || errors.Is(err, bot.ErrErased) {
			return err
		}
		return bot.ErrConflict
	case err != nil:
		return domain(err)
	case before.Last != d.Seq-1:
		return bot.ErrConflict
	}
	return nil
}

// advance writes the summary unless a newer one is there. A tombstone is newer
// than any.
func (s *Store) advance(ctx context.Context, sum bot.Summary) (erased bool, err error) {
	filter := bson.D{{Key: "_id", Value: sum.Conversation}, {Key: "last_seq", Value: op("$lte", int64(sum.LastSeq))}}
	_, err = s.summaries.ReplaceOne(ctx, filter, summaryOf(sum), options.Replace().SetUpsert(true))
	if !mongo.IsDuplicateKeyError(err) {
		return false, domain(err)
	}
	// There is one, and it isn't older.
	erased, err = s.isErased(ctx, sum.Conversation)
	return erased, err
}

// absent tells an erased conversation from one that never was.
func (s *Store) absent(ctx context.Context, id bot.ID) error {
	erased, err := s.isErased(ctx, id)
	switch {
	case err != nil:
		return err
	case erased:
		return bot.ErrErased
	}
	return bot.ErrNotFound
}

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
	before := s.tails.find(c.Conversation)
	if c.Seq > 1 && before.last != c.Seq-1 {
		if err := s.follows(ctx, d); err != nil {
			return err
		}
	}
	if _, err := s.commits.InsertOne(ctx, d); err != nil {
		s.tails.drop(c.Conversation)
		return domain(err)
	}
	sum.Conversation = c.Conversation
	document := summaryOf(sum)
	// Should this fail the commit is stored all the same, and that is the
	// truth; Repair brings the summary after.
	erased, _ := s.advance(ctx, document, before.print)
	if erased {
		// The erasure came between the look for the predecessor and the
		// insert. What came in goes too.
		s.tails.drop(c.Conversation)
		if err := s.purge(ctx, c.Conversation); err != nil {
			return err
		}
		return bot.ErrErased
	}
	s.tails.put(c.Conversation, tail{last: c.Last(), print: document.Print})
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
// than any. Where the stored one is expected to differ only in what changes
// with every commit, only that is sent.
func (s *Store) advance(ctx context.Context, d summary, stored int64) (erased bool, err error) {
	if stored == d.Print {
		r, err := s.summaries.UpdateOne(ctx, bson.D{
			{Key: "_id", Value: d.Conversation}, {Key: "last_seq", Value: op("$lte", int64(d.LastSeq))}, {Key: "print", Value: d.Print},
		}, set(bson.D{
			{Key: "last_seq", Value: int64(d.LastSeq)},
			{Key: "updated_at", Value: d.UpdatedAt},
			{Key: "next_at", Value: d.NextAt},
			{Key: "messages", Value: d.Messages},
		}))
		if err != nil || r.MatchedCount > 0 {
			return false, domain(err)
		}
	}
	filter := bson.D{{Key: "_id", Value: d.Conversation}, {Key: "last_seq", Value: op("$lte", int64(d.LastSeq))}}
	for range 2 {
		_, err = s.summaries.ReplaceOne(ctx, filter, d, options.Replace().SetUpsert(true))
		if !mongo.IsDuplicateKeyError(err) {
			return false, domain(err)
		}
		// A tombstone or a newer one is there; or an older one came in between
		// the look and the insert, and the next try replaces it.
	}
	return s.isErased(ctx, d.Conversation)
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

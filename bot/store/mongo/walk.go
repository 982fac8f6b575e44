package mongo

import (
	"context"
	"errors"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// stride is how many summaries a walk reads at a time.
const stride = 32

// Walk implements bot.Store. Summaries are read before their logs, so one that
// lags may be behind a commit that came in between. A conversation whose log
// can't be read is not visited; when all others have been, Walk returns the
// Corrupt errors, joined.
func (s *Store) Walk(ctx context.Context, visit func(id bot.ID, log []bot.Commit, stored *bot.Summary) error) error {
	var broken []error
	var after bot.ID
	for {
		summaries, err := s.nextSummaries(ctx, after)
		if err != nil {
			return err
		}
		p := passage{visit: visit, stored: map[bot.ID]*bot.Summary{}}
		span := bson.D{{Key: "$gt", Value: after}}
		for i := range summaries {
			after = summaries[i].Conversation
			p.stored[after] = &summaries[i].Summary
		}
		if len(summaries) == stride {
			span = append(span, bson.E{Key: "$lte", Value: after})
		}
		if err := s.pass(ctx, span, &p); err != nil {
			return err
		}
		broken = append(broken, p.broken...)
		if len(summaries) < stride {
			return errors.Join(broken...)
		}
	}
}

func (s *Store) nextSummaries(ctx context.Context, after bot.ID) ([]summary, error) {
	found, err := s.summaries.Find(ctx, bson.D{{Key: "_id", Value: op("$gt", after)}, alive},
		options.Find().SetSort(ascending("_id")).SetLimit(stride))
	if err != nil {
		return nil, domain(err)
	}
	var list []summary
	return list, domain(found.All(ctx, &list))
}

// pass visits the conversations in span.
func (s *Store) pass(ctx context.Context, span bson.D, p *passage) error {
	found, err := s.commits.Find(ctx, bson.D{{Key: "conversation", Value: span}}, options.Find().SetSort(ascending("conversation", "seq")))
	if err != nil {
		return domain(err)
	}
	defer closeCursor(found)
	for found.Next(ctx) {
		var d commit
		if err := found.Decode(&d); err != nil {
			return corrupt("", 0, err)
		}
		if err := p.add(d); err != nil {
			return err
		}
	}
	if err := found.Err(); err != nil {
		return domain(err)
	}
	return p.end()
}

func closeCursor(c *mongo.Cursor) { _ = c.Close(context.Background()) } // it has been read, or its error is known

// passage gathers commits, which come in order, into logs.
type passage struct {
	visit  func(id bot.ID, log []bot.Commit, stored *bot.Summary) error
	stored map[bot.ID]*bot.Summary
	id     bot.ID
	log    []bot.Commit
	bad    error // of the conversation at hand
	broken []error
}

func (p *passage) add(d commit) error {
	if d.Conversation != p.id {
		if err := p.end(); err != nil {
			return err
		}
		p.id = d.Conversation
	}
	c, err := d.decode()
	if err != nil && p.bad == nil {
		p.bad = err
	}
	p.log = append(p.log, c)
	return nil
}

// end visits the conversation at hand.
func (p *passage) end() error {
	id, log, bad := p.id, p.log, p.bad
	p.id, p.log, p.bad = "", nil, nil
	switch {
	case id == "":
		return nil
	case bad != nil:
		p.broken = append(p.broken, bad)
		return nil
	}
	return p.visit(id, log, p.stored[id])
}

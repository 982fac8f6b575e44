package mongo

import (
	"context"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Repair finishes what a node left half done when it stopped: summaries that
// lag behind commits made at or after since, and erasures whose log is still
// there. sum folds a log into its summary. Run it at start, with the zero time
// or that of the last run, and every minute with a since that overlaps the run
// before by more than the clocks of the nodes differ. It returns how many
// conversations it repaired. Any number of nodes may run it at once.
func (s *Store) Repair(ctx context.Context, since time.Time, sum func(id bot.ID, log []bot.Commit) bot.Summary) (int, error) {
	repaired, err := s.finishErasures(ctx)
	if err != nil {
		return repaired, err
	}
	grown, err := s.grownSince(ctx, since)
	if err != nil {
		return repaired, err
	}
	ids := make([]bot.ID, 0, len(grown))
	for id := range grown {
		ids = append(ids, id)
	}
	for len(ids) > 0 {
		chunk := ids[:min(stride, len(ids))]
		ids = ids[len(chunk):]
		n, err := s.repairChunk(ctx, chunk, grown, sum)
		repaired += n
		if err != nil {
			return repaired, err
		}
	}
	return repaired, nil
}

func (s *Store) finishErasures(ctx context.Context) (int, error) {
	found, err := s.tombs.Find(ctx, bson.D{{Key: "purged", Value: false}}, options.Find().SetProjection(ascending("_id")))
	if err != nil {
		return 0, domain(err)
	}
	var half []tombstone
	if err := found.All(ctx, &half); err != nil {
		return 0, domain(err)
	}
	for i, t := range half {
		if err := s.purge(ctx, t.ID); err != nil {
			return i, err
		}
	}
	return len(half), nil
}

// grownSince returns the conversations with commits since then, and where
// their logs end.
func (s *Store) grownSince(ctx context.Context, since time.Time) (map[bot.ID]int64, error) {
	found, err := s.commits.Find(ctx, bson.D{{Key: "at", Value: op("$gte", since)}},
		options.Find().SetProjection(ascending("conversation", "last")))
	if err != nil {
		return nil, domain(err)
	}
	defer closeCursor(found)
	grown := map[bot.ID]int64{}
	for found.Next(ctx) {
		var d commit
		if err := found.Decode(&d); err != nil {
			return nil, corrupt("", 0, err)
		}
		grown[d.Conversation] = max(grown[d.Conversation], d.Last)
	}
	return grown, domain(found.Err())
}

func (s *Store) repairChunk(ctx context.Context, ids []bot.ID, grown map[bot.ID]int64, sum func(bot.ID, []bot.Commit) bot.Summary) (int, error) {
	found, err := s.summaries.Find(ctx, bson.D{{Key: "_id", Value: op("$in", ids)}}, options.Find().SetProjection(ascending("last_seq", "purged")))
	if err != nil {
		return 0, domain(err)
	}
	var summaries []tombstone // what a summary has of it, too
	if err := found.All(ctx, &summaries); err != nil {
		return 0, domain(err)
	}
	known := map[bot.ID]tombstone{}
	for _, have := range summaries {
		known[have.ID] = have
	}
	n := 0
	for _, id := range ids {
		have := known[id]
		switch {
		case have.Purged: // a commit that came in while the conversation was being erased
			err = s.purge(ctx, id)
		case have.LastSeq < grown[id]:
			err = s.follow(ctx, id, sum)
		default:
			continue
		}
		if err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// follow brings the summary up to the log.
func (s *Store) follow(ctx context.Context, id bot.ID, sum func(bot.ID, []bot.Commit) bot.Summary) error {
	log, err := s.Load(ctx, id, 0)
	if bot.CodeOf(err) == bot.NotFound {
		return nil // erased since
	}
	if err != nil {
		return err
	}
	_, err = s.advance(ctx, summaryOf(sum(id, log)), 0)
	return err
}

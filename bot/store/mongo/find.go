package mongo

import (
	"context"
	"regexp"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Find implements bot.Store.
func (s *Store) Find(ctx context.Context, q bot.Query) (bot.Page, error) {
	limit := q.Limit
	if limit <= 0 {
		limit = 50
	}
	limit = min(limit, 500)
	o, ok := orders[q.Order]
	if !ok {
		o = orders[bot.ByUpdated]
	}
	behind, err := o.decode(q.Cursor)
	if err != nil {
		return bot.Page{}, err
	}
	filter := conditions(q)
	total, err := s.summaries.CountDocuments(ctx, filter)
	if err != nil {
		return bot.Page{}, domain(err)
	}
	if behind != nil {
		filter = bson.D{{Key: "$and", Value: bson.A{filter, behind}}}
	}
	found, err := s.summaries.Find(ctx, filter, options.Find().SetSort(o.sort).SetLimit(int64(limit)+1))
	if err != nil {
		return bot.Page{}, domain(err)
	}
	var documents []summary
	if err := found.All(ctx, &documents); err != nil {
		return bot.Page{}, domain(err)
	}
	page := bot.Page{Total: int(total)}
	if len(documents) > limit {
		documents = documents[:limit]
		page.Next = o.encode(&documents[limit-1])
	}
	for _, d := range documents {
		page.Summaries = append(page.Summaries, d.Summary)
	}
	return page, nil
}

// conditions turns a query into a filter.
func conditions(q bot.Query) bson.D {
	filter := bson.D{alive}
	add := func(key string, value any) { filter = append(filter, bson.E{Key: key, Value: value}) }
	equal := func(key, value string) {
		if value != "" {
			add(key, value)
		}
	}
	equal("reference", q.Reference)
	equal("process", q.Process)
	equal("priority", string(q.Priority))
	equal("assignee", q.Assignee)
	equal("locale", q.Locale)
	equal("flags", q.Flag) // of an array: one of them
	if len(q.Statuses) > 0 {
		add("status", op("$in", q.Statuses))
	}
	if q.From != "" || q.To != "" {
		on := bson.D{{Key: "$gt", Value: ""}}
		if q.From != "" {
			on = append(on, bson.E{Key: "$gte", Value: q.From})
		}
		if q.To != "" {
			on = append(on, bson.E{Key: "$lte", Value: q.To})
		}
		add("received_on", on)
	}
	if q.DueBefore != "" {
		add("promise_on", bson.D{{Key: "$gt", Value: ""}, {Key: "$lt", Value: q.DueBefore}})
	}
	if q.Complaint != nil {
		add("complaint", *q.Complaint)
	}
	if q.Spoken {
		add("messages", op("$gt", 0))
	}
	var words bson.A
	for _, word := range strings.Fields(bot.FoldText(q.Text)) {
		words = append(words, bson.D{{Key: "search", Value: bson.Regex{Pattern: regexp.QuoteMeta(word)}}})
	}
	if words != nil {
		add("$and", words)
	}
	return filter
}

// FindDue implements bot.Store.
func (s *Store) FindDue(ctx context.Context, now time.Time, limit int) ([]bot.ID, error) {
	if limit <= 0 {
		return nil, nil
	}
	found, err := s.summaries.Find(ctx, bson.D{{Key: "next_at", Value: bson.D{{Key: "$gt", Value: time.Time{}}, {Key: "$lte", Value: now}}}},
		options.Find().SetSort(bson.D{{Key: "next_at", Value: 1}, {Key: "_id", Value: 1}}).SetLimit(int64(limit)).
			SetProjection(bson.D{{Key: "_id", Value: 1}}))
	if err != nil {
		return nil, domain(err)
	}
	var documents []summary
	if err := found.All(ctx, &documents); err != nil {
		return nil, domain(err)
	}
	ids := make([]bot.ID, len(documents))
	for i, d := range documents {
		ids[i] = d.Conversation
	}
	return ids, nil
}

// Count implements bot.Store.
func (s *Store) Count(ctx context.Context) (map[bot.Status]int, error) {
	found, err := s.summaries.Aggregate(ctx, bson.A{
		op("$match", bson.D{alive}),
		op("$group", bson.D{{Key: "_id", Value: "$status"}, {Key: "n", Value: op("$sum", 1)}}),
	})
	if err != nil {
		return nil, domain(err)
	}
	var groups []struct {
		Status bot.Status `bson:"_id"`
		N      int        `bson:"n"`
	}
	if err := found.All(ctx, &groups); err != nil {
		return nil, domain(err)
	}
	counts := map[bot.Status]int{}
	for _, g := range groups {
		counts[g.Status] = g.N
	}
	return counts, nil
}

package mongo

import (
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
)

// order sorts a page, and takes up where the page before ended. A cursor is
// the last document's own sort key, so that documents which come or go in
// between shift nothing.
type order struct {
	name string
	sort bson.D // the last key is _id, ascending
	key  func(s *summary) []any
}

var orders = map[bot.Order]order{
	bot.ByUpdated: {"updated", by("-updated_at"), func(s *summary) []any {
		return []any{s.UpdatedAt.UnixMilli(), string(s.Conversation)}
	}},
	bot.ByReceived: {"received", by("-received_at"), func(s *summary) []any {
		return []any{s.ReceivedAt.UnixMilli(), string(s.Conversation)}
	}},
	bot.ByDue: {"due", by("due"), func(s *summary) []any {
		return []any{s.Due, string(s.Conversation)}
	}},
	bot.ByQueue: {"queue", by("rank", "since"), func(s *summary) []any {
		return []any{int64(s.Rank), s.Since.UnixMilli(), string(s.Conversation)}
	}},
}

// by sorts by the keys, downwards where they begin with a minus, and then by
// id.
func by(keys ...string) bson.D {
	var sort bson.D
	for _, k := range keys {
		if k[0] == '-' {
			sort = append(sort, bson.E{Key: k[1:], Value: -1})
		} else {
			sort = append(sort, bson.E{Key: k, Value: 1})
		}
	}
	return append(sort, bson.E{Key: "_id", Value: 1})
}

func (o order) encode(s *summary) string { return bot.MarshalCursor(o.name, o.key(s)) }

// decode turns a cursor into a filter for what comes behind it, nil for "".
func (o order) decode(cursor string) (bson.D, error) {
	values, err := bot.UnmarshalCursor(cursor, o.name, o.key(&summary{}))
	if values == nil || err != nil {
		return nil, err
	}
	return o.behind(values), nil
}

// behind compares keys one after the other: beyond the first, or equal there
// and beyond the second, and so on.
func (o order) behind(values []any) bson.D {
	var ways bson.A
	var equal bson.D
	for i, s := range o.sort {
		value := values[i]
		if n, ok := value.(int64); ok && s.Key != "rank" {
			value = time.UnixMilli(n).UTC()
		}
		than := "$gt"
		if s.Value == -1 {
			than = "$lt"
		}
		ways = append(ways, append(append(bson.D{}, equal...), bson.E{Key: s.Key, Value: op(than, value)}))
		equal = append(equal, bson.E{Key: s.Key, Value: value})
	}
	return op("$or", ways)
}

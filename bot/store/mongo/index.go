package mongo

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// index makes the indexes that aren't there. The first is what the whole
// store rests on: of two commits on one seq it lets one in.
func (s *Store) index(ctx context.Context) error {
	unique := func(keys ...string) mongo.IndexModel {
		return mongo.IndexModel{Keys: ascending(keys...), Options: options.Index().SetUnique(true)}
	}
	plain := func(keys ...string) mongo.IndexModel { return mongo.IndexModel{Keys: ascending(keys...)} }
	for _, c := range []struct {
		collection *mongo.Collection
		indexes    []mongo.IndexModel
	}{
		{s.commits, []mongo.IndexModel{unique("conversation", "seq"), plain("at")}},
		{s.tombs, []mongo.IndexModel{
			plain("next_at", "_id"), plain("updated_at"), plain("received_at"), plain("due"), plain("status"),
			plain("reference"), plain("received_on"), plain("purged"),
		}},
		{s.users, []mongo.IndexModel{unique("email")}},
		{s.sessions, []mongo.IndexModel{plain("user"), plain("expires")}},
		{s.tokens, []mongo.IndexModel{unique("hash")}},
		{s.invites, []mongo.IndexModel{plain("expires")}},
	} {
		if _, err := c.collection.Indexes().CreateMany(ctx, c.indexes); err != nil {
			return err
		}
	}
	return nil
}

func ascending(keys ...string) bson.D {
	d := bson.D{}
	for _, k := range keys {
		d = append(d, bson.E{Key: k, Value: 1})
	}
	return d
}

func set(values bson.D) bson.D { return bson.D{{Key: "$set", Value: values}} }

func inc(field string, by int) bson.D {
	return bson.D{{Key: "$inc", Value: bson.D{{Key: field, Value: by}}}}
}

func byID(id any) bson.D { return bson.D{{Key: "_id", Value: id}} }

func op(name string, value any) bson.D { return bson.D{{Key: name, Value: value}} }

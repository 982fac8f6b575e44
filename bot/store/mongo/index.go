package mongo

import (
	"context"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// wanted is an index that the store needs.
type wanted struct {
	collection *mongo.Collection
	unique     bool
	keys       []string
}

// indexes lists them. The first is what the whole store rests on: of two
// commits on one seq it lets one in.
func (s *Store) indexes() []wanted {
	return []wanted{
		{s.commits, true, []string{"conversation", "seq"}},
		{s.commits, false, []string{"at"}},
		{s.tombs, false, []string{"next_at", "_id"}},
		{s.tombs, false, []string{"updated_at"}},
		{s.tombs, false, []string{"received_at"}},
		{s.tombs, false, []string{"received_on"}},
		{s.tombs, false, []string{"due"}},
		{s.tombs, false, []string{"status"}},
		{s.tombs, false, []string{"reference"}},
		{s.tombs, false, []string{"purged"}},
		{s.users, true, []string{"email"}},
		{s.sessions, false, []string{"user"}},
		{s.sessions, false, []string{"expires"}},
		{s.tokens, true, []string{"hash"}},
		{s.invites, false, []string{"expires"}},
		{s.files, false, []string{"conversation"}},
		{s.files, false, []string{"named", "at"}},
		{s.chunks, false, []string{"conversation"}},
		{s.chunks, false, []string{"file"}},
	}
}

// index makes the indexes that aren't there.
func (s *Store) index(ctx context.Context) error {
	there := map[string]bool{}
	for _, c := range []*mongo.Collection{s.commits, s.tombs, s.users, s.sessions, s.tokens, s.invites, s.files, s.chunks} {
		specs, err := c.Indexes().ListSpecifications(ctx)
		if err != nil {
			return err
		}
		for _, spec := range specs {
			there[c.Name()+"/"+spec.Name] = spec.Unique != nil && *spec.Unique
		}
	}
	for _, w := range s.indexes() {
		name := strings.Join(w.keys, "_1_") + "_1"
		if unique, ok := there[w.collection.Name()+"/"+name]; ok && unique == w.unique {
			continue
		}
		model := mongo.IndexModel{Keys: ascending(w.keys...), Options: options.Index().SetName(name)}
		if w.unique {
			model.Options.SetUnique(true)
		}
		if _, err := w.collection.Indexes().CreateOne(ctx, model); err != nil {
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

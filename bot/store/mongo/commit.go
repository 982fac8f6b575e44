package mongo

import (
	"fmt"
	"math"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
)

// commit is a bot.Commit as a document. Its events are documents too, so that
// people can ask the database about them.
type commit struct {
	ID           bson.ObjectID `bson:"_id"`
	Conversation bot.ID        `bson:"conversation"`
	Seq          int64         `bson:"seq"`
	Last         int64         `bson:"last"`
	At           time.Time     `bson:"at"`
	Events       bson.RawValue `bson:"events"`
}

func encode(c bot.Commit) (commit, error) {
	if c.Last() > math.MaxInt64 {
		return commit{}, bot.E(bot.Internal, "error.internal", fmt.Errorf("mongodb: seq %d is out of range", c.Seq))
	}
	text, err := bot.MarshalEvents(c.Events)
	if err != nil {
		return commit{}, err
	}
	events, err := fromJSON(text)
	if err != nil {
		return commit{}, bot.E(bot.Internal, "error.internal", err)
	}
	return commit{
		ID: bson.NewObjectID(), Conversation: c.Conversation, Seq: int64(c.Seq), Last: int64(c.Last()), At: c.At, Events: events,
	}, nil
}

// decode returns a Corrupt error, naming the commit, when it can't be read.
func (d commit) decode() (bot.Commit, error) {
	text, err := toJSON(d.Events)
	if err != nil {
		return bot.Commit{}, corrupt(d.Conversation, uint64(d.Seq), err)
	}
	events, err := bot.UnmarshalEvents(text)
	if err != nil {
		return bot.Commit{}, corrupt(d.Conversation, uint64(d.Seq), err)
	}
	c := bot.Commit{Conversation: d.Conversation, Seq: uint64(d.Seq), At: d.At.UTC(), Events: events}
	if c.Last() != uint64(d.Last) {
		return bot.Commit{}, corrupt(d.Conversation, c.Seq, fmt.Errorf("mongodb: the commit holds %d events and ends at %d", len(events), d.Last))
	}
	return c, nil
}

package mongo

import (
	"math"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/bson"
)

// summary is a bot.Summary as a document, with the keys that it is sorted by.
type summary struct {
	bot.Summary `bson:",inline"`

	Due   string    `bson:"due"`   // PromiseOn, noDate without one
	Rank  int       `bson:"rank"`  // 0 critical, 1 high, 2 any other
	Since time.Time `bson:"since"` // QueuedAt, noTime if it isn't waiting
}

// noDate and noTime sort behind all others.
const noDate = "9999-99-99"

var noTime = time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC)

func summaryOf(s bot.Summary) summary {
	d := summary{Summary: s, Due: s.PromiseOn, Rank: 2, Since: s.QueuedAt}
	switch s.Priority {
	case bot.Critical:
		d.Rank = 0
	case bot.High:
		d.Rank = 1
	}
	if d.Due == "" {
		d.Due = noDate
	}
	if d.Since.IsZero() {
		d.Since = noTime
	}
	return d
}

// tombstone takes the place of a summary. It counts as the newest, so that
// none replaces it.
type tombstone struct {
	ID      bot.ID  `bson:"_id"`
	LastSeq int64   `bson:"last_seq"`
	Erased  erasure `bson:"tombstone"`
	Purged  bool    `bson:"purged"` // the log is gone
}

type erasure struct {
	Reference string    `bson:"reference"`
	At        time.Time `bson:"at"`
	Why       string    `bson:"why"`
	By        string    `bson:"by"`
}

func tombstoneOf(t bot.Tombstone) tombstone {
	return tombstone{ID: t.Conversation, LastSeq: math.MaxInt64, Erased: erasure{Reference: t.Reference, At: t.At, Why: t.Why, By: t.By}}
}

// alive leaves tombstones out.
var alive = bson.E{Key: "tombstone", Value: op("$exists", false)}

package mongo

import (
	"hash/fnv"
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

	// Print tells two summaries apart that differ in more than what changes
	// with every commit. It is never 0.
	Print int64 `bson:"print"`
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
	d.Print = printOf(s)
	return d
}

func printOf(s bot.Summary) int64 {
	s.LastSeq, s.Messages, s.UpdatedAt, s.NextAt = 0, 0, time.Time{}, time.Time{}
	data, err := bson.Marshal(s)
	if err != nil {
		return 1 // it can't be stored either
	}
	h := fnv.New64a()
	h.Write(data)
	return int64(h.Sum64() | 1)
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

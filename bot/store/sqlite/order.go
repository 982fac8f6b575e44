package sqlite

import "github.com/gehoor/gehoor/bot"

// order sorts a page, and takes up where the page before ended. A cursor is
// the last row's own sort key, so that rows which come or go in between shift
// nothing.
type order struct {
	name  string
	sql   string
	after string // condition for the rows behind a key
	key   func(s *bot.Summary) []any
}

// noDate sorts behind all dates.
const noDate = "9999-99-99"

var orders = map[bot.Order]order{
	bot.ByUpdated: {
		name:  "updated",
		sql:   "updated_at DESC, conversation",
		after: "(-updated_at, conversation) > (?, ?)",
		key:   func(s *bot.Summary) []any { return []any{-millis(s.UpdatedAt), string(s.Conversation)} },
	},
	bot.ByReceived: {
		name:  "received",
		sql:   "received_at DESC, conversation",
		after: "(-received_at, conversation) > (?, ?)",
		key:   func(s *bot.Summary) []any { return []any{-millis(s.ReceivedAt), string(s.Conversation)} },
	},
	bot.ByDue: {
		name:  "due",
		sql:   dueKey + ", conversation",
		after: "(" + dueKey + ", conversation) > (?, ?)",
		key: func(s *bot.Summary) []any {
			if s.PromiseOn == "" {
				return []any{noDate, string(s.Conversation)}
			}
			return []any{s.PromiseOn, string(s.Conversation)}
		},
	},
	bot.ByQueue: {
		name:  "queue",
		sql:   rankKey + ", " + waitKey + ", conversation",
		after: "(" + rankKey + ", " + waitKey + ", conversation) > (?, ?, ?)",
		key: func(s *bot.Summary) []any {
			wait := int64(maxWait)
			if !s.QueuedAt.IsZero() {
				wait = millis(s.QueuedAt)
			}
			return []any{rank(s.Priority), wait, string(s.Conversation)}
		},
	},
}

const (
	maxWait = 1 << 52 // behind all times, and exact in JSON
	dueKey  = "CASE promise_on WHEN '' THEN '" + noDate + "' ELSE promise_on END"
	rankKey = "CASE priority WHEN 'critical' THEN 0 WHEN 'high' THEN 1 ELSE 2 END"
	waitKey = "CASE queued_at WHEN 0 THEN 4503599627370496 ELSE queued_at END"
)

func rank(p bot.Priority) int64 {
	switch p {
	case bot.Critical:
		return 0
	case bot.High:
		return 1
	}
	return 2
}

func (o order) encode(s *bot.Summary) string { return bot.MarshalCursor(o.name, o.key(s)) }

// decode returns the key behind which the next page begins, nil for "".
func (o order) decode(cursor string) ([]any, error) {
	return bot.UnmarshalCursor(cursor, o.name, o.key(&bot.Summary{}))
}

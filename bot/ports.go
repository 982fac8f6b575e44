package bot

import (
	"context"
	"time"
)

// Store keeps conversations: their logs, which are the truth, and a summary of
// each, which is derived. Every implementation passes storetest. Its errors
// are ErrConflict, ErrNotFound, ErrErased, ErrUnavailable or Corrupt ones.
type Store interface {
	// Append adds c to its conversation and returns once it is on disk
	// (SQLite: synchronous FULL; MongoDB: majority and journal). It returns
	// ErrConflict when a commit with c.Seq, or beyond, is there; nothing is
	// stored then. sum is the summary after c; a store may write it a little
	// later than c, but never over a newer one, and repairs it after a crash.
	Append(ctx context.Context, c Commit, sum Summary) error

	// Load returns the commits that hold an event numbered above after, in
	// order. It returns ErrNotFound when the conversation doesn't exist,
	// ErrErased when only its tombstone is left, and no commits and no error
	// when there is nothing after.
	Load(ctx context.Context, id ID, after uint64) ([]Commit, error)

	// Find returns the summaries that q asks for.
	Find(ctx context.Context, q Query) (Page, error)

	// FindDue returns at most limit conversations whose Summary.NextAt has
	// come, the longest due first.
	FindDue(ctx context.Context, now time.Time, limit int) ([]ID, error)

	// Count returns how many conversations there are in each status.
	Count(ctx context.Context) (map[Status]int, error)

	// Walk calls visit for every conversation with its whole log and the
	// summary as stored (nil if it has none), in order of id, until visit
	// returns an error, which it returns.
	Walk(ctx context.Context, visit func(id ID, log []Commit, stored *Summary) error) error

	// PutSummary replaces the stored summary: for rebuild and repair.
	PutSummary(ctx context.Context, sum Summary) error

	// Erase deletes log and summary and leaves t. Erasing twice is harmless.
	Erase(ctx context.Context, t Tombstone) error

	// Ping returns nil if a commit could be appended now.
	Ping(ctx context.Context) error

	Close() error
}

// Tombstone is what is left of an erased conversation: that it was, not what
// was said.
type Tombstone struct {
	Conversation ID
	Reference    string // "" if it was never registered
	At           time.Time
	Why          string
	By           string
}

// Bus tells other nodes, and other parts of this one, that a conversation has
// grown. It may drop, duplicate and reorder; it never blocks the sender; it
// carries no content. Who hears it loads what they lack.
type Bus interface {
	Announce(a Announcement)
	// Subscribe calls hear for every announcement until stop is called. hear
	// must return at once.
	Subscribe(hear func(Announcement)) (stop func())
	Close() error
}

// Announcement says that a conversation has events up to Seq.
type Announcement struct {
	Conversation ID     `json:"c"`
	Seq          uint64 `json:"s"`
}

// Speaker finds the words for a key in a language. A missing key is a fault of
// the build, found by tests; at run time the key itself is returned and counted.
type Speaker interface {
	Text(locale, key string, args map[string]any) string
	// Has reports whether there is a text for key.
	Has(locale, key string) bool
}

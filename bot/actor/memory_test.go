package actor_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// memory is a store in memory whose appends can be made to fail.
type memory struct {
	bot.Store // what isn't needed here panics

	mu   sync.Mutex
	logs map[bot.ID][]stored
	sums map[bot.ID]bot.Summary

	// before and after are called around every append, outside the lock. An
	// error of before is returned and nothing is stored; an error of after is
	// returned though the commit is stored.
	before, after func(bot.Commit) error
	loads         int
	loaded        func() // called once, between reading a log and giving it away
	down          bool
}

// stored is a commit as a store keeps it: nothing that is folded is shared.
type stored struct {
	seq, last uint64
	at        time.Time
	events    []byte
}

func newMemory() *memory {
	return &memory{logs: map[bot.ID][]stored{}, sums: map[bot.ID]bot.Summary{}}
}

var errDown = bot.E(bot.Unavailable, "error.unavailable", errors.New("memory: down"))

func (m *memory) Append(_ context.Context, c bot.Commit, sum bot.Summary) error {
	m.mu.Lock()
	before, after := m.before, m.after
	m.mu.Unlock()
	if before != nil {
		if err := before(c); err != nil {
			return err
		}
	}
	events, err := bot.MarshalEvents(c.Events)
	if err != nil {
		return err
	}
	if _, err := json.Marshal(sum); err != nil {
		return err
	}
	m.mu.Lock()
	log := m.logs[c.Conversation]
	if m.down {
		m.mu.Unlock()
		return errDown
	}
	if n := len(log); n > 0 && log[n-1].last >= c.Seq {
		m.mu.Unlock()
		return bot.ErrConflict
	}
	m.logs[c.Conversation] = append(log, stored{c.Seq, c.Last(), c.At, events})
	m.sums[c.Conversation] = sum
	m.mu.Unlock()
	if after != nil {
		return after(c)
	}
	return nil
}

func (m *memory) Load(_ context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	m.mu.Lock()
	between := m.loaded
	m.loaded = nil
	if between != nil {
		defer between()
	}
	defer m.mu.Unlock()
	m.loads++
	if m.down {
		return nil, errDown
	}
	log, ok := m.logs[id]
	if !ok {
		return nil, bot.ErrNotFound
	}
	var out []bot.Commit
	for _, s := range log {
		if s.last <= after {
			continue
		}
		events, err := bot.UnmarshalEvents(s.events)
		if err != nil {
			return nil, err
		}
		out = append(out, bot.Commit{Conversation: id, Seq: s.seq, At: s.at, Events: events})
	}
	return out, nil
}

func (m *memory) setDown(down bool) {
	m.mu.Lock()
	m.down = down
	m.mu.Unlock()
}

// around sets what is called around every append; either may be nil.
func (m *memory) around(before, after func(bot.Commit) error) {
	m.mu.Lock()
	m.before, m.after = before, after
	m.mu.Unlock()
}

func (m *memory) reads() int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.loads
}

// bus hands announcements on at once, or loses them.
type bus struct {
	mu     sync.Mutex
	hear   map[int]func(bot.Announcement)
	next   int
	deaf   bool
	spoken []bot.Announcement
}

func (b *bus) Announce(a bot.Announcement) {
	b.mu.Lock()
	b.spoken = append(b.spoken, a)
	var all []func(bot.Announcement)
	if !b.deaf {
		for _, h := range b.hear {
			all = append(all, h)
		}
	}
	b.mu.Unlock()
	for _, h := range all {
		h(a)
	}
}

func (b *bus) Subscribe(hear func(bot.Announcement)) func() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.hear == nil {
		b.hear = map[int]func(bot.Announcement){}
	}
	n := b.next
	b.next++
	b.hear[n] = hear
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		delete(b.hear, n)
	}
}

func (b *bus) Close() error { return nil }

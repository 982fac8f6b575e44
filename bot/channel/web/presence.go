package web

import (
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// typing passes on that the customer types, at most once a second; stopping at
// once, if typing was passed on.
func (s *socket) typing(on bool) {
	now := time.Now().Unix()
	switch {
	case on && now == s.typedAt:
		return
	case !on && s.typedAt == 0:
		return
	case on:
		s.typedAt = now
	default:
		s.typedAt = 0
	}
	s.c.Conversations.SetTyping(s.id, on)
}

// showed notes how far the client has shown the conversation. It is told a
// little later, with what was shown by then: one commit instead of many.
func (s *socket) showed(seq uint64) {
	s.mu.Lock()
	seq = min(seq, s.cursor)
	s.mu.Unlock()
	if seq > s.seen.Load() && s.seen.Swap(seq) == 0 {
		s.c.unseen.add(s)
	}
}

// unseen lists the sockets whose customers have seen something that was not
// told yet.
type unseen struct {
	mu      sync.Mutex
	sockets []*socket
}

func (u *unseen) add(s *socket) {
	u.mu.Lock()
	u.sockets = append(u.sockets, s)
	u.mu.Unlock()
}

func (u *unseen) take() []*socket {
	u.mu.Lock()
	defer u.mu.Unlock()
	all := u.sockets
	u.sockets = nil
	return all
}

// tellSeen tells the conversation how far the customer has come. If it can't be
// stored it is not told again: the next time says more.
func (c *Channel) tellSeen(s *socket) {
	seq := s.seen.Swap(0)
	if seq == 0 {
		return
	}
	if _, err := c.Conversations.Tell(c.answers.context(), s.id, bot.See{Seq: seq}); err != nil && c.Watch.Refused != nil {
		c.Watch.Refused(bot.CodeOf(err))
	}
}

package local

import (
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// subscriber keeps what its goroutine hasn't told yet.
type subscriber struct {
	hear func(bot.Announcement)
	wake chan struct{} // holds one token when there is something to tell
	gone chan struct{} // closed when the subscription ends

	mu      sync.Mutex
	pending map[bot.ID]uint64
}

// put adds a without waiting for anybody.
func (s *subscriber) put(a bot.Announcement) {
	s.mu.Lock()
	seq, ok := s.pending[a.Conversation]
	if ok || len(s.pending) < maxPending {
		s.pending[a.Conversation] = max(seq, a.Seq)
	}
	first := len(s.pending) == 1 && !ok
	s.mu.Unlock()
	if !first {
		return
	}
	select {
	case s.wake <- struct{}{}:
	default:
	}
}

// run tells until the subscription ends.
func (s *subscriber) run() {
	spare := map[bot.ID]uint64{}
	for {
		select {
		case <-s.gone:
			return
		case <-s.wake:
		}
		s.mu.Lock()
		told := s.pending
		s.pending, spare = spare, told
		s.mu.Unlock()
		for id, seq := range told {
			select {
			case <-s.gone:
				return
			default:
			}
			s.hear(bot.Announcement{Conversation: id, Seq: seq})
		}
		clear(told)
	}
}

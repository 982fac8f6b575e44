package web

import (
	"hash/maphash"
	"sync"

	"github.com/gehoor/gehoor/bot"
)

// rooms spreads the conversations over as many locks.
const rooms = 64

// room holds sockets by conversation. Those of one conversation, a customer's
// tabs, are a list.
type room struct {
	mu      sync.Mutex
	sockets map[bot.ID]*socket
}

func (c *Channel) room(id bot.ID) *room {
	return &c.rooms[maphash.String(c.seed, string(id))%rooms]
}

func (c *Channel) join(s *socket) {
	r := c.room(s.id)
	r.mu.Lock()
	defer r.mu.Unlock()
	s.next = r.sockets[s.id]
	r.sockets[s.id] = s
}

func (c *Channel) part(s *socket) {
	r := c.room(s.id)
	r.mu.Lock()
	defer r.mu.Unlock()
	head := r.sockets[s.id]
	if head == s {
		if s.next == nil {
			delete(r.sockets, s.id)
		} else {
			r.sockets[s.id] = s.next
		}
		return
	}
	for ; head != nil; head = head.next {
		if head.next == s {
			head.next = s.next
			return
		}
	}
}

// hear tells the sockets of a conversation that it has grown. It returns at
// once, as the bus wants.
func (c *Channel) hear(a bot.Announcement) {
	r := c.room(a.Conversation)
	r.mu.Lock()
	defer r.mu.Unlock()
	for s := r.sockets[a.Conversation]; s != nil; s = s.next {
		s.hint(a.Seq)
	}
}

// Typing tells the customer that by is typing, or has stopped.
func (c *Channel) Typing(id bot.ID, by bot.Person, on bool) {
	r := c.room(id)
	r.mu.Lock()
	var tabs []*socket
	for s := r.sockets[id]; s != nil; s = s.next {
		tabs = append(tabs, s)
	}
	r.mu.Unlock()
	if len(tabs) == 0 {
		return
	}
	frame := appendTyping(nil, by, on)
	go func() {
		for _, s := range tabs {
			s.mu.Lock()
			s.write(frame)
			s.mu.Unlock()
		}
	}()
}

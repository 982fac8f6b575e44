package server

import "sync"

// spent remembers the keys of forms whose answer shows a secret once. Such an
// answer can't be a redirect, so a reload sends the form again.
type spent struct {
	mu   sync.Mutex
	keys map[string]bool
	ring [1000]string
	next int
}

// first reports whether key comes for the first time. A form without one is
// taken for a resent one.
func (s *spent) first(key string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if key == "" || len(key) > 64 || s.keys[key] {
		return false
	}
	if s.keys == nil {
		s.keys = map[string]bool{}
	}
	delete(s.keys, s.ring[s.next])
	s.ring[s.next], s.keys[key] = key, true
	s.next = (s.next + 1) % len(s.ring)
	return true
}

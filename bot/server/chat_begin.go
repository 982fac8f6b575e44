package server

import (
	"sync"
	"time"

	"github.com/labstack/echo/v4"
	"golang.org/x/sync/singleflight"

	"github.com/gehoor/gehoor/bot"
)

// begin opens a conversation for a form that has none yet, and gives the
// browser its token. The same form sent twice, as a double click does before
// the first answer has brought the token, opens it once.
func (s *Server) begin(c echo.Context, in chatInput) (bot.ID, error) {
	key := s.cookieValue(c, formCookie) + " " + in.id
	got, err, _ := s.begun.flight.Do(key, func() (any, error) {
		if token, ok := s.begun.find(key, s.opts.Now()); ok {
			return token, nil
		}
		if !s.open.allow(c.RealIP(), s.opts.Now()) {
			return nil, bot.E(bot.TooFast, "server.error.too_fast", nil)
		}
		locale := s.locale(c)
		r, err := s.opts.Conversations.Open(c.Request().Context(), bot.Open{Locale: locale, Pinned: asked(c) != "", Channel: "form"})
		if err != nil {
			return nil, err
		}
		s.begun.keep(key, r.Token, s.opts.Now())
		return r.Token, nil
	})
	if err != nil {
		return "", err
	}
	token := got.(bot.Token)
	s.setCookie(c, chatCookie, string(token))
	return token.Conversation(), nil
}

// beginnings remembers for a while which form began which conversation.
type beginnings struct {
	flight singleflight.Group
	mu     sync.Mutex
	known  map[string]beginning
}

type beginning struct {
	token bot.Token
	at    time.Time
}

const (
	rememberFor  = 10 * time.Minute
	rememberMost = 10_000
)

func (b *beginnings) find(key string, now time.Time) (bot.Token, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	got, ok := b.known[key]
	return got.token, ok && now.Sub(got.at) < rememberFor
}

func (b *beginnings) keep(key string, token bot.Token, now time.Time) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.known) >= rememberMost {
		for k, v := range b.known {
			if now.Sub(v.at) >= rememberFor {
				delete(b.known, k)
			}
		}
		if len(b.known) >= rememberMost {
			clear(b.known)
		}
	}
	if b.known == nil {
		b.known = map[string]beginning{}
	}
	b.known[key] = beginning{token, now}
}

package web

import (
	"errors"

	"github.com/gehoor/gehoor/bot"
)

var (
	badIdentity = bot.E(bot.BadIdentity, "error.bad_identity", nil)
	errNoVouch  = errors.New("web: a site sends identities, but there is no widget_secret to check them with")
)

// vouched returns whom the site vouches for in a hello, the zero Vouched for
// nobody. The error is for unknown.
func (s *socket) vouched(f *incoming) (bot.Vouched, error) {
	switch {
	case f.identity == "":
		return bot.Vouched{}, nil
	case s.c.Vouch == nil:
		return bot.Vouched{}, errNoVouch
	}
	return s.c.Vouch(f.identity)
}

// unknown tells a customer whose identity didn't hold: they believe to be known
// here, and aren't. The conversation goes on.
func (s *socket) unknown(err error) {
	if err == nil {
		return
	}
	if s.c.Watch.Unvouched != nil {
		s.c.Watch.Unvouched(err)
	}
	s.refuse(badIdentity, "")
}

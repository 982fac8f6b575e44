package web

import (
	"errors"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// explain brings an error into the protocol's codes, with the key of a text for
// the customer. What went wrong inside is "not stored, try again".
func explain(err error) (bot.Code, string) {
	code := bot.CodeOf(err)
	key := ""
	var e *bot.Error
	if errors.As(err, &e) {
		key = e.Key
	}
	switch code {
	case bot.BadFrame, bot.TooLong, bot.TooFast, bot.UnknownChoice, bot.Closed, bot.BadToken:
	case bot.Invalid, bot.Forbidden:
		code = bot.BadFrame
	case bot.NotFound:
		code = bot.Closed // there is no conversation any more
		if key == "" {
			key = "error.no_conversation"
		}
	case bot.Unavailable:
		key = "error.unavailable"
	default: // conflict, corrupt, internal
		code, key = bot.Unavailable, "error.internal"
	}
	if key == "" {
		key = "error." + string(code)
	}
	return code, key
}

// localeFor returns the language of ours that tag asks for ("nl-BE" asks for
// "nl"). ok is false if there is none; the default is returned then.
func (c *Channel) localeFor(tag string) (locale string, ok bool) {
	tag, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(tag, "_", "-")), "-")
	for _, l := range c.Locales {
		if l == tag {
			return l, true
		}
	}
	return c.Locales[0], false
}

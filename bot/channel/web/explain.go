package web

import (
	"errors"
	"strings"

	"github.com/gehoor/gehoor/bot"
)

// explain brings an error into the protocol's codes, the nearest where it has
// none of its own, with the key of a text for the customer. What went wrong
// inside is "not stored, try again".
func explain(err error) *bot.Error {
	why := bot.Error{Code: bot.CodeOf(err)}
	var e *bot.Error
	if errors.As(err, &e) {
		why = bot.Error{Code: e.Code, Key: e.Key, Args: e.Args}
	}
	switch why.Code {
	case bot.BadFrame, bot.TooLong, bot.TooFast, bot.UnknownChoice, bot.Closed, bot.BadToken:
	case bot.Invalid, bot.Forbidden:
		why.Code = bot.BadFrame
	case bot.NotFound:
		why.Code = bot.Closed // there is no conversation any more
		if why.Key == "" {
			why.Key = "error.no_conversation"
		}
	case bot.Unavailable:
		why.Key = "error.unavailable"
	default: // conflict, corrupt, internal
		why.Code, why.Key = bot.Unavailable, "error.internal"
	}
	if why.Key == "" {
		why.Key = "error." + string(why.Code)
	}
	return &why
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

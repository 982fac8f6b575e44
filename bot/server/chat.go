package server

import (
	"context"
	"net/http"
	"slices"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/server/pages"
)

// chatForm takes what the customer sends. After what was stored the browser is
// sent to the page, so that reloading sends nothing twice; whatever goes wrong,
// the words come back in the form.
func (s *Server) chatForm(c echo.Context) error {
	in, err := s.chatFields(c)
	ctx, cancel := context.WithTimeout(c.Request().Context(), s.opts.Limits.Timeout) // files have theirs
	defer cancel()
	c.SetRequest(c.Request().WithContext(ctx))
	kept := false
	if err == nil && (in.attached == 0 || in.says()) {
		kept, err = s.takeChat(c, in)
	}
	switch {
	case err != nil:
		e := coded(err)
		if e.Code == bot.Internal || e.Code == bot.Unavailable {
			s.opts.Log.Error("chat form", "request", requestID(c), "error", err)
		}
		return s.showChat(c, statusOf(e.Code), in, e)
	case kept:
		in.id = ""
		return s.showChat(c, http.StatusOK, in, nil)
	}
	return seeOther(c, "/chat#latest")
}

// takeChat carries a form out. kept says that text was typed that the button
// pressed was not meant to send.
func (s *Server) takeChat(c echo.Context, in chatInput) (kept bool, err error) {
	if err := s.ownChat(c, in); err != nil {
		return false, err
	}
	if in.do == "refresh" {
		return in.text != "", nil
	}
	text := bot.CleanText(in.text)
	switch n := utf8.RuneCountInString(text); {
	case n > s.opts.Limits.Text:
		return false, bot.E(bot.TooLong, "server.chat.too_long", nil).With("Count", n-s.opts.Limits.Text)
	case text == "" && in.choice == "" && in.locale == "":
		return false, bot.E(bot.Invalid, "server.chat.empty", nil)
	}
	if !s.say.allow(c.RealIP(), s.opts.Now()) {
		return false, bot.E(bot.TooFast, "server.error.too_fast", nil)
	}
	id, err := s.chatting(c)
	if err != nil {
		return false, err
	}
	if id == "" {
		if id, err = s.begin(c, in); err != nil {
			return false, err
		}
	}
	return s.tell(c.Request().Context(), id, in, text)
}

// ownChat returns nil if the form is one that we made for this browser.
func (s *Server) ownChat(c echo.Context, in chatInput) error {
	if err := ownWord(in.csrf, s.cookieValue(c, formCookie)); err != nil {
		return err
	}
	if in.id == "" || len(in.id) > 64 {
		return bot.E(bot.BadFrame, "server.error.bad_request", nil)
	}
	return nil
}

// tell sends the form's commands. With "done" and "human" what was typed goes
// first: it belongs to the story. With another choice it stays in the form.
func (s *Server) tell(ctx context.Context, id bot.ID, in chatInput, text string) (kept bool, err error) {
	talks := s.opts.Conversations
	if in.locale != "" {
		if !slices.Contains(pages.Locales, in.locale) {
			return false, bot.E(bot.BadFrame, "server.error.bad_request", nil)
		}
		_, err := talks.Tell(ctx, id, bot.SetLocale{Key: formKey(in.id, in.locale), Locale: in.locale})
		return text != "", err
	}
	first := in.choice == "" || in.choice == "done" || in.choice == "human"
	if text != "" && first {
		if _, err := talks.Tell(ctx, id, bot.Say{Key: formKey(in.id, "say", text), Text: text}); err != nil {
			return false, err
		}
	}
	if in.choice == "" {
		return false, nil
	}
	_, err = talks.Tell(ctx, id, bot.Choose{Key: formKey(in.id, "choose", in.choice), Choice: in.choice})
	if first && text != "" && bot.CodeOf(err) == bot.UnknownChoice {
		return false, nil // what was typed has moved the conversation on already
	}
	return text != "" && !first, err
}

// chatForget takes the conversation off this device. The organisation keeps
// what was told to it.
func (s *Server) chatForget(c echo.Context) error {
	if err := ownForm(c, s.cookieValue(c, formCookie)); err != nil {
		return err
	}
	s.dropCookie(c, chatCookie)
	return seeOther(c, "/chat")
}

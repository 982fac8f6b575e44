package server

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// statusOf maps a code to HTTP. An unknown one is 500, never 404.
func statusOf(code bot.Code) int {
	switch code {
	case bot.BadFrame:
		return http.StatusBadRequest
	case bot.Invalid:
		return http.StatusUnprocessableEntity
	case bot.Empty:
		return http.StatusBadRequest
	case bot.UnsupportedMedia:
		return http.StatusUnsupportedMediaType
	case bot.Full:
		return http.StatusInsufficientStorage
	case bot.TooLong, bot.TooLarge:
		return http.StatusRequestEntityTooLarge
	case bot.TooFast:
		return http.StatusTooManyRequests
	case bot.UnknownChoice, bot.Closed, bot.Conflict, bot.TooMany:
		return http.StatusConflict
	case bot.BadToken:
		return http.StatusUnauthorized
	case bot.Forbidden:
		return http.StatusForbidden
	case bot.NotFound:
		return http.StatusNotFound
	case bot.Unavailable:
		return http.StatusServiceUnavailable
	}
	return http.StatusInternalServerError
}

// coded gives every error a code: also those that Echo makes itself, and a
// deadline that passed.
func coded(err error) *bot.Error {
	var own *bot.Error
	if errors.As(err, &own) {
		return own
	}
	var theirs *echo.HTTPError
	if errors.As(err, &theirs) {
		switch theirs.Code {
		case http.StatusNotFound, http.StatusMethodNotAllowed:
			return bot.E(bot.NotFound, "server.error.not_found", err)
		case http.StatusRequestEntityTooLarge:
			return bot.E(bot.TooLong, "server.error.too_long", err)
		case http.StatusBadRequest, http.StatusUnsupportedMediaType:
			return bot.E(bot.BadFrame, "server.error.bad_request", err)
		case http.StatusServiceUnavailable:
			return bot.E(bot.Unavailable, "server.error.unavailable", err)
		}
	}
	var tooBig *http.MaxBytesError
	if errors.As(err, &tooBig) {
		return bot.E(bot.TooLong, "server.error.too_long", err)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return bot.E(bot.Unavailable, "server.error.unavailable", err)
	}
	return bot.E(bot.Internal, "server.error.internal", err)
}

// sentence words an error for people: its own text, or else its code's. The
// general text of a code is worded for the widget, which sends again by itself;
// pages have their own.
func (s *Server) sentence(locale string, e *bot.Error) string {
	for _, key := range []string{e.Key, "server.error." + string(e.Code)} {
		if key != "" && key != "error."+string(e.Code) && s.opts.Say.Has(locale, key) {
			return s.opts.Say.Text(locale, key, e.Args)
		}
	}
	return s.opts.Say.Text(locale, "server.error.internal", nil)
}

// answerError is the one place where an error becomes an answer.
func (s *Server) answerError(err error, c echo.Context) {
	if c.Response().Committed {
		return
	}
	e := coded(err)
	status := statusOf(e.Code)
	if status == http.StatusServiceUnavailable {
		c.Response().Header().Set("Retry-After", "10")
	}
	var wrote error
	if strings.HasPrefix(c.Request().URL.Path, "/files/") {
		if e.Code == bot.Closed {
			status = http.StatusGone
		}
		if e.Code == bot.TooFast {
			c.Response().Header().Set("Retry-After", "60")
		}
		wrote = s.problem(c, status, e)
	} else if strings.HasPrefix(c.Request().URL.Path, "/api/") {
		wrote = s.problem(c, status, e)
	} else {
		wrote = s.errorPage(c, status, e)
	}
	if wrote != nil {
		s.opts.Log.Error("answer failed", "request", requestID(c), "error", wrote)
	}
}

func (s *Server) errorPage(c echo.Context, status int, e *bot.Error) error {
	v := s.view(c)
	v.Error = s.sentence(v.Locale, e)
	if e.Code == bot.Unavailable && c.Request().Method == http.MethodGet {
		v.Error = s.opts.Say.Text(v.Locale, "server.error.away", nil)
	}
	data := errorData{
		Title: "server.error.title." + titleOf(status), Request: requestID(c),
		Login: e.Code == bot.BadToken,
	}
	if c.Request().Method == http.MethodPost {
		data.Kept = c.FormValue("text")
	}
	return s.render(c, status, "error", v, data)
}

type errorData struct {
	Title   string
	Request string
	Login   bool   // logging in again helps
	Kept    string // what was typed into the form that failed
}

func titleOf(status int) string {
	switch status {
	case http.StatusNotFound:
		return "not_found"
	case http.StatusForbidden, http.StatusUnauthorized:
		return "forbidden"
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		return "later"
	}
	return "other"
}

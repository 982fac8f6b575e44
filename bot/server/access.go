package server

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

const requestKey = "request"

// requestID names the request in the log and on error pages.
func requestID(c echo.Context) string {
	id, _ := c.Get(requestKey).(string)
	return id
}

// access writes one line a request, and counts it. It names the route, not the
// address: addresses hold references and secrets of links. It turns an error
// into its answer, so that the line has the status that the client saw.
func (s *Server) access(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := s.opts.Now()
		id := randomKey()
		c.Set(requestKey, id)
		c.Response().Header().Set("X-Request-Id", id)
		err := next(c)
		if err != nil {
			s.answerError(err, c)
		}
		took := s.opts.Now().Sub(began)
		status, route := c.Response().Status, c.Path()
		s.metrics.answered(route, status, took)
		attrs := []any{
			"request", id, "method", c.Request().Method, "route", route, "status", status,
			"bytes", c.Response().Size, "took", took,
		}
		if l := loginOf(c); l != nil {
			attrs = append(attrs, "user", l.actor.ID)
		}
		switch {
		case err != nil && status >= 500:
			s.opts.Log.Error("answered", append(attrs, "error", err)...)
		case err != nil:
			s.opts.Log.Info("answered", append(attrs, "code", bot.CodeOf(coded(err)))...)
		default:
			s.opts.Log.Info("answered", attrs...)
		}
		return nil
	}
}

// recovered turns a panic into an error: the visitor gets a page, the log the
// stack.
func recovered(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = bot.E(bot.Internal, "server.error.internal", fmt.Errorf("panic: %v\n%s", r, debug.Stack()))
			}
		}()
		return next(c)
	}
}

// timed ends what takes too long.
func (s *Server) timed(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx, cancel := context.WithTimeout(c.Request().Context(), s.opts.Limits.Timeout)
		defer cancel()
		c.SetRequest(c.Request().WithContext(ctx))
		return next(c)
	}
}

// paced bounds how long a request may take to arrive and its answer to leave:
// whoever sends a byte a minute must not hold a connection for ever.
func (s *Server) paced(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		control := http.NewResponseController(c.Response())
		now := time.Now() //nolint:forbidigo // deadlines of sockets are in the machine's time
		// Writers in tests know no deadlines.
		_ = control.SetReadDeadline(now.Add(s.opts.Limits.Timeout))
		_ = control.SetWriteDeadline(now.Add(4 * s.opts.Limits.Timeout))
		return next(c)
	}
}

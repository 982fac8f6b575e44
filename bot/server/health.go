package server

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"
)

type health struct {
	Status string `json:"status"`
}

// alive answers that the process runs, whatever else doesn't.
func (s *Server) alive(c echo.Context) error {
	return c.JSON(http.StatusOK, health{"alive"})
}

// ready answers whether a message could be stored now.
func (s *Server) ready(c echo.Context) error {
	ctx, cancel := context.WithTimeout(c.Request().Context(), s.opts.Limits.ReadyTimeout)
	defer cancel()
	if err := s.opts.Register.Ping(ctx); err != nil {
		s.opts.Log.Warn("not ready", "error", err)
		return c.JSON(http.StatusServiceUnavailable, health{"unavailable"})
	}
	return c.JSON(http.StatusOK, health{"ready"})
}

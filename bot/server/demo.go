package server

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// demo is a shop's website that has the widget on it, as any site would.
func (s *Server) demo(c echo.Context) error {
	c.Response().Header().Add("Vary", "Cookie, Accept-Language")
	c.Response().Header().Set("Cache-Control", "no-cache")
	return s.render(c, http.StatusOK, "demo", s.view(c), nil)
}

package server

import (
	"bytes"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot/server/pages"
)

// view begins what a page is given.
func (s *Server) view(c echo.Context) pages.View {
	v := pages.View{Locale: s.locale(c), Path: c.Request().URL.Path}
	if p := loginOf(c); p != nil {
		v.Person = p.person()
		v.CSRF = formToken(p.secret)
		v.Key = randomKey()
	}
	return v
}

// render answers with a page. data becomes v.Data.
func (s *Server) render(c echo.Context, status int, name string, v pages.View, data any) error {
	v.Data = data
	var buf bytes.Buffer
	if err := s.pages.Render(&buf, name, v); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Language", v.Locale)
	return c.HTMLBlob(status, buf.Bytes())
}

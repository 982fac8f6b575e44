package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

type tokensData struct {
	Tokens []bot.APIToken
	Roles  []bot.UserRole
	Secret string // shown once
	Name   string // as typed
}

func (s *Server) tokensPage(c echo.Context) error {
	return s.showTokens(c, http.StatusOK, tokensData{}, nil)
}

func (s *Server) showTokens(c echo.Context, status int, data tokensData, failed error) error {
	tokens, err := s.opts.Desk.FindTokens(c.Request().Context(), loginOf(c).actor)
	if err != nil {
		return err
	}
	data.Tokens, data.Roles = tokens, roles
	v := s.view(c)
	v.Section = "tokens"
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	}
	return s.render(c, status, "tokens", v, data)
}

func (s *Server) addToken(c echo.Context) error {
	if !s.spent.first(c.FormValue("key")) {
		return seeOther(c, "/desk/tokens")
	}
	data := tokensData{Name: c.FormValue("name")}
	_, secret, err := s.opts.Desk.AddToken(c.Request().Context(), loginOf(c).actor, data.Name, bot.UserRole(c.FormValue("role")), s.opts.Now())
	if bot.CodeOf(err) == bot.Invalid {
		return s.showTokens(c, http.StatusUnprocessableEntity, data, err)
	}
	if err != nil {
		return err
	}
	return s.showTokens(c, http.StatusOK, tokensData{Secret: secret}, nil)
}

func (s *Server) revokeToken(c echo.Context) error {
	if err := s.opts.Desk.RevokeToken(c.Request().Context(), loginOf(c).actor, c.Param("token")); err != nil {
		return err
	}
	return seeOther(c, "/desk/tokens")
}

package server

import (
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server/pages"
)

func (s *Server) accountPage(c echo.Context) error {
	notice := ""
	if c.QueryParam("done") == "password" {
		notice = "desk.account.password.done"
	}
	return s.showAccount(c, http.StatusOK, notice, nil)
}

func (s *Server) showAccount(c echo.Context, status int, notice string, failed error) error {
	v := s.view(c)
	v.Section, v.Notice = "account", notice
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	}
	return s.render(c, status, "account", v, nil)
}

func (s *Server) setPassword(c echo.Context) error {
	secret, err := s.opts.Desk.SetPassword(c.Request().Context(), loginOf(c).actor,
		c.FormValue("current"), c.FormValue("next"), c.RealIP(), s.opts.Now())
	switch code := bot.CodeOf(err); code {
	case "":
		s.setCookie(c, deskCookie, secret) // the old session has ended with all others
		return seeOther(c, "/desk/account?done=password")
	case bot.Invalid, bot.TooFast:
		return s.showAccount(c, statusOf(code), "", err)
	}
	return err
}

func (s *Server) setLanguage(c echo.Context) error {
	l := c.FormValue("locale")
	if !slices.Contains(pages.Locales, l) {
		return bot.E(bot.Invalid, "server.error.invalid", nil)
	}
	if err := s.opts.Desk.SetLocale(c.Request().Context(), loginOf(c).actor, l); err != nil {
		return err
	}
	return seeOther(c, "/desk/account")
}

type inviteData struct {
	Secret      string
	Name, Email string
	OpenEmail   bool // the invited may give their own address
}

// placeholder ends the e-mail address of the first administrator, who was
// invited before anybody knew it.
const placeholder = "@localhost"

func (s *Server) invitePage(c echo.Context) error {
	return s.showInvite(c, http.StatusOK, inviteData{}, nil)
}

// showInvite shows the form behind a link. Looking doesn't use the link up:
// mail programs look at links, too.
func (s *Server) showInvite(c echo.Context, status int, typed inviteData, failed error) error {
	secret := c.Param("secret")
	u, err := s.opts.Desk.Invited(c.Request().Context(), secret, s.opts.Now())
	if err != nil {
		return err
	}
	data := inviteData{Secret: secret, Name: u.Name, Email: u.Email, OpenEmail: strings.HasSuffix(u.Email, placeholder)}
	if data.OpenEmail {
		data.Email = ""
	}
	if failed != nil {
		data.Name = typed.Name
		if data.OpenEmail {
			data.Email = typed.Email
		}
	}
	v := s.view(c)
	v.Person = nil // whoever may be logged in here: this page is the invited one's
	v.CSRF = formToken(s.formSecret(c))
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	}
	// The address is a secret, so it goes to nobody else. Not no-referrer: a
	// browser then sends Origin "null" with the form, which is refused.
	c.Response().Header().Set("Referrer-Policy", "same-origin")
	return s.render(c, status, "invite", v, data)
}

func (s *Server) inviteForm(c echo.Context) error {
	typed := inviteData{Name: c.FormValue("name"), Email: c.FormValue("email")}
	if err := ownForm(c, s.cookieValue(c, formCookie)); err != nil {
		return s.showInvite(c, http.StatusForbidden, typed, err)
	}
	ctx, secret := c.Request().Context(), c.Param("secret")
	u, err := s.opts.Desk.Invited(ctx, secret, s.opts.Now())
	if err != nil {
		return err
	}
	set := desk.Identity{Name: typed.Name, Password: c.FormValue("password")}
	if strings.HasSuffix(u.Email, placeholder) {
		set.Email = typed.Email
	}
	session, actor, err := s.opts.Desk.Accept(ctx, secret, set, s.opts.Now())
	switch code := bot.CodeOf(err); code {
	case "":
	case bot.Invalid, bot.Conflict:
		return s.showInvite(c, statusOf(code), typed, err)
	default:
		return err
	}
	s.opts.Log.Info("invite accepted", "user", actor.ID)
	return s.enter(c, session, "/desk")
}

package server

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/server/pages"
)

const loginKey = "login"

// login is who asks, as far as the desk is concerned.
type login struct {
	actor  desk.Actor
	secret string // of the session
	locale string // that this person reads the desk in, "" if never chosen
}

func loginOf(c echo.Context) *login {
	l, _ := c.Get(loginKey).(*login)
	return l
}

func (l *login) person() *pages.Person {
	p := &pages.Person{ID: l.actor.ID, Name: l.actor.Name, Role: string(l.actor.Role), May: map[string]bool{}}
	for _, perm := range desk.Permissions() {
		p.May[string(perm)] = l.actor.May(perm)
	}
	return p
}

// loggedIn lets in who has a session and may do need. Others are shown the
// login first, or told that it isn't theirs to do. A form of somebody else's
// making goes no further.
func (s *Server) loggedIn(need desk.Permission) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			open := s.opts.Desk.Session
			if byScript(c) {
				open = s.opts.Desk.Alive
			}
			secret := s.cookieValue(c, deskCookie)
			actor, locale, err := open(c.Request().Context(), secret, s.opts.Now())
			if bot.CodeOf(err) == bot.BadToken {
				return s.toLogin(c, err)
			}
			if err != nil {
				return err
			}
			c.Set(loginKey, &login{actor: actor, secret: secret, locale: locale})
			if need != "" && !actor.May(need) {
				return bot.E(bot.Forbidden, "desk.error.forbidden", nil)
			}
			if c.Request().Method != http.MethodGet {
				if err := ownForm(c, secret); err != nil {
					return err
				}
			}
			return next(c)
		}
	}
}

// byScript reports whether the page's own script asks, without anybody having
// done anything.
func byScript(c echo.Context) bool {
	return c.Request().Header.Get("X-Gehoor-Refresh") != "" || c.Path() == "/desk/live"
}

// toLogin sends a visitor to the login and back to where they were going. Who
// sent a form gets their words back instead: a redirect would lose them.
func (s *Server) toLogin(c echo.Context, why error) error {
	if c.Request().Method != http.MethodGet || byScript(c) {
		return why
	}
	return seeOther(c, "/desk/login?next="+url.QueryEscape(c.Request().URL.RequestURI()))
}

// within returns path if it is a page of the desk on this server, else the
// desk's first page: next in an address must not lead elsewhere.
func within(path string) string {
	u, err := url.Parse(path)
	if err != nil || u.IsAbs() || u.Host != "" || strings.ContainsAny(path, "\\\n\r\t") ||
		(u.Path != "/desk" && !strings.HasPrefix(u.Path, "/desk/")) || strings.HasPrefix(u.Path, "/desk/login") {
		return "/desk"
	}
	return u.RequestURI()
}

type loginData struct {
	Next  string
	Email string
}

func (s *Server) loginPage(c echo.Context) error {
	return s.showLogin(c, http.StatusOK, loginData{Next: within(c.QueryParam("next"))}, nil)
}

func (s *Server) showLogin(c echo.Context, status int, data loginData, err error) error {
	v := s.view(c)
	v.CSRF = formToken(s.formSecret(c))
	if err != nil {
		v.Error = s.sentence(v.Locale, coded(err))
	}
	return s.render(c, status, "login", v, data)
}

func (s *Server) loginForm(c echo.Context) error {
	data := loginData{Next: within(c.FormValue("next")), Email: c.FormValue("email")}
	if err := ownForm(c, s.cookieValue(c, formCookie)); err != nil {
		return s.showLogin(c, http.StatusForbidden, data, err)
	}
	secret, actor, err := s.opts.Desk.Login(c.Request().Context(), data.Email, c.FormValue("password"), c.RealIP(), s.opts.Now())
	switch code := bot.CodeOf(err); code {
	case "":
	case bot.Forbidden, bot.TooFast:
		result := "refused"
		if code == bot.TooFast {
			result = "slowed"
		}
		s.metrics.logins.WithLabelValues(result).Inc()
		return s.showLogin(c, statusOf(code), data, err)
	default:
		return err
	}
	s.metrics.logins.WithLabelValues("in").Inc()
	s.opts.Log.Info("logged in", "user", actor.ID)
	return s.enter(c, secret, data.Next)
}

// enter gives the browser its new session. The one that it had, if any, ends:
// nobody can have planted a session that somebody else logs in to.
func (s *Server) enter(c echo.Context, secret, to string) error {
	if old := s.cookieValue(c, deskCookie); old != "" {
		if err := s.opts.Desk.Logout(c.Request().Context(), old); err != nil {
			return err
		}
	}
	s.setCookie(c, deskCookie, secret)
	s.dropCookie(c, formCookie)
	return seeOther(c, to)
}

func (s *Server) logout(c echo.Context) error {
	if err := s.opts.Desk.Logout(c.Request().Context(), loginOf(c).secret); err != nil {
		return err
	}
	s.dropCookie(c, deskCookie)
	return seeOther(c, "/desk/login")
}

// readerLocale is the language of who is logged in, if they chose one.
func readerLocale(c echo.Context) string {
	if l := loginOf(c); l != nil && slices.Contains(pages.Locales, l.locale) {
		return l.locale
	}
	return ""
}

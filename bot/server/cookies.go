package server

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"
)

// cookie describes one of our cookies. None is readable by scripts, and none
// goes to another site.
type cookie struct {
	name string
	path string
	life time.Duration // 0: until the browser closes
	same http.SameSite
}

var (
	// deskCookie holds the secret of a login.
	deskCookie = cookie{name: "gehoor_desk", path: "/", same: http.SameSiteLaxMode}
	// chatCookie holds the token of a conversation over /chat.
	chatCookie = cookie{name: "gehoor_chat", path: "/chat", life: 90 * 24 * time.Hour, same: http.SameSiteLaxMode}
	// formCookie proves that a form came from a page of ours, where nobody is
	// logged in.
	formCookie = cookie{name: "gehoor_form", path: "/", same: http.SameSiteLaxMode}
	// langCookie keeps the language that somebody chose.
	langCookie = cookie{name: "gehoor_lang", path: "/", life: 365 * 24 * time.Hour, same: http.SameSiteLaxMode}
)

// label is the cookie's name as browsers see it. Over https a prefix makes
// browsers refuse a cookie of this name that was set over plain http or by a
// neighbouring host.
func (s *Server) label(k cookie) string {
	switch {
	case !s.secure:
		return k.name
	case k.path == "/":
		return "__Host-" + k.name
	}
	return "__Secure-" + k.name
}

// cookieValue returns what the browser sent, "" for nothing.
func (s *Server) cookieValue(c echo.Context, k cookie) string {
	got, err := c.Cookie(s.label(k))
	if err != nil || len(got.Value) > 200 {
		return ""
	}
	return got.Value
}

func (s *Server) setCookie(c echo.Context, k cookie, value string) {
	c.SetCookie(&http.Cookie{
		Name: s.label(k), Value: value, Path: k.path, MaxAge: int(k.life.Seconds()),
		HttpOnly: true, Secure: s.secure, SameSite: k.same,
	})
}

func (s *Server) dropCookie(c echo.Context, k cookie) {
	c.SetCookie(&http.Cookie{
		Name: s.label(k), Path: k.path, MaxAge: -1, HttpOnly: true, Secure: s.secure, SameSite: k.same,
	})
}

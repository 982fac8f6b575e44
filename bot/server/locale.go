package server

import (
	"slices"

	"github.com/labstack/echo/v4"
	"golang.org/x/text/language"

	"github.com/gehoor/gehoor/bot/server/pages"
)

var matcher = func() language.Matcher {
	tags := make([]language.Tag, len(pages.Locales))
	for i, l := range pages.Locales {
		tags[i] = language.Make(l)
	}
	return language.NewMatcher(tags)
}()

// locale is the language in which c is answered: what it asks for with ?lang
// (or ?locale, as the widget's loader does), what the reader chose for the desk,
// what was chosen before in this browser, what the browser prefers, the
// organisation's own.
func (s *Server) locale(c echo.Context) string {
	if l := asked(c); l != "" {
		return l
	}
	if l := readerLocale(c); l != "" {
		return l
	}
	if l := s.cookieValue(c, langCookie); slices.Contains(pages.Locales, l) {
		return l
	}
	return s.accepted(c)
}

// accepted is the language that the browser prefers among ours.
func (s *Server) accepted(c echo.Context) string {
	wanted, _, err := language.ParseAcceptLanguage(c.Request().Header.Get("Accept-Language"))
	if err == nil && len(wanted) > 0 {
		if _, i, sure := matcher.Match(wanted...); sure != language.No {
			return pages.Locales[i]
		}
	}
	return s.opts.DefaultLocale
}

// asked is the language that the address names, "" for none of ours.
func asked(c echo.Context) string {
	for _, name := range []string{"lang", "locale"} {
		if l := c.QueryParam(name); slices.Contains(pages.Locales, l) {
			return l
		}
	}
	return ""
}

// keepLocale remembers the language that the reader chose with ?lang.
func (s *Server) keepLocale(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if l := c.QueryParam("lang"); slices.Contains(pages.Locales, l) && l != s.cookieValue(c, langCookie) {
			s.setCookie(c, langCookie, l)
		}
		return next(c)
	}
}

// other is the language to switch to.
func other(locale string) string {
	for _, l := range pages.Locales {
		if l != locale {
			return l
		}
	}
	return locale
}

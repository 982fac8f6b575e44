package server

import (
	"net"
	"net/http"
	"net/netip"
	"strings"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"github.com/gehoor/gehoor/bot/desk"
)

// bodyLimit is more than any form needs and less than harms.
const bodyLimit = "128K"

// routes builds the whole routing once.
func (s *Server) routes() {
	e := s.echo
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = s.answerError
	e.IPExtractor = s.addressOf()
	e.Use(s.access, recovered, s.paced, s.headers, middleware.BodyLimitWithConfig(middleware.BodyLimitConfig{Limit: bodyLimit, Skipper: carriesFile}))

	e.GET("/widget.js", echo.WrapHandler(s.opts.Widget))
	e.GET("/w/*", echo.WrapHandler(s.opts.Widget))
	e.GET("/assets/*", echo.WrapHandler(s.pages.Assets()))
	e.GET("/favicon.ico", func(c echo.Context) error {
		return c.Redirect(http.StatusMovedPermanently, s.pages.Assets().Address("mark.svg"))
	})
	e.GET("/robots.txt", func(c echo.Context) error {
		return c.String(http.StatusOK, "User-agent: *\nDisallow: /desk\nDisallow: /chat\nDisallow: /status\nDisallow: /api\n")
	})
	e.GET("/healthz", s.alive)
	e.GET("/readyz", s.ready)
	e.GET("/metrics", echo.WrapHandler(s.metrics.handler))

	public := e.Group("", s.timed, s.keepLocale)
	public.GET("/", s.demo)
	chat := public.Group("/chat", private, s.sameOrigin)
	chat.GET("", s.chatPage)
	// Files take as long as they take.
	e.POST("/chat", s.chatForm, s.keepLocale, private, s.sameOrigin)
	e.GET("/chat/files/:file", s.chatFile, private, s.sameOrigin)
	chat.POST("/forget", s.chatForget)
	public.GET("/status", s.statusPage, private)
	enter := public.Group("/desk", private, s.sameOrigin)
	enter.GET("/login", s.loginPage)
	enter.POST("/login", s.loginForm)
	enter.GET("/invite/:secret", s.invitePage)
	enter.POST("/invite/:secret", s.inviteForm)
	s.fileRoutes(e)
	s.deskRoutes(e)
	s.apiRoutes(e)
	for _, r := range e.Routes() {
		s.metrics.known(r.Path)
	}
	s.metrics.known("none")
}

// carriesFile tells requests whose handler bounds what it reads itself.
func carriesFile(c echo.Context) bool {
	r := c.Request()
	return r.Method == http.MethodPut && strings.HasPrefix(r.URL.Path, "/files/") || r.URL.Path == "/chat" && hasParts(r)
}

// addressOf tells whom a request comes from. Only proxies on this machine, or
// named in the options, are believed about it.
func (s *Server) addressOf() echo.IPExtractor {
	trust := []echo.TrustOption{echo.TrustLoopback(true), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, p := range s.opts.Proxies {
		trust = append(trust, echo.TrustIPRange(ipNet(p)))
	}
	return echo.ExtractIPFromXFFHeader(trust...)
}

// deskRoute is one way into the desk. The table of them is what the
// authorisation test walks.
type deskRoute struct {
	method, path string
	// need is what the visitor must be allowed; "" for anybody who is logged in.
	need    desk.Permission
	handler echo.HandlerFunc
}

func (s *Server) deskTable() []deskRoute {
	const get, post = http.MethodGet, http.MethodPost
	table := []deskRoute{
		{get, "/desk", desk.Handle, s.queuePage},
		{get, "/desk/live", desk.Handle, s.liveDesk},
		{get, "/desk/c/:id", desk.Handle, s.casePage},
		{get, caseFilePath, desk.Handle, s.caseFile},
		{get, "/desk/list", desk.Supervise, s.listPage},
		{get, "/desk/register", desk.Register, s.registerPage},
		{get, "/desk/find", desk.Handle, s.lookup},
		{get, "/desk/people", desk.People, s.peoplePage},
		{post, "/desk/people", desk.People, s.addUser},
		{post, "/desk/people/:user/invite", desk.People, s.reinvite},
		{post, "/desk/people/:user/role", desk.People, s.setRole},
		{post, "/desk/people/:user/disable", desk.People, s.setDisabled(true)},
		{post, "/desk/people/:user/enable", desk.People, s.setDisabled(false)},
		{get, "/desk/tokens", desk.Tokens, s.tokensPage},
		{post, "/desk/tokens", desk.Tokens, s.addToken},
		{post, "/desk/tokens/:token/revoke", desk.Tokens, s.revokeToken},
		{get, "/desk/account", "", s.accountPage},
		{post, "/desk/account/password", "", s.setPassword},
		{post, "/desk/account/language", "", s.setLanguage},
		{post, "/desk/logout", "", s.logout},
	}
	for _, name := range []string{"join", "reply", "note", "leave", "resolve", "close", "draft"} {
		table = append(table, deskRoute{post, "/desk/c/:id/" + name, desk.Handle, s.caseForm(name)})
	}
	return append(table, deskRoute{post, "/desk/c/:id/extend", desk.Extend, s.caseForm("extend")})
}

func (s *Server) deskRoutes(e *echo.Echo) {
	for _, r := range s.deskTable() {
		chain := []echo.MiddlewareFunc{private, s.sameOrigin}
		if r.path != "/desk/live" && r.path != caseFilePath { // which take as long as they take
			chain = append(chain, s.timed)
		}
		chain = append(chain, s.loggedIn(r.need), s.keepLocale)
		e.Add(r.method, r.path, r.handler, chain...)
	}
}

func ipNet(p netip.Prefix) *net.IPNet {
	return &net.IPNet{IP: p.Addr().AsSlice(), Mask: net.CIDRMask(p.Bits(), p.Addr().BitLen())}
}

package server

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/files"
)

// fileRoutes serves the widget's files: to the sites that may carry it, on the
// word of the conversation's token.
func (s *Server) fileRoutes(e *echo.Echo) {
	g := e.Group("/files", s.fromSite, private)
	g.OPTIONS("/:key", func(c echo.Context) error { return c.NoContent(http.StatusNoContent) })
	g.PUT("/:key", s.putFile)
	g.GET("/:key", s.customerFile)
}

// fromSite lets in the sites that may open the socket, and programs, which
// send no Origin. The token is in a header of its own, so nothing rests on
// cookies and none are asked for.
func (s *Server) fromSite(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Add("Vary", "Origin")
		if !s.opts.Site(c.Request()) {
			return bot.E(bot.Forbidden, "server.error.origin", nil)
		}
		if origin := c.Request().Header.Get("Origin"); origin != "" {
			h.Set("Access-Control-Allow-Origin", origin)
			h.Set("Access-Control-Allow-Methods", "GET, HEAD, PUT")
			h.Set("Access-Control-Allow-Headers", "Authorization, Content-Type, Content-Disposition")
			h.Set("Access-Control-Expose-Headers", "Content-Disposition, Retry-After")
			h.Set("Access-Control-Max-Age", "7200")
		}
		if s.opts.Files == nil {
			return bot.E(bot.NotFound, "error.files_off", nil)
		}
		return next(c)
	}
}

// tokenOwner returns the conversation that the request's token opens. From here
// on problems are told in its language.
func (s *Server) tokenOwner(c echo.Context) (bot.ID, error) {
	scheme, secret, _ := strings.Cut(c.Request().Header.Get("Authorization"), " ")
	token := bot.Token(strings.TrimSpace(secret))
	id, bad := token.Conversation(), bot.E(bot.BadToken, "error.bad_token", nil)
	if !strings.EqualFold(scheme, "Bearer") || id == "" {
		return "", bad
	}
	right := false
	err := s.opts.Conversations.View(c.Request().Context(), id, func(st *bot.State) {
		if right = token.Matches(st.Opened.Token); right {
			c.Set(localeKey, st.Locale)
		}
	})
	switch {
	case errors.Is(err, bot.ErrErased):
		return "", bot.E(bot.Closed, "error.erased", err)
	case errors.Is(err, bot.ErrNotFound), err == nil && !right:
		return "", bad
	}
	return id, err
}

// localeKey is where a request keeps the language of its conversation.
const localeKey = "locale"

// takenFile is the answer to a file that is in the conversation.
type takenFile struct {
	ID    bot.FileID `json:"id"`
	Name  string     `json:"name"`
	Media string     `json:"media"`
	Size  int64      `json:"size"`
	Seq   uint64     `json:"seq"`
}

// maxKey is how long a client's key may be, as on the socket, in bytes.
const maxKey = 128

func (s *Server) putFile(c echo.Context) error {
	r := c.Request()
	body := s.steady(c)
	defer body.drain(r.ContentLength, s.opts.Files.Limits.Size)
	if !s.uploads.allow(c.RealIP(), s.opts.Now()) {
		return bot.E(bot.TooFast, "error.file_too_fast", nil)
	}
	conversation, err := s.tokenOwner(c)
	if err != nil {
		return err
	}
	key, err := pathKey(c)
	if err != nil {
		return err
	}
	_, params, _ := mime.ParseMediaType(r.Header.Get("Content-Disposition")) // a name that can't be read is none
	f, fresh, err := s.opts.Files.Take(r.Context(), files.Upload{
		Conversation: conversation, Key: key, Name: params["filename"], Size: r.ContentLength, Body: body,
	})
	if err != nil {
		return fileError(err)
	}
	status := http.StatusOK
	if fresh {
		status = http.StatusCreated
	}
	return c.JSON(status, takenFile{f.ID, f.Name, f.Media, f.Size, f.Seq})
}

// pathKey is the key in the request's path.
func pathKey(c echo.Context) (string, error) {
	key := c.Param("key")
	if c.Request().URL.RawPath != "" {
		var err error
		if key, err = url.PathUnescape(key); err != nil {
			return "", bot.E(bot.BadFrame, "error.file_key", err)
		}
	}
	if key == "" || len(key) > maxKey || strings.ToValidUTF8(key, "") != key {
		return "", bot.E(bot.BadFrame, "error.file_key", nil)
	}
	return key, nil
}

// fileError words what is general about files.
func fileError(err error) error {
	e := *coded(err)
	switch {
	case e.Key == "error.files_off":
		e.Code = bot.NotFound
	case errors.Is(err, bot.ErrErased):
		e.Code, e.Key = bot.Closed, "error.erased"
	case e.Code == bot.Unavailable:
		e.Key = "error.file_unavailable"
	case e.Code == bot.TooFast:
		e.Key = "error.file_too_fast"
	}
	return &e
}

// customerFile gives a customer's file back to the customer.
func (s *Server) customerFile(c echo.Context) error {
	conversation, err := s.tokenOwner(c)
	if err != nil {
		return err
	}
	f, body, err := s.opts.Files.Open(c.Request().Context(), conversation, bot.FileID(c.Param("key")))
	if err != nil {
		return fileError(err)
	}
	return s.sendFile(c, f, body)
}

// filePolicy keeps a file that a browser shows all the same from doing
// anything.
const filePolicy = "sandbox; default-src 'none'"

// sendFile answers with a file, to be saved. It closes body.
func (s *Server) sendFile(c echo.Context, f bot.File, body io.ReadCloser) error {
	defer body.Close()
	h := c.Response().Header()
	kind := f.Media
	if strings.HasPrefix(kind, "text/") {
		kind += "; charset=utf-8"
	}
	h.Set("Content-Type", kind)
	h.Set("Content-Length", strconv.FormatInt(f.Size, 10))
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": f.Name}))
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	h.Set("Cache-Control", "private, no-store")
	c.Response().WriteHeader(http.StatusOK)
	_, err := io.Copy(s.steadyAnswer(c), body)
	return err
}

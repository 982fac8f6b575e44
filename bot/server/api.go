package server

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
	"github.com/gehoor/gehoor/bot/frame"
)

const programKey = "program"

// apiRoutes serves the register to programs.
func (s *Server) apiRoutes(e *echo.Echo) {
	e.GET("/api/openapi.json", document(openAPI))
	e.GET("/api/asyncapi.json", document(asyncAPI))
	api := e.Group("/api/v1", private, s.timed, s.byToken)
	api.GET("/complaints", s.complaints)
	api.GET("/complaints/:reference", s.complaint)
	api.GET("/complaints/:reference/transcript", s.transcript)
	e.GET("/api/v1/complaints/:reference/files/:file", s.complaintFile, private, s.byToken) // takes as long as it takes
}

// byToken lets programs in that have a token.
func (s *Server) byToken(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if !s.api.allow(c.RealIP(), s.opts.Now()) {
			return bot.E(bot.TooFast, "server.api.slow", nil)
		}
		scheme, secret, _ := strings.Cut(c.Request().Header.Get("Authorization"), " ")
		if !strings.EqualFold(scheme, "Bearer") {
			secret = ""
		}
		actor, err := s.opts.Desk.Program(c.Request().Context(), strings.TrimSpace(secret))
		if err != nil {
			return err
		}
		c.Set(programKey, actor)
		return next(c)
	}
}

func programOf(c echo.Context) desk.Actor {
	a, _ := c.Get(programKey).(desk.Actor)
	return a
}

type complaintList struct {
	Complaints []complaint `json:"complaints"`
	Total      int         `json:"total"`
	Next       *string     `json:"next_cursor"` // null on the last page
}

// complaints answers the register, the latest receipt first.
func (s *Server) complaints(c echo.Context) error {
	q, err := parseQuery(c.QueryParams())
	if err != nil {
		return err
	}
	if c.QueryParam("order") == "" {
		q.Order = bot.ByReceived
	}
	if q.Limit == 0 {
		q.Limit = 50
	}
	page, err := s.opts.Desk.Complaints(c.Request().Context(), programOf(c), q)
	if err != nil {
		return err
	}
	list := complaintList{Complaints: make([]complaint, 0, len(page.Summaries)), Total: page.Total}
	for _, sum := range page.Summaries {
		one, err := complaintOf(sum)
		if err != nil {
			return err
		}
		list.Complaints = append(list.Complaints, one)
	}
	if page.Next != "" {
		list.Next = &page.Next
		next := url.Values{}
		for name, v := range c.QueryParams() {
			next[name] = v
		}
		next.Set("cursor", page.Next)
		c.Response().Header().Set("Link", "</api/v1/complaints?"+next.Encode()+`>; rel="next"`)
	}
	return c.JSON(http.StatusOK, list)
}

func (s *Server) complaint(c echo.Context) error {
	sum, err := s.find(c)
	if err != nil {
		return err
	}
	one, err := complaintOf(sum)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, one)
}

func (s *Server) find(c echo.Context) (bot.Summary, error) {
	return s.opts.Desk.Complaint(c.Request().Context(), programOf(c), c.Param("reference"))
}

type transcript struct {
	Reference    string            `json:"reference"`
	Conversation string            `json:"conversation"`
	Events       []json.RawMessage `json:"events"`
}

// transcript answers what the customer was shown, event by event, as the chat
// protocol has it.
func (s *Server) transcript(c echo.Context) error {
	sum, err := s.find(c)
	if err != nil {
		return err
	}
	log, err := s.opts.Desk.Log(c.Request().Context(), programOf(c), sum.Conversation, 0)
	if err != nil {
		return err
	}
	return c.JSON(http.StatusOK, transcript{
		Reference: sum.Reference, Conversation: string(sum.Conversation), Events: frame.Log(log, 0),
	})
}

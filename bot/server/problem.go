package server

import (
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// problem is an error as a program reads it (RFC 9457).
type problem struct {
	Type     string `json:"type"`
	Title    string `json:"title"`
	Status   int    `json:"status"`
	Detail   string `json:"detail"`
	Code     string `json:"code"`
	Instance string `json:"instance"` // names the request in our log
}

// problem answers with a problem document in the language of the conversation
// that the request is about, else in the one that the caller prefers.
func (s *Server) problem(c echo.Context, status int, e *bot.Error) error {
	locale, known := c.Get(localeKey).(string)
	if !known {
		locale = s.accepted(c)
	}
	h := c.Response().Header()
	if status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="gehoor"`)
	}
	h.Set("Content-Language", locale)
	body, err := json.Marshal(problem{
		Type: "urn:gehoor:problem:" + string(e.Code), Title: http.StatusText(status), Status: status,
		Detail: s.sentence(locale, e), Code: string(e.Code), Instance: "urn:gehoor:request:" + requestID(c),
	})
	if err != nil {
		return err
	}
	return c.Blob(status, "application/problem+json", body)
}

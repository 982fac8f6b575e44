package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

type queueData struct {
	Waiting         []desk.Waiting
	Total           int
	Own             []bot.Summary
	Unanswered      []bot.Summary
	UnansweredTotal int
	Reference       string // that was looked for in vain
}

// queuePage shows who waits for a human, what the reader has, and which
// complaints nobody has taken up.
func (s *Server) queuePage(c echo.Context) error {
	return s.showQueue(c, http.StatusOK, "", nil)
}

func (s *Server) showQueue(c echo.Context, status int, reference string, failed error) error {
	ctx, me := c.Request().Context(), loginOf(c).actor
	data := queueData{Reference: reference}
	var err error
	if data.Waiting, data.Total, err = s.opts.Desk.Queue(ctx, me); err != nil {
		return err
	}
	if data.Own, err = s.opts.Desk.Own(ctx, me); err != nil {
		return err
	}
	if data.Unanswered, data.UnansweredTotal, err = s.opts.Desk.Unanswered(ctx, me); err != nil {
		return err
	}
	v := s.view(c)
	v.Section = "queue"
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	}
	return s.render(c, status, "queue", v, data)
}

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
}

// queuePage shows who waits for a human, what the reader has, and which
// complaints nobody has taken up.
func (s *Server) queuePage(c echo.Context) error {
	ctx, me := c.Request().Context(), loginOf(c).actor
	var data queueData
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
	return s.render(c, http.StatusOK, "queue", v, data)
}

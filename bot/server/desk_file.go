package server

import (
	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// caseFilePath is where the desk shows a customer's file.
const caseFilePath = "/desk/c/:id/files/:file"

func (s *Server) caseFile(c echo.Context) error {
	f, body, err := s.opts.Desk.File(c.Request().Context(), loginOf(c).actor, bot.ID(c.Param("id")), bot.FileID(c.Param("file")))
	if err != nil {
		return err
	}
	return s.sendFile(c, f, body)
}

// complaintFile gives programs a file of a complaint.
func (s *Server) complaintFile(c echo.Context) error {
	sum, err := s.find(c)
	if err != nil {
		return err
	}
	f, body, err := s.opts.Desk.ComplaintFile(c.Request().Context(), programOf(c), sum.Conversation, bot.FileID(c.Param("file")))
	if err != nil {
		return err
	}
	return s.sendFile(c, f, body)
}

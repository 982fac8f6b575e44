package server

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/files"
)

// hasParts reports whether a request brings a form that may hold files.
func hasParts(r *http.Request) bool {
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")) // what can't be read is no such form
	return kind == "multipart/form-data"
}

const (
	fieldMost = 128 << 10 // bytes of a field, and of all fields together
	slack     = 32 << 20  // bytes that are read above what may be added, so that the answer arrives
)

// chatFields reads the form. Files go into the conversation as they come in;
// the first that doesn't is the error, and what was typed stays in the form.
func (s *Server) chatFields(c echo.Context) (in chatInput, err error) {
	r := c.Request()
	if s.opts.Files == nil || !hasParts(r) {
		return chatInput{
			csrf: c.FormValue("csrf"), id: c.FormValue("id"), text: c.FormValue("text"), choice: c.FormValue("choice"),
			do: c.FormValue("do"), locale: c.FormValue("locale"),
		}, nil
	}
	r.Body = http.MaxBytesReader(c.Response(), io.NopCloser(s.steady(c)), s.opts.Files.Limits.Together+slack)
	parts, err := r.MultipartReader()
	if err != nil {
		return in, bot.E(bot.BadFrame, "server.error.bad_request", err)
	}
	var refused error
	for n, left := 0, fieldMost; ; n++ {
		part, err := parts.NextRawPart()
		if errors.Is(err, io.EOF) {
			return in, refused
		}
		if err != nil {
			return in, bot.E(bot.BadFrame, "server.error.bad_request", err)
		}
		switch {
		case part.FormName() != "file":
			value, err := io.ReadAll(io.LimitReader(part, int64(left)+1))
			if left -= len(value); left < 0 && err == nil {
				err = bot.E(bot.TooLong, "server.error.too_long", nil)
			}
			if err != nil {
				return in, err
			}
			in.set(part.FormName(), string(value))
		case part.FileName() != "" && refused == nil:
			refused = s.attach(c, &in, part, n)
		}
	}
}

func (in *chatInput) set(name, value string) {
	switch name {
	case "csrf":
		in.csrf = value
	case "id":
		in.id = value
	case "text":
		in.text = value
	case "choice":
		in.choice = value
	case "do":
		in.do = value
	case "locale":
		in.locale = value
	}
}

// attach adds a file of the form to the conversation. The form's own token
// stands before its files.
func (s *Server) attach(c echo.Context, in *chatInput, part *multipart.Part, n int) error {
	if err := s.ownChat(c, *in); err != nil {
		return err
	}
	if !s.uploads.allow(c.RealIP(), s.opts.Now()) {
		return bot.E(bot.TooFast, "error.file_too_fast", nil)
	}
	id, err := s.chatting(c)
	if err == nil && id == "" {
		id, err = s.begin(c, *in)
	}
	if err != nil {
		return err
	}
	form := in.id
	_, _, err = s.opts.Files.Take(c.Request().Context(), files.Upload{
		Conversation: id, Name: part.FileName(), Size: -1, Body: part, Quiet: strings.TrimSpace(in.text) != "",
		KeyOf: func(sum string) string { return formKey(form, "file", sum, strconv.Itoa(n)) },
	})
	if err != nil {
		return fileError(err)
	}
	in.attached++
	return nil
}

// chatFile gives a customer's file back to the customer.
func (s *Server) chatFile(c echo.Context) error {
	id, err := s.chatting(c)
	if err != nil {
		return err
	}
	if id == "" || s.opts.Files == nil {
		return bot.E(bot.NotFound, "error.no_file", nil)
	}
	f, body, err := s.opts.Files.Open(c.Request().Context(), id, bot.FileID(c.Param("file")))
	if err != nil {
		return err
	}
	return s.sendFile(c, f, body)
}

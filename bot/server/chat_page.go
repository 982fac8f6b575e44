package server

import (
	"context"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

// chatData is the conversation as its page shows it.
type chatData struct {
	Begun     bool
	Locale    string // of the conversation
	Lines     []desk.Line
	Choices   []bot.Choice // of the last question, without the fixed ones below
	Done      bool         // "that was my whole story" is offered
	Human     bool         // "I want to talk to a person" is offered
	Agent     string       // who has the conversation
	Waits     bool         // for a human
	Closed    bool
	Reference string
	Due       string
	Status    string // address of the complaint's own page
	Other     string // the language to switch to
	Text      string // typed and not sent
	Kept      bool   // Text was kept on purpose: say so
	Limit     int
	MaxFile   int64  // megabytes that a file may have; 0 where none are taken
	Accept    string // the media that are taken
	shownTo   uint64
}

// chatPage shows the conversation, or where there is none how to begin one.
func (s *Server) chatPage(c echo.Context) error {
	return s.showChat(c, http.StatusOK, chatInput{}, nil)
}

// chatInput is what the form brings.
type chatInput struct {
	csrf   string
	id     string // of the form: the key that makes sending it twice harmless
	text   string
	choice string
	do     string // refresh, or empty
	locale string

	attached int // files that the form brought, which are in the conversation
}

// says reports whether the form asks for anything but files.
func (in chatInput) says() bool {
	return bot.CleanText(in.text) != "" || in.choice != "" || in.do != "" || in.locale != ""
}

func (s *Server) showChat(c echo.Context, status int, in chatInput, failed error) error {
	ctx := c.Request().Context()
	v := s.view(c)
	data := chatData{Text: in.text, Human: true, Limit: s.opts.Limits.Text}
	if f := s.opts.Files; f != nil && f.Limits.Open() {
		data.MaxFile, data.Accept = max(1, f.Limits.Size>>20), strings.Join(f.Media(), ",")
	}
	id, err := s.chatting(c)
	if err == nil && id != "" {
		if err = s.readChat(ctx, id, &data); err == nil {
			v.Locale = data.Locale
		}
	}
	if err != nil {
		if failed == nil {
			return err
		}
		data.Begun = false // the store is away: what was typed still goes back
	}
	data.Other = other(v.Locale)
	v.CSRF, v.Key = formToken(s.formSecret(c)), in.id
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	} else {
		v.Key = randomKey()
		data.Kept = in.text != ""
	}
	if v.Key == "" {
		v.Key = randomKey()
	}
	s.shown(ctx, id, data)
	return s.render(c, status, "chat", v, data)
}

// shown keeps how far the customer has been shown the conversation, as the
// widget does: agents see it. Failing to costs no message, so it fails nothing.
func (s *Server) shown(ctx context.Context, id bot.ID, data chatData) {
	if !data.Begun || len(data.Lines) == 0 {
		return
	}
	last := data.Lines[len(data.Lines)-1].Seq
	if last <= data.shownTo {
		return
	}
	if _, err := s.opts.Conversations.Tell(ctx, id, bot.See{Seq: last}); err != nil {
		s.opts.Log.Warn("shown not kept", "conversation", id, "error", err)
	}
}

// chatting returns the conversation that the browser's cookie opens, "" where
// it opens none.
func (s *Server) chatting(c echo.Context) (bot.ID, error) {
	token := bot.Token(s.cookieValue(c, chatCookie))
	id := token.Conversation()
	if id == "" {
		return "", nil
	}
	right := false
	err := s.opts.Conversations.View(c.Request().Context(), id, func(st *bot.State) {
		right = token.Matches(st.Opened.Token)
	})
	if bot.CodeOf(err) == bot.NotFound || (err == nil && !right) {
		s.dropCookie(c, chatCookie)
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return id, nil
}

// readChat fills data with what the customer may see.
func (s *Server) readChat(ctx context.Context, id bot.ID, data *chatData) error {
	log, err := s.opts.Conversations.Since(ctx, id, 0)
	if err != nil {
		return err
	}
	data.Begun, data.Lines = true, desk.Lines(log, false)
	return s.opts.Conversations.View(ctx, id, func(st *bot.State) {
		data.Locale = st.Locale
		data.Closed, data.shownTo = st.Closed, st.ShownTo
		data.Waits = st.Queued != nil
		if st.Agent != nil {
			data.Agent = st.Agent.Name
		}
		data.Human = st.Agent == nil && st.Queued == nil
		if st.Complaint != nil {
			data.Reference = st.Complaint.Reference
			data.Status = StatusPath(st.Complaint.Reference, st.Opened.Token)
		}
		if st.Deadline != nil {
			data.Due = st.Deadline.Due
		}
		if st.Agent != nil {
			return
		}
		for _, choice := range st.Offered {
			switch choice.ID {
			case "human":
			case "done":
				data.Done = true
			default:
				data.Choices = append(data.Choices, choice)
			}
		}
	})
}

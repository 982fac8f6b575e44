package server

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

type caseData struct {
	Case     desk.Case
	Mine     bool
	Facts    []desk.Fact // besides expectation and experience
	Outcomes []string
	AtReply  bool // the reader goes on talking
	caseInput
}

// caseInput is what a form on the page brings, and shows again if it could not
// be carried out.
type caseInput struct {
	Form    string // join, reply, note, leave, resolve, extend, close, draft
	key     string
	Text    string
	Outcome string
	On      string
	Consent bool
	To      string
}

func (s *Server) casePage(c echo.Context) error {
	return s.showCase(c, http.StatusOK, caseInput{}, nil)
}

func (s *Server) showCase(c echo.Context, status int, in caseInput, failed error) error {
	me := loginOf(c).actor
	got, err := s.opts.Desk.Case(c.Request().Context(), me, bot.ID(c.Param("id")))
	if err != nil {
		return err
	}
	v := s.view(c)
	v.Section = "case"
	if failed != nil {
		v.Error, v.Key = s.sentence(v.Locale, coded(failed)), in.key
	}
	facts := slices.DeleteFunc(slices.Clone(got.Facts), func(f desk.Fact) bool {
		return f.Slot == "expectation" || f.Slot == "experience"
	})
	if seq, err := strconv.ParseUint(c.QueryParam("draft"), 10, 64); err == nil && in.Form == "" {
		if in.Text = got.DraftAt(seq); in.Text != "" && got.May.Reply {
			in.Form = "reply" // the agent goes on with it; nothing is sent yet
		}
	}
	return s.render(c, status, "case", v, caseData{
		Case: got, Mine: got.Mine(me), Facts: facts, Outcomes: s.opts.Desk.Outcomes(),
		AtReply: c.QueryParam("at") == "reply" || in.Form == "reply", caseInput: in,
	})
}

// caseForm carries out one of the forms on a conversation's page. Sent twice it
// is done once; refused, it comes back with what was typed and how things stand
// now.
func (s *Server) caseForm(name string) echo.HandlerFunc {
	return func(c echo.Context) error {
		in := caseInput{
			Form: name, key: c.FormValue("key"), Text: c.FormValue("text"), Outcome: c.FormValue("outcome"),
			On: c.FormValue("on"), Consent: c.FormValue("consent") == "yes", To: c.FormValue("to"),
		}
		if name == "extend" {
			in.Text = c.FormValue("reason")
		}
		id := bot.ID(c.Param("id"))
		err := s.act(c.Request().Context(), loginOf(c).actor, id, in)
		switch e := coded(err); {
		case err == nil:
			to := "/desk/c/" + string(id)
			if name == "join" || name == "reply" {
				to += "?at=reply" // on with the talk
			}
			return seeOther(c, to)
		case e.Code == bot.NotFound || e.Key == "desk.error.not_yours":
			return err
		default:
			if e.Code == bot.Internal {
				s.opts.Log.Error("desk form", "request", requestID(c), "error", err)
			}
			return s.showCase(c, statusOf(e.Code), in, err)
		}
	}
}

func (s *Server) act(ctx context.Context, me desk.Actor, id bot.ID, in caseInput) error {
	if len(in.key) > 64 || in.key == "" {
		return bot.E(bot.BadFrame, "server.error.bad_request", nil)
	}
	if n := len(in.Text); n > 40_000 {
		return bot.E(bot.TooLong, "server.error.too_long", nil)
	}
	d, key := s.opts.Desk, in.commandKey()
	switch in.Form {
	case "join":
		return d.Join(ctx, me, id, key)
	case "reply":
		return d.Reply(ctx, me, id, key, in.Text)
	case "note":
		return d.Note(ctx, me, id, key, in.Text)
	case "draft":
		return d.Draft(ctx, me, id, key, bot.Want(in.To))
	case "leave":
		return d.Leave(ctx, me, id, key, in.To)
	case "resolve":
		return d.Resolve(ctx, me, id, key, in.Outcome, in.Text)
	case "extend":
		if in.On != "" && !isDate(in.On) {
			return bot.E(bot.Invalid, "desk.extend.date", nil)
		}
		return d.Extend(ctx, me, id, key, in.On, in.Text, in.Consent)
	case "close":
		return d.Close(ctx, me, id, key)
	}
	return bot.E(bot.NotFound, "server.error.not_found", nil)
}

// commandKey makes a double click harmless without swallowing words: a page
// that the browser's back button brought has its old key, but what is typed
// into it anew is another command.
func (in caseInput) commandKey() string {
	return formKey(in.key, in.Form, in.Text, in.To, in.Outcome, in.On)
}

func formKey(key string, parts ...string) string {
	h := sha256.New()
	for _, p := range parts {
		h.Write([]byte(p))
		h.Write([]byte{0})
	}
	return key + "." + base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:12])
}

// lookup opens the conversation of a complaint number, as the search box of the
// queue sends it.
func (s *Server) lookup(c echo.Context) error {
	id, err := s.opts.Desk.Lookup(c.Request().Context(), loginOf(c).actor, c.QueryParam("reference"))
	if bot.CodeOf(err) == bot.NotFound {
		return s.showQueue(c, http.StatusNotFound, clip(c.QueryParam("reference")), err)
	}
	if err != nil {
		return err
	}
	return seeOther(c, "/desk/c/"+string(id))
}

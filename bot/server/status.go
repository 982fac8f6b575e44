package server

import (
	"crypto/hmac"
	"crypto/sha256"
	"net/http"
	"net/url"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// codeSigns are the signs of a status code: none is misread for another.
const codeSigns = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

// StatusCode is what opens a complaint's status page beside its reference, as
// XXXX-XXXX-XXXX-XXXX. It follows from what is kept of the conversation's token
// (bot.Opened.Token), so it needs no storing; with 80 bits and a limit on tries
// it can't be guessed. It opens the status only, never the conversation.
func StatusCode(tokenHash string) string {
	mac := hmac.New(sha256.New, []byte(tokenHash))
	mac.Write([]byte("status"))
	sum := mac.Sum(nil)
	var b strings.Builder
	for i := range 16 {
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeSigns[sum[i]%32])
	}
	return b.String()
}

// StatusPath is the address of a complaint's own page: for mails, and for
// customers to keep.
func StatusPath(reference, tokenHash string) string {
	return "/status?" + url.Values{"reference": {reference}, "code": {StatusCode(tokenHash)}}.Encode()
}

// statusData is what a complainant sees of their complaint without opening the
// conversation.
type statusData struct {
	Reference, Code string // as typed
	Found           bool
	Received, Due   string // civil dates
	Extended        bool
	Step            string // received, with_human, answered
	Outcome, Answer string
	Lang            string // of Answer
}

var errStatus = bot.E(bot.NotFound, "server.status.none", nil)

// statusPage shows the form, or with reference and code the complaint's state.
func (s *Server) statusPage(c echo.Context) error {
	data := statusData{Reference: c.QueryParam("reference"), Code: c.QueryParam("code")}
	v := s.view(c)
	if data.Reference == "" && data.Code == "" {
		return s.render(c, http.StatusOK, "status", v, data)
	}
	err := s.findStatus(c, &data)
	if err == nil {
		return s.render(c, http.StatusOK, "status", v, data)
	}
	e := coded(err)
	if e.Code != bot.NotFound && e.Code != bot.TooFast {
		return err
	}
	v.Error = s.sentence(v.Locale, e)
	return s.render(c, statusOf(e.Code), "status", v, data)
}

// findStatus fills data in. A reference that isn't there and a code that isn't
// right get the same answer.
func (s *Server) findStatus(c echo.Context, data *statusData) error {
	if !s.looks.allow(c.RealIP(), s.opts.Now()) {
		return bot.E(bot.TooFast, "server.api.slow", nil)
	}
	ref, ok := bot.ParseReference(data.Reference)
	if !ok {
		return errStatus
	}
	ctx := c.Request().Context()
	page, err := s.opts.Register.Find(ctx, bot.Query{Reference: ref, Limit: 1})
	if err != nil {
		return err
	}
	if len(page.Summaries) == 0 {
		return errStatus
	}
	right := false
	err = s.opts.Conversations.View(ctx, page.Summaries[0].Conversation, func(st *bot.State) {
		want := strings.ReplaceAll(StatusCode(st.Opened.Token), "-", "")
		got := strings.ToUpper(strings.NewReplacer("-", "", " ", "").Replace(data.Code))
		if right = hmac.Equal([]byte(got), []byte(want)); right {
			data.fill(st)
		}
	})
	if err == nil && !right {
		return errStatus
	}
	return err
}

func (d *statusData) fill(st *bot.State) {
	d.Found, d.Step = true, "received"
	if st.Complaint != nil {
		d.Reference, d.Received = st.Complaint.Reference, st.Complaint.ReceivedOn
	}
	if st.Deadline != nil {
		d.Due, d.Extended = st.Deadline.Due, st.Deadline.Extended
	}
	if st.Assignee != nil || st.Agent != nil || st.Queued != nil {
		d.Step = "with_human"
	}
	if st.Outcome != nil {
		d.Step, d.Outcome, d.Answer, d.Lang = "answered", st.Outcome.Outcome, st.Outcome.Text, st.Locale
	}
}

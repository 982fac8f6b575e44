package server

import (
	"context"
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/desk"
)

// listData is a page of conversations with the filters it was asked for by.
type listData struct {
	Page        bot.Page
	First, Next string // addresses
	Statuses    []bot.Status
	Priorities  []bot.Priority
	Orders      []bot.Order
	Flags       []string
	Processes   []string
	asked       url.Values
	order       bot.Order // unless another is asked for
}

// Get returns a filter as it was typed, or what stands for it where it wasn't.
func (d listData) Get(name string) string {
	if v := d.asked.Get(name); v != "" || name != "order" {
		return v
	}
	return string(d.order)
}

type finder func(ctx context.Context, a desk.Actor, q bot.Query) (bot.Page, error)

// listPage shows every conversation in which something was said.
func (s *Server) listPage(c echo.Context) error {
	return s.list(c, "list", orders[0], func(ctx context.Context, a desk.Actor, q bot.Query) (bot.Page, error) {
		q.Spoken = true
		return s.opts.Desk.Find(ctx, a, q)
	})
}

// registerPage shows the register of complaints.
func (s *Server) registerPage(c echo.Context) error {
	return s.list(c, "register", bot.ByReceived, s.opts.Desk.Complaints)
}

func (s *Server) list(c echo.Context, section string, order bot.Order, find finder) error {
	v := s.view(c)
	v.Section = section
	values := c.QueryParams()
	data := listData{
		Statuses: bot.Statuses, Priorities: priorities, Orders: orders, Flags: flagIDs,
		Processes: s.processes(), asked: values, order: order,
	}
	status := http.StatusOK
	q, err := parseQuery(values, "lang")
	if err == nil {
		if q.Order == bot.ByUpdated && c.QueryParam("order") == "" && order != orders[0] {
			q.Order = order
		}
		if ref, ok := bot.ParseReference(c.QueryParam("q")); ok {
			q.Text, q.Reference = "", ref
		}
		data.Page, err = find(c.Request().Context(), loginOf(c).actor, q)
	}
	if err != nil {
		e := coded(err)
		if e.Code != bot.Invalid && e.Code != bot.BadFrame {
			return err
		}
		status, v.Error = statusOf(e.Code), s.sentence(v.Locale, e)
	}
	data.First, data.Next = pageLinks("/desk/"+section, values, data.Page.Next)
	return s.render(c, status, "list", v, data)
}

// pageLinks returns the address of the first page and of the next, "" where
// there is none.
func pageLinks(path string, values url.Values, cursor string) (first, next string) {
	kept := url.Values{}
	for name, v := range values {
		if name != "cursor" && name != "lang" && len(v) > 0 && v[0] != "" {
			kept[name] = v
		}
	}
	first = path + "?" + kept.Encode()
	if cursor != "" {
		kept.Set("cursor", cursor)
		next = path + "?" + kept.Encode()
	}
	return first, next
}

// processes lists the ids of the organisation's processes.
func (s *Server) processes() []string {
	if s.opts.Topics == nil {
		return nil
	}
	topics := s.opts.Topics("")
	if topics == nil {
		return nil
	}
	var ids []string
	for _, o := range topics.Options("process") {
		ids = append(ids, o.ID)
	}
	return ids
}

package server

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

type peopleData struct {
	Users         []bot.User
	Roles         []bot.UserRole
	Link, LinkFor string // shown once
	Name, Email   string // as typed
	Role          string
}

var roles = []bot.UserRole{bot.RoleAgent, bot.RoleSupervisor, bot.RoleAdmin}

func (s *Server) peoplePage(c echo.Context) error {
	return s.showPeople(c, http.StatusOK, peopleData{}, nil)
}

func (s *Server) showPeople(c echo.Context, status int, data peopleData, failed error) error {
	users, err := s.opts.Desk.FindUsers(c.Request().Context(), loginOf(c).actor)
	if err != nil {
		return err
	}
	data.Users, data.Roles = users, roles
	v := s.view(c)
	v.Section = "people"
	if failed != nil {
		v.Error = s.sentence(v.Locale, coded(failed))
	}
	return s.render(c, status, "people", v, data)
}

// addUser adds somebody and shows the link by which they set their password.
// The link is shown in this answer and nowhere else.
func (s *Server) addUser(c echo.Context) error {
	if !s.spent.first(c.FormValue("key")) {
		return seeOther(c, "/desk/people")
	}
	data := peopleData{Name: c.FormValue("name"), Email: c.FormValue("email"), Role: c.FormValue("role")}
	u, secret, err := s.opts.Desk.AddUser(c.Request().Context(), loginOf(c).actor, bot.User{
		Name: data.Name, Email: data.Email, Role: bot.UserRole(data.Role), Locale: s.locale(c),
	}, "", s.opts.Now())
	if err != nil {
		return s.refusePeople(c, data, err)
	}
	return s.showPeople(c, http.StatusOK, peopleData{Link: s.inviteLink(c, secret), LinkFor: u.Name}, nil)
}

func (s *Server) refusePeople(c echo.Context, data peopleData, err error) error {
	e := coded(err)
	if e.Code != bot.Invalid && e.Code != bot.Conflict {
		return err
	}
	return s.showPeople(c, statusOf(e.Code), data, err)
}

func (s *Server) reinvite(c echo.Context) error {
	if !s.spent.first(c.FormValue("key")) {
		return seeOther(c, "/desk/people")
	}
	u, secret, err := s.opts.Desk.Reinvite(c.Request().Context(), loginOf(c).actor, c.Param("user"), s.opts.Now())
	if err != nil {
		return s.refusePeople(c, peopleData{}, err)
	}
	return s.showPeople(c, http.StatusOK, peopleData{Link: s.inviteLink(c, secret), LinkFor: u.Name}, nil)
}

func (s *Server) setRole(c echo.Context) error {
	err := s.opts.Desk.SetRole(c.Request().Context(), loginOf(c).actor, c.Param("user"), bot.UserRole(c.FormValue("role")))
	if err != nil {
		return s.refusePeople(c, peopleData{}, err)
	}
	return seeOther(c, "/desk/people")
}

func (s *Server) setDisabled(disabled bool) echo.HandlerFunc {
	return func(c echo.Context) error {
		err := s.opts.Desk.SetDisabled(c.Request().Context(), loginOf(c).actor, c.Param("user"), disabled)
		if err != nil {
			return s.refusePeople(c, peopleData{}, err)
		}
		return seeOther(c, "/desk/people")
	}
}

// inviteLink is the address of an invite.
func (s *Server) inviteLink(c echo.Context, secret string) string {
	base := c.Scheme() + "://" + c.Request().Host
	if u := s.opts.PublicURL; u != nil && u.Host != "" {
		base = u.Scheme + "://" + u.Host
	}
	return base + InvitePath(secret)
}

// InvitePath is where an invite's secret is taken to.
func InvitePath(secret string) string { return "/desk/invite/" + secret }

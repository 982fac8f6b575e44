package desk

import (
	"sync"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func TestAnInviteWorksOnce(t *testing.T) {
	w := newWorld(t)
	_, secret, err := w.AddUser(t.Context(), admin, bot.User{Email: "b@voorbeeld.nl", Name: "Bo", Role: bot.RoleAgent}, "", w.now)
	w.must(err)
	if _, err := w.Invited(t.Context(), secret, w.now); err != nil {
		t.Fatalf("looking at the link: %v", err)
	}
	_, _, err = w.Accept(t.Context(), secret, Identity{Password: "kort"}, w.now)
	wantCode(t, err, bot.Invalid)
	session, a, err := w.Accept(t.Context(), secret, Identity{Name: "Bo Jansen", Password: good}, w.now)
	w.must(err)
	if a.Name != "Bo Jansen" {
		t.Errorf("name %q", a.Name)
	}
	if _, _, err := w.Session(t.Context(), session, w.now); err != nil {
		t.Errorf("not logged in: %v", err)
	}
	_, _, err = w.Accept(t.Context(), secret, Identity{Password: "een heel andere zin"}, w.now)
	wantCode(t, err, bot.NotFound)
	if _, err := w.login("b@voorbeeld.nl", good); err != nil {
		t.Errorf("login: %v", err)
	}
}

func TestOfTwoWhoUseALinkAtOnceOneGetsIn(t *testing.T) {
	w := newWorld(t)
	_, secret, err := w.AddUser(t.Context(), admin, bot.User{Email: "b@voorbeeld.nl", Name: "Bo", Role: bot.RoleAgent}, "", w.now)
	w.must(err)
	var in sync.Map
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			if _, _, err := w.Accept(t.Context(), secret, Identity{Password: good}, w.now); err == nil {
				in.Store(i, true)
			}
		})
	}
	all.Wait()
	n := 0
	in.Range(func(any, any) bool { n++; return true })
	if n != 1 {
		t.Errorf("%d got in", n)
	}
}

func TestAnInviteEnds(t *testing.T) {
	w := newWorld(t)
	_, secret, err := w.AddUser(t.Context(), admin, bot.User{Email: "b@voorbeeld.nl", Name: "Bo", Role: bot.RoleAgent}, "", w.now)
	w.must(err)
	w.now = w.now.Add(InviteFor)
	_, _, err = w.Accept(t.Context(), secret, Identity{Password: good}, w.now)
	wantCode(t, err, bot.NotFound)
}

func TestTheFirstAdministratorIsInvitedUntilThereIsOne(t *testing.T) {
	w := newWorld(t)
	one, err := w.FirstInvite(t.Context(), "admin@localhost", "Admin", w.now)
	w.must(err)
	two, err := w.FirstInvite(t.Context(), "admin@localhost", "Admin", w.now)
	w.must(err)
	if one == "" || two == "" || one == two {
		t.Fatalf("links %q and %q", one, two)
	}
	_, a, err := w.Accept(t.Context(), two, Identity{Email: "Chef@Voorbeeld.nl", Name: "Chef", Password: good}, w.now)
	w.must(err)
	if a.Role != bot.RoleAdmin {
		t.Errorf("role %s", a.Role)
	}
	if _, err := w.login("chef@voorbeeld.nl", good); err != nil {
		t.Errorf("login: %v", err)
	}
	again, err := w.FirstInvite(t.Context(), "admin@localhost", "Admin", w.now)
	if err != nil || again != "" {
		t.Errorf("another link though there is an administrator: %q, %v", again, err)
	}
}

func TestTheLastAdministratorStays(t *testing.T) {
	w := newWorld(t)
	u := w.person("chef", bot.RoleAdmin)
	wantCode(t, w.SetDisabled(t.Context(), admin, u.ID, true), bot.Conflict)
	wantCode(t, w.SetRole(t.Context(), admin, u.ID, bot.RoleAgent), bot.Conflict)
	w.person("other", bot.RoleAdmin)
	w.must(w.SetRole(t.Context(), admin, u.ID, bot.RoleAgent))
}

func TestPeopleAreCheckedBeforeTheyAreAdded(t *testing.T) {
	w := newWorld(t)
	w.person("anna", bot.RoleAgent)
	for name, c := range map[string]struct {
		u    bot.User
		code bot.Code
	}{
		"address taken":         {bot.User{Email: "Anna@voorbeeld.nl", Name: "A", Role: bot.RoleAgent}, bot.Conflict},
		"no address":            {bot.User{Email: "anna", Name: "A", Role: bot.RoleAgent}, bot.Invalid},
		"an address and a name": {bot.User{Email: "Anna <a@b.nl>", Name: "A", Role: bot.RoleAgent}, bot.Invalid},
		"no name":               {bot.User{Email: "a@b.nl", Name: " ", Role: bot.RoleAgent}, bot.Invalid},
		"a name in two lines":   {bot.User{Email: "a@b.nl", Name: "A\nB", Role: bot.RoleAgent}, bot.Invalid},
		"no such role":          {bot.User{Email: "a@b.nl", Name: "A", Role: "owner"}, bot.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			_, _, err := w.AddUser(t.Context(), admin, c.u, "", w.now)
			wantCode(t, err, c.code)
		})
	}
}

func TestTokensOpenTheRegisterUntilRevoked(t *testing.T) {
	w := newWorld(t)
	tok, secret, err := w.AddToken(t.Context(), admin, "datawarehouse", bot.RoleSupervisor, w.now)
	w.must(err)
	a, err := w.Program(t.Context(), secret)
	w.must(err)
	if !a.May(Register) || a.May(People) {
		t.Errorf("%+v may too much or too little", a)
	}
	for _, wrong := range []string{"", "x", secret + "x", tokenMark, tok.Hash} {
		_, err := w.Program(t.Context(), wrong)
		wantCode(t, err, bot.BadToken)
	}
	w.must(w.RevokeToken(t.Context(), admin, tok.ID))
	_, err = w.Program(t.Context(), secret)
	wantCode(t, err, bot.BadToken)
}

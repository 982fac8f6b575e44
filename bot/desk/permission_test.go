package desk

import (
	"context"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// TestWhoMayDoWhat is the table of permissions, written out a second time.
func TestWhoMayDoWhat(t *testing.T) {
	want := map[Permission][3]bool{ // agent, supervisor, admin
		Handle:    {true, true, true},
		Supervise: {false, true, true},
		Register:  {false, true, true},
		Extend:    {false, true, true},
		People:    {false, false, true},
		Tokens:    {false, false, true},
	}
	if len(Permissions()) != len(want) || len(allowed) != len(want) {
		t.Fatalf("a permission is missing from a list: %v", Permissions())
	}
	for p, may := range want {
		for i, role := range []bot.UserRole{bot.RoleAgent, bot.RoleSupervisor, bot.RoleAdmin} {
			if got := (Actor{Role: role}).May(p); got != may[i] {
				t.Errorf("%s may %s: %v", role, p, got)
			}
		}
		if (Actor{}).May(p) || (Actor{Role: "owner"}).May(p) {
			t.Errorf("nobody may %s", p)
		}
	}
	if admin.May("anything else") {
		t.Error("a permission that isn't in the table is given")
	}
}

func TestEveryDoorIsLocked(t *testing.T) {
	w := newWorld(t)
	w.talks.states["c"] = &bot.State{ID: "c", Seq: 1, Queued: &bot.Escalated{}}
	agent := Actor{ID: "a", Role: bot.RoleAgent}
	nobody := Actor{}
	ctx := context.Background()
	doors := map[string]func(Actor) error{
		"queue":      func(a Actor) error { _, _, err := w.Queue(ctx, a); return err },
		"own":        func(a Actor) error { _, err := w.Own(ctx, a); return err },
		"unanswered": func(a Actor) error { _, _, err := w.Unanswered(ctx, a); return err },
		"counts":     func(a Actor) error { _, err := w.Counts(ctx, a); return err },
		"case":       func(a Actor) error { _, err := w.Case(ctx, a, "c"); return err },
		"lookup": func(a Actor) error {
			_, err := w.Lookup(ctx, a, "K26-11111-11111")
			if bot.CodeOf(err) == bot.NotFound {
				return nil
			}
			return err
		},
		"join":    func(a Actor) error { return w.Join(ctx, a, "c", "k") },
		"reply":   func(a Actor) error { return w.Reply(ctx, a, "c", "k", "x") },
		"note":    func(a Actor) error { return w.Note(ctx, a, "c", "k", "x") },
		"leave":   func(a Actor) error { return w.Leave(ctx, a, "c", "k", bot.ToBot) },
		"resolve": func(a Actor) error { return w.Resolve(ctx, a, "c", "k", "upheld", "x") },
		"close":   func(a Actor) error { return w.Close(ctx, a, "c", "k") },
	}
	above := map[string]func(Actor) error{
		"extend":     func(a Actor) error { return w.Extend(ctx, a, "c", "k", "", "why", false) },
		"find":       func(a Actor) error { _, err := w.Find(ctx, a, bot.Query{}); return err },
		"complaints": func(a Actor) error { _, err := w.Complaints(ctx, a, bot.Query{}); return err },
		"complaint":  func(a Actor) error { _, err := w.Complaint(ctx, a, "nonsense"); return err },
		"log":        func(a Actor) error { _, err := w.Log(ctx, a, "c", 0); return err },
		"users":      func(a Actor) error { _, err := w.FindUsers(ctx, a); return err },
		"add user":   func(a Actor) error { _, _, err := w.AddUser(ctx, a, bot.User{}, "", w.now); return err },
		"invite":     func(a Actor) error { _, _, err := w.Reinvite(ctx, a, "u", w.now); return err },
		"role":       func(a Actor) error { return w.SetRole(ctx, a, "u", bot.RoleAdmin) },
		"disable":    func(a Actor) error { return w.SetDisabled(ctx, a, "u", true) },
		"reset":      func(a Actor) error { return w.ResetPassword(ctx, a, "u", good) },
		"tokens":     func(a Actor) error { _, err := w.FindTokens(ctx, a); return err },
		"add token":  func(a Actor) error { _, _, err := w.AddToken(ctx, a, "n", bot.RoleAgent, w.now); return err },
		"revoke":     func(a Actor) error { return w.RevokeToken(ctx, a, "t") },
	}
	for name, open := range doors {
		if err := open(nobody); bot.CodeOf(err) != bot.Forbidden {
			t.Errorf("nobody at %s: %v", name, err)
		}
		if err := open(agent); err != nil {
			t.Errorf("an agent at %s: %v", name, err)
		}
	}
	for name, open := range above {
		for _, a := range []Actor{nobody, agent} {
			if err := open(a); bot.CodeOf(err) != bot.Forbidden {
				t.Errorf("%q at %s: %v", a.Role, name, err)
			}
		}
	}
}

func TestWhatAnAgentMayRead(t *testing.T) {
	me := Actor{ID: "me", Role: bot.RoleAgent}
	chief := Actor{ID: "chief", Role: bot.RoleSupervisor}
	cases := map[string]struct {
		s     bot.Summary
		agent bool
	}{
		"waits for a human":           {bot.Summary{Status: bot.StatusQueued}, true},
		"with a colleague":            {bot.Summary{Status: bot.StatusHuman, Assignee: "other"}, true},
		"to be answered":              {bot.Summary{Status: bot.StatusRegistered}, true},
		"answered":                    {bot.Summary{Status: bot.StatusResolved}, true},
		"the bot is busy with it":     {bot.Summary{Status: bot.StatusIntake}, false},
		"praise":                      {bot.Summary{Status: bot.StatusAside}, false},
		"protected":                   {bot.Summary{Status: bot.StatusQueued, Flags: []string{"t1", "t13"}}, false},
		"protected, but given to me":  {bot.Summary{Status: bot.StatusHuman, Flags: []string{"t13"}, Assignee: "me"}, true},
		"mine, and closed":            {bot.Summary{Status: bot.StatusClosed, Assignee: "me"}, true},
		"closed, and somebody else's": {bot.Summary{Status: bot.StatusClosed, Assignee: "other"}, false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := me.mayRead(c.s); got != c.agent {
				t.Errorf("an agent may: %v", got)
			}
			if !chief.mayRead(c.s) {
				t.Error("a supervisor may not")
			}
			if (Actor{}).mayRead(c.s) {
				t.Error("nobody may")
			}
		})
	}
}

func TestAnActWithoutAKeyIsRefused(t *testing.T) {
	w := newWorld(t)
	w.talks.states["c"] = &bot.State{ID: "c", Seq: 1, Queued: &bot.Escalated{}}
	wantCode(t, w.Reply(t.Context(), admin, "c", "", "x"), bot.Invalid)
	if len(w.talks.told) > 0 {
		t.Error("it was told all the same")
	}
}

package desk

import "github.com/gehoor/gehoor/bot"

// Permission names one thing that somebody at the desk may or may not do.
type Permission string

// The permissions.
const (
	Handle    Permission = "handle"    // the queue, taking over, talking, resolving
	Supervise Permission = "supervise" // every conversation in lists, every transcript
	Register  Permission = "register"  // the complaints register, over pages or the API
	Extend    Permission = "extend"    // move a deadline
	People    Permission = "people"    // who works here, and as what
	Tokens    Permission = "tokens"    // keys for programs
)

// allowed is the whole of what roles may do: the least role for each
// permission. Whoever is higher may it too.
var allowed = map[Permission]bot.UserRole{
	Handle:    bot.RoleAgent,
	Supervise: bot.RoleSupervisor,
	Register:  bot.RoleSupervisor,
	Extend:    bot.RoleSupervisor,
	People:    bot.RoleAdmin,
	Tokens:    bot.RoleAdmin,
}

// Permissions lists all of them.
func Permissions() []Permission {
	return []Permission{Handle, Supervise, Register, Extend, People, Tokens}
}

// Actor is who does something at the desk: a person who is logged in, or a
// program with a token.
type Actor struct {
	ID   string
	Name string
	Role bot.UserRole
}

// May reports whether a may do p. A permission that isn't in the table is
// nobody's.
func (a Actor) May(p Permission) bool {
	least, known := allowed[p]
	return known && a.Role.Includes(least)
}

// must returns Forbidden unless a may do p.
func (a Actor) must(p Permission) error {
	if a.May(p) {
		return nil
	}
	return bot.E(bot.Forbidden, "desk.error.forbidden", nil)
}

// person is a as the conversation names them.
func (a Actor) person() bot.Person {
	return bot.Person{Role: bot.Agent, Name: a.Name, ID: a.ID}
}

// Package bot is the domain of Gehoor: a conversation in which somebody
// complains, and what may happen in it.
//
// It is pure. A conversation is the sequence of its events; Decide says which
// events follow from a command, State.Fold says what the events amount to.
// Neither reads a clock, a file or the network: the time, the words and the
// rules come in as arguments (Env). What the domain needs from outside is
// named here as a port (Store, Accounts, Bus, Understander) and implemented
// at the rim.
package bot

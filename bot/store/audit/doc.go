// Package audit checks a whole store against its own law, and rebuilds what is
// derived: the work behind `gehoor verify` and `gehoor rebuild`. It works on
// any bot.Store, also while servers use it.
package audit

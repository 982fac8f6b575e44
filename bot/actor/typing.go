package actor

import (
	"time"

	"github.com/gehoor/gehoor/bot"
)

// pause is how long after a keystroke the bot still leaves the word to the
// customer (C09).
const pause = 8 * time.Second

// SetTyping says that the customer of id typed just now, or has stopped. What
// was the last keystroke isn't known when they stop, so the pause begins then
// once more.
func (r *Runtime) SetTyping(id bot.ID, on bool) {
	a := r.wake(id)
	a.mu.Lock()
	was := !a.typing.IsZero()
	if on || was {
		a.used = r.Now()
		a.typing = a.used.Add(pause)
	}
	a.mu.Unlock()
	if on || was {
		r.Watch.Typing(id, on)
	}
}

// spoke notes that a message came: what was being typed is said.
func (a *actor) spoke() {
	a.mu.Lock()
	was := !a.typing.IsZero()
	a.typing = time.Time{}
	a.mu.Unlock()
	if was {
		a.rt.Watch.Typing(a.id, false)
	}
}

// types reports whether the customer counts as typing at now.
func (a *actor) types(now time.Time) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return now.Before(a.typing)
}

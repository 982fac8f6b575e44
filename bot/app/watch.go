package app

import (
	"context"
	"log"
	"log/slog"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
	"github.com/gehoor/gehoor/bot/channel/web"
)

// watchRuntime turns what happens to conversations into figures and log lines:
// ids, codes and numbers, never what was said.
func (a *App) watchRuntime() actor.Watch {
	m := a.metrics
	debug := a.log.Enabled(context.Background(), slog.LevelDebug)
	return actor.Watch{
		Committed: func(id bot.ID, events int, took time.Duration) {
			m.stored(events, took)
			if debug { // a line a message would be most of what a busy server does
				a.log.Debug("committed", "conversation", id, "events", events, "took", took)
			}
		},
		Refused: func(id bot.ID, code bot.Code, err error) {
			m.refused.WithLabelValues(string(code)).Inc()
			switch code {
			case bot.Unavailable, bot.Corrupt, bot.Internal:
				a.log.Error("refused", "conversation", id, "code", code, "error", err)
			default:
				a.log.Debug("refused", "conversation", id, "code", code)
			}
		},
		Conflict: func(id bot.ID) {
			m.conflicts.Inc()
			a.log.Debug("conflict", "conversation", id)
		},
		Panicked: func(id bot.ID, what any, stack []byte) {
			m.panics.Inc()
			a.log.Error("panicked", "conversation", id, "error", what, "stack", string(stack))
		},
	}
}

// watchWeb counts what happens on customers' sockets.
func (a *App) watchWeb() web.Watch {
	m := a.metrics
	return web.Watch{
		Closed:   func(why web.Code) { m.closed.WithLabelValues(why.String()).Inc() },
		Received: func(kind string) { m.frames.WithLabelValues(kind).Inc() },
		Refused: func(why bot.Code) {
			if why != bot.Unavailable { // counted where it arose
				m.refused.WithLabelValues(string(why)).Inc()
			}
		},
		Unvouched: func(err error) {
			m.unvouched.Inc()
			a.log.Warn("identity refused", "error", err)
		},
		Panicked: func(what any, stack []byte) {
			m.panics.Inc()
			a.log.Error("panicked", "error", what, "stack", string(stack))
		},
	}
}

// notTicked hears of a conversation that could not be told that its moment has
// come; the runtime has counted it.
func (a *App) notTicked(id bot.ID, err error) {
	a.log.Warn("not told that time has passed", "conversation", id, "code", bot.CodeOf(err), "error", err)
}

// failed counts a goroutine that had to begin again.
func (m *metrics) failed(name string, _ error) { m.goroutines.WithLabelValues(name).Inc() }

// errorLog takes what net/http has to say: chiefly clients that went away in
// the middle of a handshake.
func errorLog(l *slog.Logger) *log.Logger {
	return slog.NewLogLogger(l.Handler(), slog.LevelDebug)
}

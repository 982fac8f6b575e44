package server

import (
	"net/http"
	"sync"
	"time"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// live tells open desks that something has changed: never what. They load what
// they may see themselves.
type live struct {
	max  int
	stop func()
	done chan struct{}

	mu        sync.Mutex
	listeners map[*listener]struct{}
	closed    bool
}

type listener struct {
	only    bot.ID // "" for all conversations
	changed chan struct{}
}

func newLive(changes Changes, most int) *live {
	l := &live{max: most, done: make(chan struct{}), listeners: map[*listener]struct{}{}}
	l.stop = changes.Subscribe(l.hear)
	return l
}

// hear never blocks: a listener that has not yet told of one change tells of
// two at once.
func (l *live) hear(a bot.Announcement) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for to := range l.listeners {
		if to.only != "" && to.only != a.Conversation {
			continue
		}
		select {
		case to.changed <- struct{}{}:
		default:
		}
	}
}

func (l *live) add(only bot.ID) (*listener, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed || len(l.listeners) >= l.max {
		return nil, false
	}
	to := &listener{only: only, changed: make(chan struct{}, 1)}
	l.listeners[to] = struct{}{}
	return to, true
}

func (l *live) drop(to *listener) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.listeners, to)
}

func (l *live) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.closed {
		l.closed = true
		l.stop()
		close(l.done)
	}
}

// calm is the least time between two signs of change to one desk: a busy day
// must not make every desk load without end.
const calm = time.Second

// patience is how long a reader may take to take what was sent.
const patience = 10 * time.Second

// liveDesk answers /desk/live with server-sent events: "changed" when the
// conversation named by c, or any, has grown. It ends when the login does.
func (s *Server) liveDesk(c echo.Context) error {
	me := loginOf(c)
	to, ok := s.live.add(bot.ID(c.QueryParam("c")))
	if !ok {
		return bot.E(bot.Unavailable, "server.error.unavailable", nil)
	}
	defer s.live.drop(to)
	s.metrics.live.Inc()
	defer s.metrics.live.Dec()

	w := c.Response()
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // nginx would hold the events back
	w.WriteHeader(http.StatusOK)
	send := func(text string) error {
		control := http.NewResponseController(w)
		// Not every writer knows deadlines; then the server's own stands.
		_ = control.SetWriteDeadline(time.Now().Add(s.opts.Limits.LiveBeat + patience))
		if _, err := w.Write([]byte(text)); err != nil {
			return err
		}
		return control.Flush()
	}
	if send("retry: 3000\nevent: hello\ndata:\n\n") != nil {
		return nil // gone already
	}
	beat := time.NewTicker(s.opts.Limits.LiveBeat)
	defer beat.Stop()
	ctx := c.Request().Context()
	for {
		text := "event: changed\ndata:\n\n"
		select {
		case <-to.changed:
		case <-beat.C:
			if _, _, err := s.opts.Desk.Alive(ctx, me.secret, s.opts.Now()); err != nil {
				_ = send("event: ended\ndata:\n\n")
				return nil
			}
			text = ":\n\n"
		case <-s.live.done:
			return nil
		case <-ctx.Done():
			return nil
		}
		if send(text) != nil {
			return nil // the reader has gone
		}
		select {
		case <-time.After(calm):
		case <-s.live.done:
			return nil
		case <-ctx.Done():
			return nil
		}
	}
}

// Package load is a crowd of customers for measuring a server: it holds chats
// over the chat protocol, as fast as they are answered or at a human pace, or
// only stays connected, and says how long the answers took.
package load

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// Mode is what the chats do.
type Mode string

// The modes.
const (
	Closed Mode = "closed" // each says the next thing when the last is acknowledged
	Paced  Mode = "paced"  // each says something once in Config.Pace
	Idle   Mode = "idle"   // each says hello and stays
)

// Talk is what is said.
type Talk string

// The talks.
const (
	Complaint Talk = "complaint" // a whole complaint, from story to registration, then the next one
	Monologue Talk = "monologue" // the same short sentence again and again, Config.Turns times
)

// Config says what to do.
type Config struct {
	URL   string // of the server (http://host:port) or of its socket (ws://host:port/ws)
	Chats int
	For   time.Duration // of measuring; connecting comes before
	// Messages ends the measuring earlier, once so many are acknowledged in all
	// chats together; 0: only For ends it.
	Messages int
	Mode     Mode          // "" means Closed
	Pace     time.Duration // of Paced; 0 means a second
	Talk     Talk          // "" means Complaint
	// Turns is after how many messages a monologue ends and another
	// conversation begins; 0 means 20.
	Turns  int
	Locale string // "" means nl
	// PID is the server's process, on this machine, to measure its memory and
	// processor time. 0: they aren't measured.
	PID int
}

var (
	errURL   = errors.New("load: the address must be http://host:port or ws://host:port/ws")
	errChats = errors.New("load: the number of chats must be at least 1")
	errFor   = errors.New("load: the time to measure must be longer than 0")
	errCount = errors.New("load: the number of messages must be at least 1, or 0 for as many as there is time for")
	errMode  = errors.New("load: the mode must be closed, paced or idle")
	errTalk  = errors.New("load: the talk must be complaint or monologue")
)

func (c Config) checked() (Config, error) {
	u, err := url.Parse(c.URL)
	if err != nil || u.Host == "" {
		return c, errURL
	}
	switch u.Scheme {
	case "http":
		u.Scheme = "ws"
	case "https":
		u.Scheme = "wss"
	case "ws", "wss":
	default:
		return c, errURL
	}
	if strings.Trim(u.Path, "/") == "" {
		u.Path = "/ws"
	}
	c.URL = u.String()
	if c.Mode == "" {
		c.Mode = Closed
	}
	if c.Talk == "" {
		c.Talk = Complaint
	}
	if c.Pace <= 0 {
		c.Pace = time.Second
	}
	if c.Turns <= 0 {
		c.Turns = 20
	}
	if c.Locale == "" {
		c.Locale = "nl"
	}
	switch {
	case c.Chats < 1:
		return c, errChats
	case c.For <= 0:
		return c, errFor
	case c.Messages < 0:
		return c, errCount
	case c.Mode != Closed && c.Mode != Paced && c.Mode != Idle:
		return c, errMode
	case c.Talk != Complaint && c.Talk != Monologue:
		return c, errTalk
	}
	return c, nil
}

// Run connects the chats, lets them talk for Config.For, or until Config.Messages
// are acknowledged, and reports. It returns
// an error if the server can't be reached or refuses the first hello; what goes
// wrong later is counted in the report.
func Run(ctx context.Context, c Config) (Report, error) {
	c, err := c.checked()
	if err != nil {
		return Report{}, err
	}
	before, err := look(c.PID)
	if err != nil {
		return Report{}, fmt.Errorf("load: process %d: %w", c.PID, err)
	}
	chats, err := connect(ctx, c)
	defer func() {
		for _, chat := range chats {
			chat.close()
		}
	}()
	if err != nil {
		return Report{}, err
	}
	if c.Mode == Idle {
		return idle(ctx, c, chats, before)
	}
	start, _ := look(c.PID)
	began := time.Now()
	// Without a deadline: a dial that knows of one ends a little before it, and
	// would count as an error.
	run, stop := context.WithCancel(ctx)
	defer stop()
	defer time.AfterFunc(c.For, stop).Stop()
	cut := context.AfterFunc(run, func() {
		for _, chat := range chats {
			chat.hurry() // who waits for an answer waits no longer
		}
	})
	defer cut()
	var all sync.WaitGroup
	var acknowledged atomic.Int64
	for _, chat := range chats {
		chat.heard = func() {
			if acknowledged.Add(1) == int64(c.Messages) {
				stop()
			}
		}
		all.Go(func() { chat.talk(run) })
	}
	all.Wait()
	took := time.Since(began)
	end, _ := look(c.PID)
	return sum(c, chats, took, before, start, end), ctx.Err()
}

// connect brings all chats to their welcome, some at a time.
func connect(ctx context.Context, c Config) ([]*chat, error) {
	const together = 64
	var (
		chats = make([]*chat, c.Chats)
		free  = make(chan struct{}, together)
		wg    sync.WaitGroup
		once  sync.Once
		first error
	)
	for i := range chats {
		chats[i] = newChat(c, i)
		free <- struct{}{}
		wg.Go(func() {
			defer func() { <-free }()
			if ctx.Err() != nil {
				return
			}
			if err := chats[i].begin(ctx); err != nil {
				once.Do(func() { first = fmt.Errorf("load: chat %d of %d: %w", i+1, c.Chats, err) })
			}
		})
	}
	wg.Wait()
	if first == nil {
		first = ctx.Err()
	}
	return chats, first
}

// idle holds the connections, answering pings, and looks at the server's memory
// at the end.
func idle(ctx context.Context, c Config, chats []*chat, before process) (Report, error) {
	began := time.Now()
	start, _ := look(c.PID)
	run, stop := context.WithTimeout(ctx, c.For)
	defer stop()
	for _, chat := range chats {
		go chat.stay()
	}
	<-run.Done()
	end, _ := look(c.PID)
	for _, chat := range chats {
		chat.close()
		<-chat.stayed
	}
	return sum(c, chats, time.Since(began), before, start, end), ctx.Err()
}

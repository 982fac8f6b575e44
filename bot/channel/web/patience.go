package web

import (
	"context"
	"sync"
	"time"
)

// patience hands out one context to all that ask within a second, instead of a
// timer for each message: it ends between span and a second more after it was
// asked for.
type patience struct {
	mu   sync.Mutex
	span time.Duration
	made time.Time
	ctx  context.Context
	end  context.CancelFunc
}

func (p *patience) context() context.Context {
	now := time.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.ctx == nil || now.Sub(p.made) >= time.Second {
		p.ctx, p.end = context.WithTimeout(context.Background(), p.span+time.Second)
		p.made = now
	}
	return p.ctx
}

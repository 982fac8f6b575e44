package server

import (
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	minute = time.Minute
	hour   = time.Hour
)

// maxKeys bounds how many addresses are remembered at once.
const maxKeys = 20_000

// rates limits how often each of many keys may do something: n times a
// period, all n at once if they like.
type rates struct {
	n   int
	per time.Duration
	*rateTable
}

type rateTable struct {
	mu   sync.Mutex
	keys map[string]*rate.Limiter
}

func newRates(n int, per time.Duration) rates {
	return rates{n: n, per: per, rateTable: &rateTable{keys: map[string]*rate.Limiter{}}}
}

// allow reports whether key may do it now, and counts it.
func (r rates) allow(key string, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	l := r.keys[key]
	if l == nil {
		if len(r.keys) >= maxKeys {
			r.forget(now)
		}
		l = rate.NewLimiter(rate.Every(r.per/time.Duration(r.n)), r.n)
		r.keys[key] = l
	}
	return l.AllowN(now, 1)
}

// forget drops the keys that have all their turns back: remembering them or
// not makes no difference. If that frees nothing, an attacker fills the table
// with new addresses; then all start afresh rather than memory running out.
func (r rates) forget(now time.Time) {
	for k, l := range r.keys {
		if l.TokensAt(now) >= float64(r.n) {
			delete(r.keys, k)
		}
	}
	if len(r.keys) >= maxKeys {
		clear(r.keys)
	}
}

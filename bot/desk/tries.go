package desk

import (
	"crypto/sha256"
	"sync"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Failed logins within window before the next is refused unseen: for one
// account from one address, for one address, for one account from anywhere.
// The last is loose, or anybody could lock anybody out.
const (
	window       = 15 * time.Minute
	perPair      = 5
	perAddress   = 30
	perAccount   = 100
	maxRemember  = 50_000
	tooManyTries = "desk.login.slow"
)

// tries counts failed logins. Each node counts its own.
type tries struct {
	mu     sync.Mutex
	failed map[[32]byte]count
}

type count struct {
	n     int
	since time.Time
}

func newTries() *tries { return &tries{failed: map[[32]byte]count{}} }

// keys under which a login is counted. Hashed, so that memory holds no list of
// who tries to log in.
func tryKeys(email, address string) [3][32]byte {
	return [3][32]byte{
		sha256.Sum256([]byte("pair\x00" + email + "\x00" + address)),
		sha256.Sum256([]byte("address\x00" + address)),
		sha256.Sum256([]byte("account\x00" + email)),
	}
}

var tryLimits = [3]int{perPair, perAddress, perAccount}

// begin counts a login as failed until clear says otherwise, so that many at
// once can't outrun the count. It refuses what comes too fast.
func (t *tries) begin(email, address string, now time.Time) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	keys := tryKeys(email, address)
	for i, k := range keys {
		c := t.failed[k]
		if left := c.since.Add(window).Sub(now); c.n >= tryLimits[i] && left > 0 {
			return bot.E(bot.TooFast, tooManyTries, nil).With("Minutes", int((left+time.Minute-1)/time.Minute))
		}
	}
	if len(t.failed) >= maxRemember {
		t.forget(now)
	}
	for _, k := range keys {
		c := t.failed[k]
		if now.Sub(c.since) >= window {
			c = count{since: now}
		}
		c.n++
		t.failed[k] = c
	}
	return nil
}

// clear takes back a login that succeeded. The address keeps what else it did.
func (t *tries) clear(email, address string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	keys := tryKeys(email, address)
	delete(t.failed, keys[0])
	for _, k := range keys[1:] {
		c := t.failed[k]
		if c.n--; c.n <= 0 {
			delete(t.failed, k)
		} else {
			t.failed[k] = c
		}
	}
}

func (t *tries) forget(now time.Time) {
	for k, c := range t.failed {
		if now.Sub(c.since) >= window {
			delete(t.failed, k)
		}
	}
	if len(t.failed) >= maxRemember {
		clear(t.failed)
	}
}

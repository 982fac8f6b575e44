package web

import (
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// addr is a client's address: one of IPv4, or the network of 64 bits that one
// customer of IPv6 has.
type addr = netip.Prefix

// addresses counts what comes from where.
type addresses struct {
	mu     sync.Mutex
	byAddr map[addr]*guest
	swept  time.Time
}

// guest is one address. Its limiters are nil where there is no limit.
type guest struct {
	addr  addr
	conns int // under the lock of addresses
	left  time.Time
	opens *rate.Limiter
	says  *rate.Limiter
}

// forget is how long after its last connection an address is remembered: long
// enough for its buckets to be full again.
const forget = 10 * time.Minute

// enter counts a connection in. It returns nil if the address has too many.
func (a *addresses) enter(ip netip.Addr, l *Limits) *guest {
	key := network(ip)
	a.mu.Lock()
	defer a.mu.Unlock()
	g := a.byAddr[key]
	if g == nil {
		g = &guest{addr: key, opens: limiter(l.OpenRate, l.OpenBurst), says: limiter(l.AddrRate, l.AddrBurst)}
		a.byAddr[key] = g
	}
	if l.Connections > 0 && g.conns >= l.Connections {
		return nil
	}
	g.conns++
	return g
}

func (a *addresses) leave(g *guest) {
	a.mu.Lock()
	defer a.mu.Unlock()
	g.conns--
	g.left = time.Now()
}

// sweep forgets addresses that have been away; it works once a minute.
func (a *addresses) sweep(now time.Time) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if now.Sub(a.swept) < time.Minute {
		return
	}
	a.swept = now
	for key, g := range a.byAddr {
		if g.conns == 0 && now.Sub(g.left) > forget {
			delete(a.byAddr, key)
		}
	}
}

func limiter(perSecond float64, burst int) *rate.Limiter {
	if perSecond <= 0 {
		return nil
	}
	return rate.NewLimiter(rate.Limit(perSecond), max(1, burst))
}

// allow takes one from the bucket; where there is no limit it always can.
func allow(l *rate.Limiter) bool { return l == nil || l.Allow() }

func network(ip netip.Addr) addr {
	ip = ip.Unmap()
	bits := ip.BitLen()
	if ip.Is6() {
		bits = 64
	}
	p, err := ip.Prefix(bits)
	if err != nil {
		return addr{}
	}
	return p
}

func (c *Channel) limitsFor(ip netip.Addr) *Limits {
	if c.LocalLimits != nil && ip.IsLoopback() {
		return c.LocalLimits
	}
	return &c.Limits
}

package web

import (
	"context"
	"net/http"
	"net/netip"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// Conversations is the door into conversations, as the runtime offers it.
type Conversations interface {
	Open(ctx context.Context, cmd bot.Open) (bot.Receipt, error)
	Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error)
	Since(ctx context.Context, id bot.ID, after uint64) ([]bot.Commit, error)
	SetTyping(id bot.ID, on bool)
}

// Options is what a Channel is made of. Conversations, Bus and Speaker are
// required.
type Options struct {
	Conversations Conversations
	Bus           bot.Bus
	Speaker       bot.Speaker

	// Locales are the languages spoken; the first is the default. Empty: nl, en.
	Locales []string
	// AllowedOrigins are sites that may carry the widget, as scheme://host[:port].
	// "*" allows every site. The server's own host is always allowed, and so is
	// a client that sends no Origin, because it is no browser.
	AllowedOrigins []string
	// Limits bound what a client may do.
	Limits Limits
	// LocalLimits, if not nil, hold instead for loopback addresses: a proxy on
	// the same machine, or the operator measuring.
	LocalLimits *Limits
	// Address returns the client's address; it knows which proxies to believe.
	// nil: the connection's own.
	Address func(*http.Request) netip.Addr
	// Vouch checks the JWT by which a site vouches for a signed-in customer. nil:
	// none can be checked. A customer whose identity doesn't hold is told so, and
	// goes on unknown.
	Vouch func(jwt string) (bot.Vouched, error)

	// Files is what a welcome says of files that customers may add; nil: none.
	Files *FileOffer

	// PingEvery is the time between two pings of a connection. 0 means 25
	// seconds. A client that misses two is dropped.
	PingEvery time.Duration
	// WriteLimit is how long a client may take to accept what is written. 0
	// means ten seconds.
	WriteLimit time.Duration
	// HelloLimit is how long a client may take to say hello. 0 means ten seconds.
	HelloLimit time.Duration

	// Settled is called, in a goroutine of its own, when a rush of at least a
	// thousand new connections is over. A handshake leaves ten times the memory
	// behind that its connection keeps; who cares how much the process holds
	// gives it back then (debug.FreeOSMemory). May be nil.
	Settled func()

	Watch Watch
}

// FileOffer tells a client which files it may add to a conversation.
type FileOffer struct {
	MaxBytes int64    `json:"max_bytes"` // of one file
	MaxCount int      `json:"max_count"` // in one conversation
	MaxTotal int64    `json:"max_total"` // bytes in one conversation
	Media    []string `json:"media"`
}

// Watch is told what happens on the sockets, for metrics. Labels come from
// fixed sets; its fields may be nil.
type Watch struct {
	Connected func()
	Closed    func(why Code)
	Received  func(kind string)  // say, choose, locale, typing, seen, hello
	Refused   func(why bot.Code) // an error frame was sent
	Unvouched func(err error)    // an identity did not hold
	Panicked  func(what any, stack []byte)
}

// Limits bound a client. A rate is a number a second on average; a burst is how
// many may come at once.
type Limits struct {
	Text        int // characters in a say
	Connections int // at once, per address; 0: no limit

	OpenRate  float64 // new conversations, per address
	OpenBurst int
	SayRate   float64 // say, choose and locale, per connection
	SayBurst  int
	AddrRate  float64 // the same, per address
	AddrBurst int
}

// DefaultLimits are generous to people and their offices, and to nobody else.
func DefaultLimits() Limits {
	return Limits{
		Text: 4000, Connections: 100,
		OpenRate: 0.5, OpenBurst: 30, SayRate: 4, SayBurst: 30, AddrRate: 50, AddrBurst: 300,
	}
}

// DefaultLocalLimits let a load generator on the same machine through.
func DefaultLocalLimits() Limits {
	return Limits{Text: 4000, SayRate: 500, SayBurst: 500}
}

func (o Options) withDefaults() Options {
	if len(o.Locales) == 0 {
		o.Locales = []string{"nl", "en"}
	}
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
		if o.LocalLimits == nil {
			local := DefaultLocalLimits()
			o.LocalLimits = &local
		}
	}
	if o.Limits.Text <= 0 {
		o.Limits.Text = DefaultLimits().Text
	}
	if o.LocalLimits != nil && o.LocalLimits.Text <= 0 {
		local := *o.LocalLimits
		local.Text = o.Limits.Text
		o.LocalLimits = &local
	}
	if o.Address == nil {
		o.Address = remoteAddress
	}
	orElse(&o.PingEvery, 25*time.Second)
	orElse(&o.WriteLimit, 10*time.Second)
	orElse(&o.HelloLimit, 10*time.Second)
	return o
}

func orElse(d *time.Duration, def time.Duration) {
	if *d <= 0 {
		*d = def
	}
}

func remoteAddress(r *http.Request) netip.Addr {
	ap, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return ap.Addr().Unmap()
}

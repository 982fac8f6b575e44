package desk

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	_ "embed"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"github.com/gehoor/gehoor/bot"
)

// Cost is what one password check takes of the machine.
type Cost struct {
	Memory  uint32 // KiB
	Passes  uint32
	Threads uint8
}

// strong is the default: 46 MiB and two passes, above what OWASP asks at least.
var strong = Cost{Memory: 46 << 10, Passes: 2, Threads: 1}

const (
	saltBytes = 16
	hashBytes = 32
	// MinPassword is the fewest characters of a password. There are no rules of
	// composition: length is what counts (NIST SP 800-63B).
	MinPassword = 12
	// MaxPassword is the most.
	MaxPassword = 256
)

//go:embed common.txt
var commonFile string

var common = func() map[string]bool {
	m := map[string]bool{}
	for _, line := range strings.Fields(commonFile) {
		m[line] = true
	}
	return m
}()

// CheckPassword returns why password can't be one, nil if it can. known are
// words that are too easy to guess for this person: name, address.
func CheckPassword(password string, known ...string) error {
	n := utf8.RuneCountInString(password)
	switch {
	case n < MinPassword:
		return bot.E(bot.Invalid, "desk.password.short", nil).With("Min", MinPassword)
	case n > MaxPassword:
		return bot.E(bot.Invalid, "desk.password.long", nil).With("Max", MaxPassword)
	}
	plain := strings.ToLower(strings.Join(strings.Fields(password), ""))
	for _, k := range known {
		if k = strings.ToLower(k); len(k) > 3 && plain == strings.Join(strings.Fields(k), "") {
			return bot.E(bot.Invalid, "desk.password.common", nil)
		}
	}
	if common[plain] || common[strings.TrimRight(plain, "0123456789!")] || oneSign(plain) {
		return bot.E(bot.Invalid, "desk.password.common", nil)
	}
	return nil
}

// oneSign reports whether s is the same sign over and over, or nothing.
func oneSign(s string) bool {
	_, n := utf8.DecodeRuneInString(s)
	return strings.ReplaceAll(s, s[:n], "") == "" || n == 0
}

// hasher makes and checks password hashes, a few at a time: each takes tens of
// megabytes, and logins must not exhaust the machine.
type hasher struct {
	cost  Cost
	turns chan struct{}
	// decoy is checked where there is no hash, so that an unknown address takes
	// as long as a wrong password.
	decoy string
}

func newHasher(cost Cost) *hasher {
	if cost == (Cost{}) {
		cost = strong
	}
	h := &hasher{cost: cost, turns: make(chan struct{}, 2)}
	h.decoy = h.spell(make([]byte, saltBytes), make([]byte, hashBytes))
	return h
}

func (h *hasher) turn(ctx context.Context) (done func(), err error) {
	select {
	case h.turns <- struct{}{}:
		return func() { <-h.turns }, nil
	case <-ctx.Done():
		return nil, bot.E(bot.Unavailable, "desk.error.busy", ctx.Err())
	}
}

// hash returns password's hash in PHC form.
func (h *hasher) hash(ctx context.Context, password string) (string, error) {
	done, err := h.turn(ctx)
	if err != nil {
		return "", err
	}
	defer done()
	salt := make([]byte, saltBytes)
	rand.Read(salt) // never fails since Go 1.24
	return h.spell(salt, h.key(password, salt, h.cost, hashBytes)), nil
}

// check reports whether password has this hash, and whether the hash was made
// with another cost than today's. A hash of "" takes as long and is never it.
func (h *hasher) check(ctx context.Context, password, phc string) (ok, stale bool, err error) {
	done, err := h.turn(ctx)
	if err != nil {
		return false, false, err
	}
	defer done()
	known := phc != ""
	if !known {
		phc = h.decoy
	}
	cost, salt, want, err := parsePHC(phc)
	if err != nil {
		return false, false, bot.E(bot.Corrupt, "error.internal", err)
	}
	same := subtle.ConstantTimeCompare(h.key(password, salt, cost, len(want)), want) == 1
	return same && known, cost != h.cost, nil
}

// key stretches a password. It is normalised first, so that an é typed on one
// keyboard is the é of another.
func (h *hasher) key(password string, salt []byte, c Cost, n int) []byte {
	return argon2.IDKey(norm.NFKC.Bytes([]byte(password)), salt, c.Passes, c.Memory, c.Threads, uint32(n))
}

func (h *hasher) spell(salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		h.cost.Memory, h.cost.Passes, h.cost.Threads, b64.EncodeToString(salt), b64.EncodeToString(key))
}

// parsePHC reads what spell writes. The bounds keep a tampered hash from
// taking the machine.
func parsePHC(s string) (c Cost, salt, key []byte, err error) {
	fail := func(why string) (Cost, []byte, []byte, error) {
		return Cost{}, nil, nil, fmt.Errorf("desk: password hash: %s", why)
	}
	parts := strings.Split(s, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return fail("not an argon2id hash")
	}
	if parts[2] != fmt.Sprintf("v=%d", argon2.Version) {
		return fail("unknown version")
	}
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &c.Memory, &c.Passes, &c.Threads); err != nil {
		return fail("unreadable cost")
	}
	if c.Memory < 8 || c.Memory > 1<<20 || c.Passes < 1 || c.Passes > 20 || c.Threads < 1 {
		return fail("cost out of bounds")
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil || len(salt) < 8 || len(salt) > 64 {
		return fail("unreadable salt")
	}
	if key, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(key) < 16 || len(key) > 64 {
		return fail("unreadable key")
	}
	return c, salt, key, nil
}

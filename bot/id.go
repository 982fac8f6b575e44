package bot

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// ID identifies a conversation: 26 characters, unguessable, safe in a path.
type ID string

// Token is the secret by which a customer's client resumes a conversation. It
// is never logged; only its hash is kept.
type Token string

var code = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// NewID returns a fresh random ID.
func NewID() ID { return ID(random(16)) }

// NewToken returns a fresh secret for conversation id, and what may be stored
// of it.
func NewToken(id ID) (Token, string) {
	t := Token(string(id) + "." + random(20))
	return t, t.Hash()
}

// Conversation returns the conversation that t claims to open. It is no proof:
// the caller checks the hash. It returns "" for what can't be a token.
func (t Token) Conversation() ID {
	id, secret, ok := strings.Cut(string(t), ".")
	if !ok || len(id) != 26 || len(secret) != 32 {
		return ""
	}
	return ID(id)
}

// Hash is what is kept of a token. The secret has 160 random bits, so a plain
// hash can't be turned back.
func (t Token) Hash() string {
	sum := sha256.Sum256([]byte(t))
	return hex.EncodeToString(sum[:])
}

// Matches reports whether t is the token with this hash, in constant time.
func (t Token) Matches(hash string) bool {
	return subtle.ConstantTimeCompare([]byte(t.Hash()), []byte(hash)) == 1
}

func random(n int) string {
	b := make([]byte, n)
	rand.Read(b) // never fails since Go 1.24
	return code.EncodeToString(b)
}

// Package vouch checks the word by which a site says who its signed-in customer
// is: a JSON Web Token, signed by the site's server with the secret that it
// shares with ours, and good for minutes.
package vouch

import (
	"errors"
	"fmt"
	"net/mail"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/golang-jwt/jwt/v5"
	"github.com/nyaruka/phonenumbers"

	"github.com/gehoor/gehoor/bot"
)

const (
	// Longest is how far ahead a token may expire: one that is stolen from a page
	// is soon worth nothing.
	Longest = 15 * time.Minute
	// Leeway is how far the clocks of the two servers may differ.
	Leeway = time.Minute
	// LeastSecret is the least length of a secret, in bytes: as long as what
	// HS256 makes of it.
	LeastSecret = 32

	mostToken = 8 << 10
)

// Options say whose word counts.
type Options struct {
	Secret   []byte // of at least LeastSecret bytes
	Issuer   string // that iss must be; "" for any
	Audience string // that aud must name; "" for any
	Region   string // for telephone numbers without a country, as in NL
	Now      func() time.Time
}

// Site is a site whose word counts.
type Site struct {
	Options

	parser *jwt.Parser
}

// New makes a Site. It fails when the secret is too short.
func New(o Options) (*Site, error) {
	if len(o.Secret) < LeastSecret {
		return nil, fmt.Errorf("vouch: the secret has %d bytes, want at least %d", len(o.Secret), LeastSecret)
	}
	options := []jwt.ParserOption{
		// One algorithm, whatever the token says: neither none, nor a public key
		// taken for a secret.
		jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
		jwt.WithExpirationRequired(), jwt.WithIssuedAt(), jwt.WithLeeway(Leeway), jwt.WithTimeFunc(o.Now), jwt.WithStrictDecoding(),
	}
	if o.Issuer != "" {
		options = append(options, jwt.WithIssuer(o.Issuer))
	}
	if o.Audience != "" {
		options = append(options, jwt.WithAudience(o.Audience))
	}
	return &Site{Options: o, parser: jwt.NewParser(options...)}, nil
}

// claims are what a site says of its customer.
type claims struct {
	jwt.RegisteredClaims

	Name   string `json:"name"`
	Email  string `json:"email"`
	Phone  string `json:"phone"`
	Locale string `json:"locale"`
}

// Errors name what is wrong, never what a token says: they are logged.
var (
	errSize    = errors.New("vouch: the token is larger than 8 KiB")
	errExpiry  = errors.New("vouch: exp is more than 15 minutes ahead")
	errSubject = errors.New("vouch: sub, the customer's number, is missing or longer than 64 characters")
	errName    = errors.New("vouch: name is longer than 100 characters, or holds characters that can't be seen")
	errEmail   = errors.New("vouch: email is no address")
	errPhone   = errors.New("vouch: phone is no telephone number; begin it with + and the country")
	errLocale  = errors.New("vouch: locale is no language, as in nl or nl-BE")
)

// Vouch returns whom the token vouches for. Its error says what is wrong with
// it, without a word of the token, and is an error of the site's.
func (s *Site) Vouch(token string) (bot.Vouched, error) {
	if len(token) > mostToken {
		return bot.Vouched{}, errSize
	}
	var c claims
	_, err := s.parser.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return s.Secret, nil })
	if err != nil {
		return bot.Vouched{}, reason(err)
	}
	if c.ExpiresAt.Sub(s.Now()) > Longest+Leeway {
		return bot.Vouched{}, errExpiry
	}
	return s.person(c)
}

// reasons are the ways in which the library refuses a token. Its errors may
// quote the token; these don't.
var reasons = []error{
	jwt.ErrTokenSignatureInvalid, jwt.ErrTokenExpired, jwt.ErrTokenNotValidYet, jwt.ErrTokenUsedBeforeIssued,
	jwt.ErrTokenInvalidAudience, jwt.ErrTokenInvalidIssuer, jwt.ErrTokenRequiredClaimMissing, jwt.ErrTokenMalformed,
}

func reason(err error) error {
	for _, r := range reasons {
		if errors.Is(err, r) {
			return fmt.Errorf("vouch: %w", r)
		}
	}
	return errors.New("vouch: the token doesn't hold")
}

func (s *Site) person(c claims) (v bot.Vouched, err error) {
	contact := bot.Contact{Name: strings.TrimSpace(c.Name), Email: strings.TrimSpace(c.Email)}
	v.Number = strings.TrimSpace(c.Subject)
	if c.Phone != "" {
		if contact.Phone, err = s.phone(c.Phone); err != nil {
			return bot.Vouched{}, err
		}
	}
	switch {
	case v.Number == "" || !fits(v.Number, 64):
		return bot.Vouched{}, errSubject
	case !fits(contact.Name, 100):
		return bot.Vouched{}, errName
	case contact.Email != "" && !isAddress(contact.Email):
		return bot.Vouched{}, errEmail
	case !fits(c.Locale, 35):
		return bot.Vouched{}, errLocale
	}
	v.Locale = c.Locale
	if contact != (bot.Contact{}) {
		v.Contact = &contact
	}
	return v, nil
}

func (s *Site) phone(text string) (string, error) {
	if !fits(text, 40) {
		return "", errPhone
	}
	n, err := phonenumbers.Parse(text, s.Region)
	if err != nil || !phonenumbers.IsPossibleNumber(n) {
		return "", errPhone
	}
	return phonenumbers.Format(n, phonenumbers.E164), nil
}

func isAddress(text string) bool {
	a, err := mail.ParseAddress(text)
	return err == nil && a.Address == text && fits(text, 254)
}

// fits reports whether text is of characters that can be seen, most of them at
// most.
func fits(text string, most int) bool {
	if utf8.RuneCountInString(text) > most || !utf8.ValidString(text) {
		return false
	}
	for _, r := range text {
		if !unicode.IsPrint(r) {
			return false
		}
	}
	return true
}

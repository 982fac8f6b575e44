package vouch_test

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/vouch"
)

var (
	secret = []byte("een geheim van tweeendertig bytes!")
	noon   = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
)

func site(t testing.TB, change func(*vouch.Options)) *vouch.Site {
	t.Helper()
	o := vouch.Options{Secret: secret, Region: "NL", Now: func() time.Time { return noon }}
	if change != nil {
		change(&o)
	}
	s, err := vouch.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// good are claims that hold, with changes: nil takes one out.
func good(changes ...any) jwt.MapClaims {
	c := jwt.MapClaims{
		"sub": "K-1042", "name": "Anna de Vries", "email": "anna@voorbeeld.nl", "phone": "06 1234 5678", "locale": "nl",
		"iat": noon.Unix(), "exp": noon.Add(5 * time.Minute).Unix(), "iss": "https://winkel.example", "aud": "gehoor",
	}
	for i := 0; i < len(changes); i += 2 {
		if name := changes[i].(string); changes[i+1] == nil {
			delete(c, name)
		} else {
			c[name] = changes[i+1]
		}
	}
	return c
}

func signed(t testing.TB, c jwt.MapClaims, method jwt.SigningMethod, key any) string {
	t.Helper()
	s, err := jwt.NewWithClaims(method, c).SignedString(key)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestASitesWordIsTaken(t *testing.T) {
	got, err := site(t, nil).Vouch(signed(t, good(), jwt.SigningMethodHS256, secret))
	if err != nil {
		t.Fatal(err)
	}
	if got.Number != "K-1042" || got.Locale != "nl" || *got.Contact != (bot.Contact{Name: "Anna de Vries", Email: "anna@voorbeeld.nl", Phone: "+31612345678"}) {
		t.Errorf("%+v %+v", got, got.Contact)
	}
	got, err = site(t, nil).Vouch(signed(t, good("name", nil, "email", nil, "phone", nil, "locale", nil, "iat", nil), jwt.SigningMethodHS256, secret))
	if err != nil || got.Contact != nil || got.Number != "K-1042" {
		t.Errorf("a number alone: %+v, %v", got, err)
	}
}

func TestWhatDoesNotHoldIsRefused(t *testing.T) {
	private, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	der, err := x509.MarshalPKIXPublicKey(&private.PublicKey)
	if err != nil {
		t.Fatal(err)
	}
	public := pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	hs := func(changes ...any) string { return signed(t, good(changes...), jwt.SigningMethodHS256, secret) }
	whole := hs()
	parts := strings.Split(whole, ".")
	for name, token := range map[string]string{
		"nothing":                             "",
		"no token":                            "a.b.c",
		"one that has expired":                hs("exp", noon.Add(-2*time.Minute).Unix()),
		"one without an end":                  hs("exp", nil),
		"one that is good for a day":          hs("exp", noon.Add(24*time.Hour).Unix()),
		"one that is good for a little long":  hs("exp", noon.Add(17*time.Minute).Unix()),
		"one with an end that is no number":   hs("exp", "later"),
		"one from the future":                 hs("iat", noon.Add(2*time.Minute).Unix()),
		"one that is not good yet":            hs("nbf", noon.Add(2*time.Minute).Unix()),
		"another's secret":                    signed(t, good(), jwt.SigningMethodHS256, []byte("een ander geheim van genoeg bytes")),
		"no signature by its own word":        signed(t, good(), jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType),
		"no signature any more":               parts[0] + "." + parts[1] + ".",
		"a stronger algorithm than agreed":    signed(t, good(), jwt.SigningMethodHS512, secret),
		"a signature of RSA":                  signed(t, good(), jwt.SigningMethodRS256, private),
		"a public key taken for the secret":   signed(t, good(), jwt.SigningMethodHS256, public),
		"other words under the signature":     parts[0] + "." + strings.Split(hs("sub", "K-1"), ".")[1] + "." + parts[2],
		"without a number":                    hs("sub", nil),
		"with a number of spaces":             hs("sub", "  "),
		"with an endless number":              hs("sub", strings.Repeat("1", 65)),
		"with a number that turns text":       hs("sub", "K\u202e1042"),
		"with an endless name":                hs("name", strings.Repeat("a", 101)),
		"with a name of two lines":            hs("name", "Anna\nde Vries"),
		"with an address that is none":        hs("email", "anna at voorbeeld"),
		"with an address and a name":          hs("email", "Anna <anna@voorbeeld.nl>"),
		"with a telephone number of letters":  hs("phone", "bel mij"),
		"with a language that is a story":     hs("locale", strings.Repeat("nl", 40)),
		"a huge one":                          hs("name", strings.Repeat("a", 9000)),
		"one with its parts of another shape": whole + "." + parts[2],
	} {
		t.Run(name, func(t *testing.T) {
			got, err := site(t, nil).Vouch(token)
			if err == nil || got != (bot.Vouched{}) {
				t.Fatalf("taken: %+v", got)
			}
			if text := err.Error(); strings.Contains(text, "anna") || strings.Contains(text, "K-1042") || len(text) > 120 {
				t.Errorf("the error tells too much: %s", text)
			}
		})
	}
}

func TestClocksMayDifferAMinute(t *testing.T) {
	for name, c := range map[string]jwt.MapClaims{
		"it has just expired":     good("exp", noon.Add(-50*time.Second).Unix()),
		"it was made a bit later": good("iat", noon.Add(50*time.Second).Unix(), "nbf", noon.Add(50*time.Second).Unix(), "exp", noon.Add(15*time.Minute+50*time.Second).Unix()),
	} {
		if _, err := site(t, nil).Vouch(signed(t, c, jwt.SigningMethodHS256, secret)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestIssuerAndAudienceCountWhereTheyAreSet(t *testing.T) {
	s := site(t, func(o *vouch.Options) { o.Issuer, o.Audience = "https://winkel.example", "gehoor" })
	for name, c := range map[string]struct {
		claims jwt.MapClaims
		ok     bool
	}{
		"both right":             {good(), true},
		"one of several is ours": {good("aud", []string{"x", "gehoor"}), true},
		"another issuer":         {good("iss", "https://evil.example"), false},
		"no issuer":              {good("iss", nil), false},
		"for somebody else":      {good("aud", "payments"), false},
		"for nobody":             {good("aud", nil), false},
	} {
		if _, err := s.Vouch(signed(t, c.claims, jwt.SigningMethodHS256, secret)); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestASecretThatIsShortIsNone(t *testing.T) {
	if _, err := vouch.New(vouch.Options{Secret: []byte("kort"), Now: time.Now}); err == nil {
		t.Error("taken")
	}
}

func FuzzVouch(f *testing.F) {
	f.Add(signed(f, good(), jwt.SigningMethodHS256, secret))
	f.Add("eyJhbGciOiJub25lIn0.e30.")
	s := site(f, nil)
	f.Fuzz(func(t *testing.T, token string) {
		v, err := s.Vouch(token)
		if err == nil && (v.Number == "" || len(v.Number) > 64*4) {
			t.Errorf("%+v", v)
		}
	})
}

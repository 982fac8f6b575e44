package server

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"github.com/labstack/echo/v4"

	"github.com/gehoor/gehoor/bot"
)

// formToken is what a form must carry to be believed: it follows from a secret
// that only the sender's browser has, in a cookie that no script can read.
func formToken(secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("form"))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// ownForm returns nil if the request's form came from a page of ours that was
// made for the holder of secret.
func ownForm(c echo.Context, secret string) error { return ownWord(c.FormValue("csrf"), secret) }

// ownWord is ownForm for a token that has been read.
func ownWord(got, secret string) error {
	if secret == "" || !hmac.Equal([]byte(got), []byte(formToken(secret))) {
		return bot.E(bot.Forbidden, "server.error.form", nil)
	}
	return nil
}

// formSecret is the secret of a browser in which nobody is logged in. It is
// set when the first form is shown.
func (s *Server) formSecret(c echo.Context) string {
	if v := s.cookieValue(c, formCookie); v != "" {
		return v
	}
	v := randomKey()
	s.setCookie(c, formCookie, v)
	return v
}

// randomKey returns 128 random bits, as text.
func randomKey() string {
	var b [16]byte
	rand.Read(b[:]) // never fails since Go 1.24
	return base64.RawURLEncoding.EncodeToString(b[:])
}

// sameOrigin refuses what another site's page makes a browser send. The form's
// own token is the second lock on the same door.
func (s *Server) sameOrigin(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if err := s.origin.Check(c.Request()); err != nil {
			return bot.E(bot.Forbidden, "server.error.origin", err)
		}
		return next(c)
	}
}

// seeOther answers a form that was carried out: the browser loads to, and
// reloading that sends nothing twice.
func seeOther(c echo.Context, to string) error { return c.Redirect(http.StatusSeeOther, to) }

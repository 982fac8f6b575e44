package openai

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"
)

// maxBody is how much of an answer is read. A full answer has a few kilobytes;
// a model that repeats itself, or a page of HTML, has no end.
const maxBody = 256 << 10

var errTooBig = errors.New("openai: the answer has no end")

// newHTTPClient is a client that gives up: the library's own has no limit of
// time. It follows no redirect: what customers said goes to the address in the
// settings and to no other.
func newHTTPClient(limit time.Duration, now func() time.Time) *http.Client {
	dial := &net.Dialer{Timeout: 5 * time.Second, KeepAlive: 30 * time.Second}
	return &http.Client{
		Timeout:       limit,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &wire{now: now, next: &http.Transport{
			Proxy:                 http.ProxyFromEnvironment,
			DialContext:           dial.DialContext,
			TLSHandshakeTimeout:   5 * time.Second,
			ResponseHeaderTimeout: limit,
			MaxIdleConnsPerHost:   16,
			IdleConnTimeout:       90 * time.Second,
			ForceAttemptHTTP2:     true,
		}},
	}
}

// wire is what goes over it: it keeps what the library doesn't tell (status and
// Retry-After) and bounds what comes back.
type wire struct {
	next http.RoundTripper
	now  func() time.Time
}

// trip is one request's way there and back.
type trip struct {
	reached bool // a status came back
	status  int
	after   time.Duration
}

type tripKey struct{}

func withTrip(ctx context.Context) (context.Context, *trip) {
	t := &trip{}
	return context.WithValue(ctx, tripKey{}, t), t
}

// RoundTrip implements http.RoundTripper.
func (w *wire) RoundTrip(req *http.Request) (*http.Response, error) {
	res, err := w.next.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if t, ok := req.Context().Value(tripKey{}).(*trip); ok {
		t.reached, t.status, t.after = true, res.StatusCode, retryAfter(res.Header.Get("Retry-After"), w.now())
	}
	res.Body = &bounded{body: res.Body, left: maxBody}
	return res, nil
}

// retryAfter reads the header in both its forms: seconds, or a date.
func retryAfter(header string, now time.Time) time.Duration {
	if n, err := strconv.ParseFloat(header, 64); err == nil && n > 0 && n < 86400 {
		return time.Duration(n * float64(time.Second))
	}
	if at, err := http.ParseTime(header); err == nil && at.After(now) {
		return at.Sub(now)
	}
	return 0
}

// bounded is a body that ends with errTooBig instead of never.
type bounded struct {
	body io.ReadCloser
	left int
}

func (b *bounded) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, errTooBig
	}
	if len(p) > b.left {
		p = p[:b.left]
	}
	n, err := b.body.Read(p)
	b.left -= n
	return n, err
}

func (b *bounded) Close() error { return b.body.Close() }

package app

import (
	"net/http"
	"testing"
)

// Limits count by address. Who could write the address into a header could
// have as many as they like.
func TestOnlyProxiesAreBelievedAboutAddresses(t *testing.T) {
	t.Parallel()
	proxies := prefixes([]string{"10.0.0.0/8", "192.0.2.7"})
	for _, c := range []struct{ name, peer, header, want string }{
		{"nobody between", "203.0.113.5:4000", "", "203.0.113.5"},
		{"a customer who writes a header", "203.0.113.5:4000", "198.51.100.1", "203.0.113.5"},
		{"a proxy on this machine", "127.0.0.1:4000", "198.51.100.1", "198.51.100.1"},
		{"a proxy on this machine, IPv6", "[::1]:4000", "2001:db8::1", "2001:db8::1"},
		{"a named network", "10.1.2.3:4000", "198.51.100.1", "198.51.100.1"},
		{"two proxies", "127.0.0.1:4000", "198.51.100.1, 10.9.9.9", "198.51.100.1"},
		{"a customer who writes before the proxy does", "10.1.2.3:4000", "1.1.1.1, 198.51.100.1", "198.51.100.1"},
		{"a proxy that writes rubbish", "127.0.0.1:4000", "unknown", "127.0.0.1"},
		{"an address in the other notation", "[::ffff:192.0.2.7]:4000", "198.51.100.1", "198.51.100.1"},
		{"no address at all", "pipe", "198.51.100.1", "invalid IP"},
	} {
		r := &http.Request{RemoteAddr: c.peer, Header: http.Header{}}
		if c.header != "" {
			r.Header.Set("X-Forwarded-For", c.header)
		}
		if got := clientAddress(r, proxies).String(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestDialable(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]string{
		":8080": "localhost:8080", "0.0.0.0:80": "localhost:80", "[::]:80": "localhost:80",
		"127.0.0.1:1": "127.0.0.1:1", "klacht.example:443": "klacht.example:443", "nonsense": "nonsense",
	} {
		if got := Dialable(addr); got != want {
			t.Errorf("%s: %s, want %s", addr, got, want)
		}
	}
}

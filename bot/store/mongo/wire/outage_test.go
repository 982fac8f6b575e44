package wire

import (
	"errors"
	"net/url"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/mongo"
)

// The server goes away and comes back. Meanwhile every call says so within the
// time that the options set, and nothing is acknowledged; afterwards the store
// goes on without a restart and nothing that was acknowledged is missing.
func TestServerGoesAwayAndComesBack(t *testing.T) {
	dir := t.TempDir()
	uri, stop, err := serve("127.0.0.1:0", dir)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	// Without a server only Selection counts: calls that have one may take as long
	// as a busy machine needs, and so may the first.
	options := mongo.Options{Timeout: time.Minute, Selection: 200 * time.Millisecond}
	address := fresh(t, uri)
	s, err := mongo.Open(t.Context(), address, options)
	for tries := 0; err != nil && tries < 100; tries++ {
		s, err = mongo.Open(t.Context(), address, options)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	conversation(t, s, "a", 2)
	stop()

	late := bot.Commit{Conversation: "a", Seq: 3, At: noon, Events: []bot.Event{bot.Puzzled{}}}
	for name, call := range map[string]func() error{
		"Append":   func() error { return s.Append(t.Context(), late, fold("a", []bot.Commit{late})) },
		"Load":     func() error { _, err := s.Load(t.Context(), "a", 0); return err },
		"Find":     func() error { _, err := s.Find(t.Context(), bot.Query{}); return err },
		"Ping":     func() error { return s.Ping(t.Context()) },
		"FindUser": func() error { _, err := s.FindUser(t.Context(), "u1"); return err },
	} {
		if err := call(); !errors.Is(err, bot.ErrUnavailable) {
			t.Errorf("%s without a server = %v", name, err)
		}
	}

	_, stop, err = serve(u.Host, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	for tries := 0; s.Ping(t.Context()) != nil; tries++ { // each waits for the server, as long as the options allow
		if tries == 100 {
			t.Fatal("the store doesn't find the server again")
		}
	}
	log, err := s.Load(t.Context(), "a", 0)
	if err != nil || len(log) != 2 {
		t.Fatalf("Load = %d commits, %v", len(log), err)
	}
	if err := s.Append(t.Context(), late, fold("a", []bot.Commit{late})); err != nil {
		t.Fatal(err)
	}
}

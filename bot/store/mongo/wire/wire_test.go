package wire

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"sync/atomic"
	"testing"

	"github.com/FerretDB/FerretDB/ferretdb"
	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/mongo"
	"github.com/gehoor/gehoor/bot/store/storetest"
)

// server is the address of the FerretDB that all tests share, each with a
// database of its own.
var server string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "wire")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	f, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: "127.0.0.1:0"}, Logger: slog.New(slog.DiscardHandler),
		Handler: "sqlite", SQLiteURL: "file:" + dir + "/",
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- f.Run(ctx) }()
	defer func() { stop(); <-ended }()
	server = f.MongoDBURI()
	return m.Run()
}

var opened atomic.Int32

// open returns a store in a fresh database. The pool has one connection,
// because FerretDB's updates are not atomic between connections.
func open(t testing.TB) *mongo.Store {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = fmt.Sprintf("/test%d", opened.Add(1))
	u.RawQuery = "maxPoolSize=1"
	s, err := mongo.Open(t.Context(), u.String(), mongo.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) bot.Store { return open(t) })
}

func TestAccounts(t *testing.T) {
	storetest.RunAccounts(t, func(t *testing.T) bot.Accounts { return open(t) })
}

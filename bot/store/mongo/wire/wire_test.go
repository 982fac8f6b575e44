package wire

import (
	"context"
	"fmt"
	"log/slog"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

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
	uri, stop, err := serve("127.0.0.1:0", dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer stop()
	server = uri
	return m.Run()
}

// serve starts FerretDB on the data in dir. stop ends it and waits until the
// address is free.
func serve(address, dir string) (uri string, stop func(), err error) {
	f, err := ferretdb.New(&ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: address}, Logger: slog.New(slog.DiscardHandler),
		Handler: "sqlite", SQLiteURL: "file:" + dir + "/",
	})
	if err != nil {
		return "", nil, err
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- f.Run(ctx) }()
	return f.MongoDBURI(), func() { cancel(); <-ended }, nil
}

var opened atomic.Int32

// patient gives a busy machine time: FerretDB reads whole collections where
// MongoDB has an index, and all calls of a store share one connection.
var patient = mongo.Options{Timeout: time.Minute, Selection: time.Minute}

// open returns a store in a fresh database.
func open(t testing.TB) *mongo.Store {
	t.Helper()
	s, _ := openURI(t)
	return s
}

func openURI(t testing.TB) (*mongo.Store, string) {
	t.Helper()
	uri := fresh(t, server)
	s, err := mongo.Open(t.Context(), uri, patient)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, uri
}

// fresh names a database that isn't there yet. The pool has one connection,
// because FerretDB's updates are not atomic between connections.
func fresh(t testing.TB, server string) string {
	t.Helper()
	u, err := url.Parse(server)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = fmt.Sprintf("/test%d", opened.Add(1))
	u.RawQuery = "maxPoolSize=1"
	return u.String()
}

// name is the database that a URI names.
func name(uri string) string {
	u, _ := url.Parse(uri)
	return strings.TrimPrefix(u.Path, "/")
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) bot.Store { return open(t) })
}

func TestFiles(t *testing.T) {
	storetest.RunFiles(t, func(t *testing.T) storetest.FileStore { return open(t) })
}

func TestAccounts(t *testing.T) {
	storetest.RunAccounts(t, func(t *testing.T) bot.Accounts { return open(t) })
}

func TestNodes(t *testing.T) {
	storetest.RunNodes(t, func(t *testing.T) (here, there bot.Store) {
		first, uri := openURI(t)
		second, err := mongo.Open(t.Context(), uri, patient)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() {
			if err := second.Close(); err != nil {
				t.Error(err)
			}
		})
		return first, second
	})
}

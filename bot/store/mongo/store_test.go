package mongo

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/storetest"
)

// uriVariable names a MongoDB to test against. The suite runs over the wire
// in any case, in the module wire beside this package.
const uriVariable = "GEHOOR_TEST_MONGODB_URI"

func TestStoreOnGivenServer(t *testing.T) {
	storetest.Run(t, func(t *testing.T) bot.Store { return open(t) })
}

func TestFilesOnGivenServer(t *testing.T) {
	storetest.RunFiles(t, func(t *testing.T) storetest.FileStore { return open(t) })
}

func TestAccountsOnGivenServer(t *testing.T) {
	storetest.RunAccounts(t, func(t *testing.T) bot.Accounts { return open(t) })
}

func BenchmarkStoreOnGivenServer(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) bot.Store { return open(b) })
}

// open returns a store in a fresh database of the given server, which is
// dropped when t ends.
func open(t testing.TB) *Store {
	t.Helper()
	uri := os.Getenv(uriVariable)
	if uri == "" {
		t.Skipf("%s is not set: no MongoDB to test against here; bot/store/mongo/wire runs the suite on FerretDB", uriVariable)
	}
	u, err := url.Parse(uri)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = fmt.Sprintf("/gehoor_test_%s", strings.ToLower(string(bot.NewID())))
	s, err := Open(t.Context(), u.String(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		again, err := Open(t.Context(), u.String(), Options{}) // the test may have closed s
		if err != nil {
			t.Error(err)
			return
		}
		defer again.Close()
		if err := again.commits.Database().Drop(t.Context()); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct{ uri, says string }{
		"given something that is no URI":    {"localhost:27017", "has the form mongodb://"},
		"given a server that isn't there":   {"mongodb://127.0.0.1:1/gehoor", "is the server running"},
		"given an option that nobody knows": {"mongodb://127.0.0.1:1/?w=-3", "mongodb:"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(t.Context(), c.uri, Options{Selection: 50 * time.Millisecond})
			if err == nil || !strings.Contains(err.Error(), c.says) {
				t.Fatalf("Open = %v, doesn't say %q", err, c.says)
			}
		})
	}
}

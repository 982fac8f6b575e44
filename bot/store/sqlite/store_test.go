package sqlite

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) bot.Store { return open(t, file(t), Options{}) })
}

func TestFiles(t *testing.T) {
	storetest.RunFiles(t, func(t *testing.T) storetest.FileStore { return open(t, file(t), Options{}) })
}

func TestAccounts(t *testing.T) {
	storetest.RunAccounts(t, func(t *testing.T) bot.Accounts { return open(t, file(t), Options{}) })
}

func TestNodes(t *testing.T) {
	storetest.RunNodes(t, func(t *testing.T) (here, there bot.Store) {
		path := file(t)
		return open(t, path, Options{}), open(t, path, Options{})
	})
}

// unending is more patience with other processes than a test takes, however busy
// its machine is.
const unending = 5 * time.Minute

func file(t testing.TB) string { return filepath.Join(t.TempDir(), "gehoor.db") }

func open(t testing.TB, path string, o Options) *Store {
	t.Helper()
	if o.Busy == 0 {
		o.Busy = unending
	}
	s, err := Open(t.Context(), path, o)
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

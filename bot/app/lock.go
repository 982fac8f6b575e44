package app

import (
	"fmt"
	"path/filepath"

	"github.com/gofrs/flock"

	"github.com/gehoor/gehoor/bot/app/config"
)

// lockName is a file in the data folder that one server holds while it runs.
const lockName = "gehoor.lock"

// holdData makes this the only server on an embedded store: two would each keep
// conversations in memory and not hear of the other's messages. Commands may
// still use the store beside it. The system lets go when the process ends,
// however it ends. Servers on one MongoDB don't share a folder.
func holdData(s config.Settings) (release func() error, err error) {
	if s.MongoDBURI.Reveal() != "" {
		return func() error { return nil }, nil
	}
	lock := flock.New(filepath.Join(s.Data, lockName))
	held, err := lock.TryLock()
	if err != nil {
		return nil, fmt.Errorf("locking the data folder: %w", err)
	}
	if !held {
		return nil, fmt.Errorf("another server runs on the data folder %s: stop it, or choose another with --data", s.Data)
	}
	return lock.Unlock, nil
}

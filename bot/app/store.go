package app

import (
	"context"
	"os"
	"path/filepath"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app/config"
	"github.com/gehoor/gehoor/bot/store/mongo"
	"github.com/gehoor/gehoor/bot/store/sqlite"
)

// Store keeps everything: conversations, their files, and accounts.
type Store interface {
	bot.Store
	bot.Files
	bot.Accounts
}

// fileName is the embedded store's file in the data folder.
const fileName = "gehoor.db"

// StoreExists reports whether the settings name a store that is there: a file
// in the data folder, or any MongoDB, which says for itself.
func StoreExists(s config.Settings) bool {
	if s.MongoDBURI.Reveal() != "" {
		return true
	}
	_, err := os.Stat(filepath.Join(s.Data, fileName))
	return err == nil
}

// OpenStore opens the store that the settings name: MongoDB where an address
// is given, else the file in the data folder. A server and any number of
// commands may have it open at once.
func OpenStore(ctx context.Context, s config.Settings) (Store, error) {
	if uri := s.MongoDBURI.Reveal(); uri != "" {
		return mongo.Open(ctx, uri, mongo.Options{})
	}
	return sqlite.Open(ctx, filepath.Join(s.Data, fileName), sqlite.Options{})
}

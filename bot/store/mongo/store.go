package mongo

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/gehoor/gehoor/bot"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/connstring"
)

// Options tune a store. The zero Options are good for production.
type Options struct {
	// Timeout bounds a call whose context has no deadline; 0 means 5 s.
	Timeout time.Duration
	// Selection is how long a call waits for a server to be reachable
	// before it returns ErrUnavailable; 0 means 2 s.
	Selection time.Duration
}

// Store is a bot.Store, bot.Files and bot.Accounts in a MongoDB database.
type Store struct {
	client *mongo.Client
	// What was acknowledged can't be undone by the loss of a server.
	commits, users, sessions, tokens, invites, meta, files, chunks *mongo.Collection
	// tombs and summaries are one collection: a tombstone takes the place of
	// a summary, so that what writes a summary meets it. Summaries can be
	// rebuilt, so they wait for one server only; tombstones wait for all.
	summaries, tombs *mongo.Collection

	tails tails
}

var (
	_ bot.Store    = (*Store)(nil)
	_ bot.Files    = (*Store)(nil)
	_ bot.Accounts = (*Store)(nil)
)

// database is what the store is called when the URI names no database.
const database = "gehoor"

// Open connects to the server at uri, in the database that the URI names
// ("gehoor" if none), and makes the indexes. It fails when the server can't be
// reached.
func Open(ctx context.Context, uri string, o Options) (*Store, error) {
	if o.Timeout <= 0 {
		o.Timeout = 5 * time.Second
	}
	if o.Selection <= 0 {
		o.Selection = 2 * time.Second
	}
	parsed, err := connstring.ParseAndValidate(uri)
	if err != nil {
		return nil, fmt.Errorf("mongodb: the URI can't be read; it has the form mongodb://host:27017/gehoor: %w", err)
	}
	name := parsed.Database
	if name == "" {
		name = database
	}
	durable := &writeconcern.WriteConcern{W: writeconcern.WCMajority, Journal: new(true)}
	client, err := mongo.Connect(options.Client().ApplyURI(uri).SetAppName("gehoor").
		SetTimeout(o.Timeout).SetServerSelectionTimeout(o.Selection).SetConnectTimeout(o.Selection).
		SetWriteConcern(durable))
	if err != nil {
		return nil, fmt.Errorf("mongodb: %w", err)
	}
	db := client.Database(name)
	s := &Store{
		client: client, commits: db.Collection("commits"), users: db.Collection("users"), sessions: db.Collection("sessions"),
		tokens: db.Collection("tokens"), invites: db.Collection("invites"), meta: db.Collection("meta"),
		files: db.Collection("files"), chunks: db.Collection("chunks"),
		summaries: db.Collection("summaries", options.Collection().SetWriteConcern(writeconcern.W1())),
		tombs:     db.Collection("summaries"),
	}
	if err := s.index(ctx); err != nil {
		return nil, errors.Join(
			fmt.Errorf("mongodb: the store at %v can't be opened; is the server running and reachable from here?: %w", parsed.Hosts, err),
			client.Disconnect(ctx))
	}
	return s, nil
}

// Ping implements bot.Store. It writes, because a server that can be read may
// be a secondary, full or without its majority.
func (s *Store) Ping(ctx context.Context) error {
	_, err := s.meta.UpdateByID(ctx, "ping", inc("value", 1), options.UpdateOne().SetUpsert(true))
	return domain(err)
}

// Close ends the connections. Later calls return ErrUnavailable; Close itself
// may be called again.
func (s *Store) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	err := s.client.Disconnect(ctx)
	if err != nil && !errors.Is(err, mongo.ErrClientDisconnected) {
		return domain(err)
	}
	return nil
}

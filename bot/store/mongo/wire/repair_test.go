package wire

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	store "github.com/gehoor/gehoor/bot/store/mongo"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

var noon = time.Date(2026, 3, 27, 12, 0, 0, 0, time.UTC)

// conversation appends n commits of one message, a minute apart.
func conversation(t *testing.T, s *store.Store, id bot.ID, n int) {
	t.Helper()
	for i := range n {
		c := bot.Commit{Conversation: id, Seq: uint64(i + 1), At: noon.Add(time.Duration(i) * time.Minute), Events: []bot.Event{
			bot.Said{By: bot.Person{Role: bot.Customer}, Text: "fiets"},
		}}
		if err := s.Append(t.Context(), c, fold(id, []bot.Commit{c})); err != nil {
			t.Fatal(err)
		}
	}
}

func fold(id bot.ID, log []bot.Commit) bot.Summary {
	last := log[len(log)-1]
	return bot.Summary{Conversation: id, LastSeq: last.Last(), Status: bot.StatusIntake, UpdatedAt: last.At, Messages: int(last.Last())}
}

// beside opens the database of a store with the driver alone, as a person
// with a shell would.
func beside(t *testing.T, uri string) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(options.Client().ApplyURI(uri))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := client.Disconnect(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return client.Database(name(uri))
}

func summaries(t *testing.T, s *store.Store) map[bot.ID]uint64 {
	t.Helper()
	page, err := s.Find(t.Context(), bot.Query{})
	if err != nil {
		t.Fatal(err)
	}
	last := map[bot.ID]uint64{}
	for _, sum := range page.Summaries {
		last[sum.Conversation] = sum.LastSeq
	}
	return last
}

func repair(t *testing.T, s *store.Store, since time.Time, want int) {
	t.Helper()
	n, err := s.Repair(t.Context(), since, fold)
	if err != nil || n != want {
		t.Fatalf("Repair = %d, %v, want %d", n, err, want)
	}
}

// A node stopped between a commit and its summary: nobody would ever have been
// told that the conversation waits.
func TestRepairBringsSummariesAfterTheirCommits(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "lags", 3)
	conversation(t, s, "lost", 2)
	conversation(t, s, "fine", 3)
	old := bot.Summary{Conversation: "lags", LastSeq: 1, Status: bot.StatusOpened}
	if err := s.PutSummary(t.Context(), old); err != nil {
		t.Fatal(err)
	}
	if _, err := beside(t, uri).Collection("summaries").DeleteOne(t.Context(), bson.D{{Key: "_id", Value: "lost"}}); err != nil {
		t.Fatal(err)
	}
	repair(t, s, noon.Add(time.Hour), 0) // too late a since finds nothing
	repair(t, s, noon, 2)
	if got := summaries(t, s); got["lags"] != 3 || got["lost"] != 2 || got["fine"] != 3 {
		t.Fatalf("the summaries are at %v", got)
	}
	repair(t, s, time.Time{}, 0)
}

// A node stopped between the tombstone and the deletion of the log.
func TestRepairFinishesAnErasure(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "gone", 3)
	db := beside(t, uri)
	half := bson.D{{Key: "last_seq", Value: int64(1 << 62)}, {Key: "purged", Value: false}, {Key: "tombstone", Value: bson.D{{Key: "why", Value: "verzoek"}}}}
	if _, err := db.Collection("summaries").ReplaceOne(t.Context(), bson.D{{Key: "_id", Value: "gone"}}, half); err != nil {
		t.Fatal(err)
	}
	repair(t, s, noon.Add(time.Hour), 1)
	left, err := db.Collection("commits").CountDocuments(t.Context(), bson.D{})
	if err != nil || left != 0 {
		t.Fatalf("%d commits are left, %v", left, err)
	}
	if _, err := s.Load(t.Context(), "gone", 0); !errors.Is(err, bot.ErrErased) {
		t.Fatalf("Load = %v", err)
	}
}

// Another node had looked for the predecessor before the erasure and inserted
// its commit after it, and stopped there.
func TestRepairRemovesACommitThatCrossedAnErasure(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "gone", 1)
	if err := s.Erase(t.Context(), bot.Tombstone{Conversation: "gone", At: noon, Why: "verzoek"}); err != nil {
		t.Fatal(err)
	}
	db := beside(t, uri)
	stray := bson.D{{Key: "conversation", Value: "gone"}, {Key: "seq", Value: 2}, {Key: "last", Value: 2}, {Key: "at", Value: noon}, {Key: "events", Value: bson.A{}}}
	if _, err := db.Collection("commits").InsertOne(t.Context(), stray); err != nil {
		t.Fatal(err)
	}
	repair(t, s, noon, 1)
	left, err := db.Collection("commits").CountDocuments(t.Context(), bson.D{})
	if err != nil || left != 0 {
		t.Fatalf("%d commits are left, %v", left, err)
	}
}

func TestEventsCanBeQueriedByPeople(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "a", 2)
	n, err := beside(t, uri).Collection("commits").CountDocuments(t.Context(), bson.D{{Key: "events.by.role", Value: "customer"}})
	if err != nil || n != 2 {
		t.Fatalf("found %d commits in which the customer speaks, %v", n, err)
	}
}

func TestUniqueIndexStandsBehindTheStore(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "a", 1)
	_, err := beside(t, uri).Collection("commits").InsertOne(t.Context(), bson.D{{Key: "conversation", Value: "a"}, {Key: "seq", Value: int64(1)}})
	if !mongo.IsDuplicateKeyError(err) {
		t.Fatalf("a second commit on the same seq gave %v", err)
	}
}

// One commit can't be read: the others are walked, and the walk says which.
func TestWalkNamesWhatCantBeRead(t *testing.T) {
	s, uri := openURI(t)
	conversation(t, s, "a", 2)
	conversation(t, s, "b", 2)
	broken := bson.D{{Key: "$set", Value: bson.D{{Key: "events", Value: bson.A{bson.D{{Key: "kind", Value: "from the future"}}}}}}}
	if _, err := beside(t, uri).Collection("commits").UpdateOne(t.Context(), bson.D{{Key: "conversation", Value: "a"}, {Key: "seq", Value: 2}}, broken); err != nil {
		t.Fatal(err)
	}
	var visited []bot.ID
	err := s.Walk(t.Context(), func(id bot.ID, _ []bot.Commit, _ *bot.Summary) error {
		visited = append(visited, id)
		return nil
	})
	var e *bot.Error
	if !errors.As(err, &e) || e.Code != bot.Corrupt || e.Args["conversation"] != bot.ID("a") || e.Args["seq"] != uint64(2) {
		t.Fatalf("Walk = %v", err)
	}
	if len(visited) != 1 || visited[0] != "b" {
		t.Fatalf("Walk visited %v", visited)
	}
	if _, err := s.Load(t.Context(), "a", 0); bot.CodeOf(err) != bot.Corrupt {
		t.Fatalf("Load = %v", err)
	}
}

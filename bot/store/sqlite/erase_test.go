package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

// traces counts the files of the store in which the customer's word is.
func traces(t *testing.T, path string) int {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte("geheim")) {
			n++
		}
	}
	return n
}

func erase(t *testing.T, s *Store, id bot.ID) {
	t.Helper()
	if err := s.Erase(t.Context(), bot.Tombstone{Conversation: id, At: noon, Why: "verzoek", By: "u1"}); err != nil {
		t.Fatal(err)
	}
}

func TestErasureLeavesNoTraceInAnyFile(t *testing.T) {
	path := file(t)
	s := open(t, path, Options{})
	for seq := range uint64(20) {
		if err := put(t, s, "a", seq+1); err != nil {
			t.Fatal(err)
		}
	}
	if traces(t, path) == 0 {
		t.Fatal("the word isn't there to begin with")
	}
	erase(t, s, "a")
	if n := traces(t, path); n != 0 {
		t.Fatalf("the word is still in %d files", n)
	}
}

// Somebody reads while a conversation is erased, so the write-ahead log can't
// be emptied at once. It is when the next commit is made after that.
func TestErasureBesideAReaderLeavesNoTraceInTheEnd(t *testing.T) {
	path := file(t)
	s := open(t, path, Options{})
	if err := put(t, s, "a", 1); err != nil {
		t.Fatal(err)
	}
	reader, err := s.read.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if err := reader.QueryRow("SELECT count(*) FROM commits").Scan(&n); err != nil || n != 1 {
		t.Fatalf("%d commits, %v", n, err)
	}
	erase(t, s, "a")
	if err := reader.Rollback(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the writer answers the first, empties the log, and answers the second
		if err := s.Ping(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := traces(t, path); n != 0 {
		t.Fatalf("the word is still in %d files", n)
	}
}

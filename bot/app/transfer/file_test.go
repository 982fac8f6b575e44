package transfer_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/app/transfer"
	"github.com/gehoor/gehoor/bot/store/sqlite"
)

var (
	noon   = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)
	policy = &bot.Policy{Zone: time.UTC}
	all    = transfer.Selection{Zone: time.UTC}
	talk   = bot.ID(strings.Repeat("a", 26))
)

func open(t *testing.T) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// withFiles is a store with a conversation of two files, the second larger than
// a chunk.
func withFiles(t *testing.T) (*sqlite.Store, map[bot.FileID][]byte) {
	t.Helper()
	s := open(t)
	files := map[bot.FileID][]byte{"f": []byte("%PDF klein"), "g": bytes.Repeat([]byte("groot "), 100_000)}
	c := bot.Commit{Conversation: talk, Seq: 1, At: noon, Events: []bot.Event{bot.Opened{Locale: "nl"}}}
	for id, data := range files {
		sum := sha256.Sum256(data)
		c.Events = append(c.Events, bot.Attached{
			By: bot.Person{Role: bot.Customer}, Re: string(id),
			File: bot.File{ID: id, Name: string(id) + ".pdf", Media: "application/pdf", Size: int64(len(data)), Sum: hex.EncodeToString(sum[:])},
		})
	}
	state := bot.Replay([]bot.Commit{c})
	if err := s.Append(t.Context(), c, state.Summary(time.Time{})); err != nil {
		t.Fatal(err)
	}
	for id, data := range files {
		if _, err := s.PutFile(t.Context(), talk, id, noon, func(w io.Writer) error { _, err := w.Write(data); return err }); err != nil {
			t.Fatal(err)
		}
	}
	return s, files
}

func export(t *testing.T, from *sqlite.Store, format string) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := transfer.Export(t.Context(), &out, format, from, all); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestFilesAreCarriedWithTheirConversation(t *testing.T) {
	from, files := withFiles(t)
	lines := export(t, from, transfer.JSONL)
	into := open(t)
	for _, want := range []int{2, 0} { // the second time they are there already
		res, err := transfer.Import(t.Context(), strings.NewReader(lines), transfer.JSONL, into, policy)
		if err != nil || res.Files != want {
			t.Fatalf("imported %+v, %v", res, err)
		}
	}
	for id, data := range files {
		r, err := into.OpenFile(t.Context(), talk, id)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, data) {
			t.Errorf("%s: %d bytes, %v", id, len(got), err)
		}
		r.Close()
	}
	if again := export(t, into, transfer.JSONL); again != lines {
		t.Error("exported again it is not the same")
	}
}

func TestFilesOfWhatWasErasedHereStayAway(t *testing.T) {
	from, _ := withFiles(t)
	lines := export(t, from, transfer.JSONL)
	into := open(t)
	if err := into.Erase(t.Context(), bot.Tombstone{Conversation: talk, At: noon}); err != nil {
		t.Fatal(err)
	}
	res, err := transfer.Import(t.Context(), strings.NewReader(lines), transfer.JSONL, into, policy)
	if err != nil || res.Erased != 1 || res.Files != 0 {
		t.Errorf("imported %+v, %v", res, err)
	}
	if n, err := into.SumFiles(t.Context()); n != 0 || err != nil {
		t.Errorf("%d bytes are back, %v", n, err)
	}
}

func TestAnImportThatBreaksOffInAFileLeavesNoneOfIt(t *testing.T) {
	from, _ := withFiles(t)
	lines := strings.SplitAfter(export(t, from, transfer.JSONL), "\n")
	for name, in := range map[string][]string{
		"cut off":          lines[:len(lines)-2],
		"a part missing":   append(append([]string{}, lines[:2]...), lines[3:]...),
		"the first is not": append(append([]string{}, lines[:1]...), lines[2:]...),
	} {
		t.Run(name, func(t *testing.T) {
			into := open(t)
			if _, err := transfer.Import(t.Context(), strings.NewReader(strings.Join(in, "")), transfer.JSONL, into, policy); err == nil {
				t.Error("nothing was wrong")
			}
			if res, err := transfer.Import(t.Context(), strings.NewReader(strings.Join(lines, "")), transfer.JSONL, into, policy); err != nil {
				t.Errorf("the whole then: %+v, %v", res, err)
			}
			if again := export(t, into, transfer.JSONL); again != strings.Join(lines, "") {
				t.Error("then it is not the same")
			}
		})
	}
}

func TestAFileThatCanNotBeReadIsNotLeftOutInSilence(t *testing.T) {
	from, _ := withFiles(t)
	if err := from.DropFile(t.Context(), talk, "f"); err != nil {
		t.Fatal(err)
	}
	_, err := transfer.Export(t.Context(), io.Discard, transfer.JSONL, from, all)
	if !errors.Is(err, bot.ErrNotFound) || !strings.Contains(err.Error(), string(talk)) {
		t.Errorf("Export = %v", err)
	}
	export(t, from, transfer.CSV) // a table names files only
}

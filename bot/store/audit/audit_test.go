package audit

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
)

var start = time.Date(2026, 3, 27, 9, 30, 0, 0, time.UTC)

// shelf is a store with just what an audit uses, and with whatever faults a
// test puts on it.
type shelf struct {
	bot.Store // none: a call to anything else panics
	logs      map[bot.ID][]bot.Commit
	summaries map[bot.ID]*bot.Summary
	broken    error
	between   func() // runs after each walk
	put       []bot.ID
	files     map[bot.FileID]string
	onPut     func(bot.Summary)
}

func (s *shelf) Walk(_ context.Context, visit func(bot.ID, []bot.Commit, *bot.Summary) error) error {
	for _, id := range []bot.ID{"a", "b", "c"} {
		if log, ok := s.logs[id]; ok {
			if err := visit(id, log, s.summaries[id]); err != nil {
				return err
			}
		}
	}
	if s.between != nil {
		s.between()
	}
	return s.broken
}

func (s *shelf) Load(_ context.Context, id bot.ID, after uint64) ([]bot.Commit, error) {
	if s.logs[id] == nil {
		return nil, bot.ErrErased
	}
	var log []bot.Commit
	for _, c := range s.logs[id] {
		if c.Last() > after {
			log = append(log, c)
		}
	}
	return log, nil
}

func (s *shelf) OpenFile(_ context.Context, _ bot.ID, id bot.FileID) (io.ReadCloser, error) {
	text, ok := s.files[id]
	if !ok {
		return nil, bot.ErrNotFound
	}
	return io.NopCloser(strings.NewReader(text)), nil
}

func (s *shelf) PutSummary(_ context.Context, sum bot.Summary) error {
	if s.logs[sum.Conversation] == nil {
		return bot.ErrNotFound
	}
	s.put = append(s.put, sum.Conversation)
	s.summaries[sum.Conversation] = &sum
	if s.onPut != nil {
		s.onPut(sum)
	}
	return nil
}

// commit is a commit of n events.
func commit(id bot.ID, seq uint64, n int) bot.Commit {
	c := bot.Commit{Conversation: id, Seq: seq, At: start.Add(time.Duration(seq) * time.Second)}
	for range n {
		c.Events = append(c.Events, bot.Puzzled{})
	}
	return c
}

func sum(log []bot.Commit) bot.Summary {
	last := log[len(log)-1]
	return bot.Summary{Conversation: last.Conversation, LastSeq: last.Last(), UpdatedAt: last.At, Reference: "K-" + string(last.Conversation)}
}

// healthy has two conversations, one of three events and one of two.
func healthy() *shelf {
	s := &shelf{logs: map[bot.ID][]bot.Commit{
		"a": {commit("a", 1, 1), commit("a", 2, 2)},
		"b": {commit("b", 1, 2)},
	}, summaries: map[bot.ID]*bot.Summary{}}
	for id, log := range s.logs {
		v := sum(log)
		s.summaries[id] = &v
	}
	return s
}

// attach makes the last event of b a file, of which the store holds kept.
func (s *shelf) attach(text, kept string) {
	h := sha256.Sum256([]byte(text))
	s.logs["b"][0].Events[1] = bot.Attached{File: bot.File{ID: "f", Size: int64(len(text)), Sum: hex.EncodeToString(h[:])}}
	s.files = map[bot.FileID]string{"f": kept}
	v := sum(s.logs["b"])
	s.summaries["b"] = &v
}

func TestVerify(t *testing.T) {
	for name, c := range map[string]struct {
		given func(s *shelf)
		want  []Fault
	}{
		"given a sound store, nothing is found":    {func(*shelf) {}, nil},
		"given an empty store, nothing is found":   {func(s *shelf) { s.logs = nil }, nil},
		"an event number that is missing":          {func(s *shelf) { s.logs["a"][1].Seq = 3 }, []Fault{{Gap, "a", 2, "the next is 3"}}},
		"a log that begins too late":               {func(s *shelf) { s.logs["b"][0].Seq = 2 }, []Fault{{Gap, "b", 1, "the next is 2"}}},
		"an event number that occurs twice":        {func(s *shelf) { s.logs["a"][1].Seq = 1 }, []Fault{{Duplicate, "a", 1, ""}}},
		"a commit without events":                  {func(s *shelf) { s.logs["a"][1].Events = nil }, []Fault{{Unreadable, "a", 2, "the commit has no events"}}},
		"a commit earlier than the one before":     {func(s *shelf) { s.logs["a"][0].At = start.Add(time.Hour) }, []Fault{{Disorder, "a", 2, ""}}},
		"a conversation without a summary":         {func(s *shelf) { delete(s.summaries, "b") }, []Fault{{NoSummary, "b", 0, ""}}},
		"a summary that lags":                      {func(s *shelf) { s.summaries["a"].LastSeq = 1 }, []Fault{{LaggingBehind, "a", 0, "it is at 1, the log at 3"}}},
		"a summary that knows too much":            {func(s *shelf) { s.summaries["a"].LastSeq = 4 }, []Fault{{Ahead, "a", 0, "it is at 4, the log at 3"}}},
		"a summary that differs, by field names":   {func(s *shelf) { s.summaries["a"].Title, s.summaries["a"].Messages = "geheim", 3 }, []Fault{{Differs, "a", 0, "messages, title"}}},
		"two complaints with one reference":        {func(s *shelf) { s.summaries["b"].Reference = "K-a" }, []Fault{{SameReference, "b", 0, "as a"}, {Differs, "b", 0, "reference"}}},
		"a log that can't be read":                 {func(s *shelf) { s.broken = errors.Join(unread("c", 7)) }, []Fault{{Unreadable, "c", 7, ""}}},
		"two logs that can't be read":              {func(s *shelf) { s.broken = errors.Join(unread("c", 7), unread("d", 1)) }, []Fault{{Unreadable, "c", 7, ""}, {Unreadable, "d", 1, ""}}},
		"a log that can't be read and one behind":  {func(s *shelf) { s.broken = unread("c", 7); s.summaries["a"].LastSeq = 1 }, []Fault{{Unreadable, "c", 7, ""}, {LaggingBehind, "a", 0, "it is at 1, the log at 3"}}},
		"times that differ by less than is stored": {func(s *shelf) { s.summaries["a"].UpdatedAt = s.summaries["a"].UpdatedAt.Add(time.Microsecond) }, nil},
		"an empty list instead of none":            {func(s *shelf) { s.summaries["a"].Flags, s.summaries["a"].Facts = []string{}, []byte{} }, nil},
		"a file that is there":                     {func(s *shelf) { s.attach("bon", "bon") }, nil},
		"a file that isn't there":                  {func(s *shelf) { s.attach("bon", "bon"); s.files = nil }, []Fault{{NoFile, "b", 2, ""}}},
		"a file that is another":                   {func(s *shelf) { s.attach("bon", "bom") }, []Fault{{FileDiffers, "b", 2, ""}}},
		"a file that is cut off":                   {func(s *shelf) { s.attach("bon", "bo") }, []Fault{{FileDiffers, "b", 2, ""}}},
		"a file of a talk erased since": {func(s *shelf) {
			s.attach("bon", "bon")
			s.between = func() { s.files = nil; delete(s.logs, "b") }
		}, nil},
		"a summary that lagged for a moment": {func(s *shelf) {
			s.summaries["a"].LastSeq = 1
			s.between = func() { s.summaries["a"].LastSeq = 3 }
		}, nil},
		"a summary that came a moment later": {func(s *shelf) {
			late := s.summaries["b"]
			delete(s.summaries, "b")
			s.between = func() { s.summaries["b"] = late }
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := healthy()
			c.given(s)
			r, err := Verify(t.Context(), s, sum)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(r.Faults, c.want) || r.OK() != (len(c.want) == 0) {
				t.Errorf("found %v, want %v", r.Faults, c.want)
			}
			counted := 0
			for _, n := range r.Counts {
				counted += n
			}
			if counted != len(c.want) {
				t.Errorf("counted %v", r.Counts)
			}
		})
	}
}

func unread(id bot.ID, seq uint64) error {
	return bot.E(bot.Corrupt, "error.internal", nil).With("conversation", id).With("seq", seq)
}

func TestVerifyCounts(t *testing.T) {
	r, err := Verify(t.Context(), healthy(), sum)
	if err != nil || r.Conversations != 2 || r.Commits != 3 || r.Events != 5 || !r.OK() {
		t.Fatalf("Verify = %+v, %v", r, err)
	}
}

func TestVerifyListsAThousandFaultsAndCountsAll(t *testing.T) {
	var r Report
	for range maxFaults + 5 {
		r.add(Fault{Kind: Gap})
	}
	if len(r.Faults) != maxFaults || r.Counts[Gap] != maxFaults+5 {
		t.Fatalf("%d are listed, %v counted", len(r.Faults), r.Counts)
	}
}

func TestVerifyReturnsTheStoresError(t *testing.T) {
	s := healthy()
	s.broken = errors.Join(unread("c", 1), bot.ErrUnavailable)
	r, err := Verify(t.Context(), s, sum)
	if !errors.Is(err, bot.ErrUnavailable) || r.Counts[Unreadable] != 1 {
		t.Fatalf("Verify = %+v, %v", r, err)
	}
}

func TestRebuildWritesWhatIsMissingOrDiffers(t *testing.T) {
	s := healthy()
	s.logs["c"] = []bot.Commit{commit("c", 1, 1)}
	s.summaries["b"].Title = "oud"
	total, changed, err := Rebuild(t.Context(), s, sum)
	if err != nil || total != 3 || changed != 2 || fmt.Sprint(s.put) != "[b c]" {
		t.Fatalf("Rebuild = %d, %d, %v, wrote %v", total, changed, err, s.put)
	}
	if r, err := Verify(t.Context(), s, sum); err != nil || !r.OK() {
		t.Fatalf("afterwards Verify = %+v, %v", r, err)
	}
}

// The conversation grew, with its summary, between the walk and the write: the
// old summary would have stood in the place of the new one.
func TestRebuildOfAConversationThatGrows(t *testing.T) {
	s := healthy()
	s.summaries["b"].Title = "oud"
	s.onPut = func(sum bot.Summary) {
		if sum.LastSeq == 2 {
			s.logs["b"] = append(s.logs["b"], commit("b", 3, 1))
		}
	}
	if _, _, err := Rebuild(t.Context(), s, sum); err != nil {
		t.Fatal(err)
	}
	if got := s.summaries["b"].LastSeq; got != 3 {
		t.Fatalf("the summary is at %d", got)
	}
}

func TestRebuildOfAConversationThatIsErased(t *testing.T) {
	s := healthy()
	s.summaries["b"].Title = "oud"
	s.onPut = func(bot.Summary) { delete(s.logs, "b") }
	if _, _, err := Rebuild(t.Context(), s, sum); err != nil {
		t.Fatal(err)
	}
}

func TestFaultInOneLine(t *testing.T) {
	for want, f := range map[string]Fault{
		"gap: conversation a, event 2: the next is 3": {Gap, "a", 2, "the next is 3"},
		"no_summary: conversation b":                  {NoSummary, "b", 0, ""},
	} {
		if f.String() != want {
			t.Errorf("String = %q, want %q", f, want)
		}
	}
}

package files_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/files"
	"github.com/gehoor/gehoor/bot/store/sqlite"
)

var noon = time.Date(2026, 3, 3, 12, 0, 0, 0, time.UTC)

const talk = bot.ID("00000000000000000000000001")

// door is a conversation that takes files as the real one does, without a bot.
type door struct {
	mu     sync.Mutex
	state  bot.State
	store  *sqlite.Store
	limits bot.FileLimits
	fail   error  // of Tell
	before func() // runs before a Tell
}

func (d *door) View(_ context.Context, id bot.ID, look func(*bot.State)) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if id != talk {
		return bot.ErrNotFound
	}
	look(&d.state)
	return nil
}

func (d *door) Tell(ctx context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error) {
	if d.before != nil {
		d.before()
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.fail != nil {
		return bot.Receipt{}, d.fail
	}
	a := cmd.(bot.AttachFile)
	if seq, done := d.state.Seen[a.Key]; done {
		return bot.Receipt{Seq: seq}, nil
	}
	if err := d.limits.Admit(&d.state, a.File.Size); err != nil {
		return bot.Receipt{}, err
	}
	c := bot.Commit{Conversation: id, Seq: d.state.Seq + 1, At: noon, Events: []bot.Event{bot.Attached{File: a.File, Re: a.Key}}}
	d.state.Fold(c)
	return bot.Receipt{Seq: c.Seq, New: true}, d.store.Append(ctx, c, d.state.Summary(time.Time{}))
}

func newDoor(t *testing.T, change func(*files.Options)) (*door, *files.Intake) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d := &door{store: s, limits: bot.FileLimits{Count: 3, Size: 1 << 20, Together: 2 << 20}}
	c := bot.Commit{Conversation: talk, Seq: 1, At: noon, Events: []bot.Event{bot.Opened{Locale: "nl"}}}
	d.state.Fold(c)
	if err := s.Append(t.Context(), c, d.state.Summary(time.Time{})); err != nil {
		t.Fatal(err)
	}
	o := files.Options{Conversations: d, Files: s, Limits: d.limits, Now: func() time.Time { return noon }}
	if change != nil {
		change(&o)
	}
	return d, files.New(o)
}

func text(key, body string) files.Upload {
	return files.Upload{Conversation: talk, Key: key, Name: "brief.txt", Size: int64(len(body)), Body: strings.NewReader(body)}
}

func (d *door) bytes(t *testing.T) int64 {
	t.Helper()
	n, err := d.store.SumFiles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestAFileThatIsTakenCanBeOpened(t *testing.T) {
	_, in := newDoor(t, nil)
	f, fresh, err := in.Take(t.Context(), text("k", "Beste mensen"))
	if err != nil || !fresh || f.Name != "brief.txt" || f.Size != 12 || len(f.Sum) != 64 || f.Seq != 2 {
		t.Fatalf("%+v, %v, %v", f, fresh, err)
	}
	got, r, err := in.Open(t.Context(), talk, f.ID)
	if err != nil || got != f.File {
		t.Fatalf("%+v, %v", got, err)
	}
	defer r.Close()
	if b, err := io.ReadAll(r); string(b) != "Beste mensen" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	if _, _, err := in.Open(t.Context(), talk, "other"); !errors.Is(err, bot.ErrNotFound) {
		t.Errorf("Open of none = %v", err)
	}
}

// Two tabs, or a client that didn't wait for its answer: both find no file yet,
// both bring theirs. One is kept; the other's bytes go.
func TestTheSameKeyAtOnceIsOneFile(t *testing.T) {
	d, in := newDoor(t, nil)
	var both sync.WaitGroup
	both.Add(2)
	d.before = func() { both.Done(); both.Wait() }
	ids := make(chan bot.FileID, 2)
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			f, _, err := in.Take(t.Context(), text("k", "Beste mensen"))
			if err != nil {
				t.Error(err)
			}
			ids <- f.ID
		})
	}
	all.Wait()
	if a, b := <-ids, <-ids; a != b || a == "" {
		t.Errorf("answered with %s and %s", a, b)
	}
	if n := d.bytes(t); n != 12 {
		t.Errorf("%d bytes are kept", n)
	}
}

func TestAFileThatIsNotTakenLeavesNothing(t *testing.T) {
	line := errors.New("the line broke")
	for name, c := range map[string]struct {
		given func(d *door, u *files.Upload)
		code  bot.Code
	}{
		"the conversation refuses it": {func(d *door, _ *files.Upload) { d.fail = bot.E(bot.Closed, "error.file_closed", nil) }, bot.Closed},
		"it breaks off": {func(_ *door, u *files.Upload) {
			u.Body = io.MultiReader(strings.NewReader(strings.Repeat("x", 600<<10)), iotest.ErrReader(line))
		}, bot.BadFrame},
		"it is larger than it said": {func(_ *door, u *files.Upload) { u.Body = strings.NewReader(strings.Repeat("x", 1<<20+1)) }, bot.TooLarge},
		"it says that it is too large": {func(_ *door, u *files.Upload) {
			u.Size, u.Body = 1<<20+1, iotest.ErrReader(errors.New("it was read"))
		}, bot.TooLarge},
		"it turns out to be binary": {func(_ *door, u *files.Upload) { u.Body = strings.NewReader(strings.Repeat("x", 600<<10) + "\x00") }, bot.UnsupportedMedia},
		"there is no such talk":     {func(_ *door, u *files.Upload) { u.Conversation = "x" }, bot.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			d, in := newDoor(t, nil)
			u := text("k", "Beste mensen")
			c.given(d, &u)
			if _, _, err := in.Take(t.Context(), u); bot.CodeOf(err) != c.code {
				t.Errorf("Take = %v, want %s", err, c.code)
			}
			if n := d.bytes(t); n != 0 {
				t.Errorf("%d bytes are left", n)
			}
		})
	}
}

// Nobody knows whether the conversation was told: the file stays until the
// sweep has looked.
func TestAFileOfAnUnknownFateIsSweptOnlyWhenNobodyNamesIt(t *testing.T) {
	d, in := newDoor(t, nil)
	if _, _, err := in.Take(t.Context(), text("a", "Beste mensen")); err != nil {
		t.Fatal(err)
	}
	d.fail = bot.ErrUnavailable
	if _, _, err := in.Take(t.Context(), text("b", "Geachte heer")); !errors.Is(err, bot.ErrUnavailable) {
		t.Fatal(err)
	}
	if n := d.bytes(t); n != 24 {
		t.Fatalf("%d bytes before the sweep", n)
	}
	if n, err := files.Sweep(t.Context(), d.store, noon.Add(time.Hour)); n != 0 || err != nil {
		t.Errorf("swept %d too early, %v", n, err)
	}
	if n, err := files.Sweep(t.Context(), d.store, noon.Add(3*time.Hour)); n != 1 || err != nil {
		t.Errorf("swept %d, %v", n, err)
	}
	if n := d.bytes(t); n != 12 {
		t.Errorf("%d bytes are left", n)
	}
	if f, ok := d.state.FileBy("a"); !ok {
		t.Error("the file that is named is gone")
	} else if _, r, err := in.Open(t.Context(), talk, f.ID); err != nil {
		t.Error(err)
	} else {
		r.Close()
	}
}

func TestBeyondTheBoundOfAllFilesNoneIsTaken(t *testing.T) {
	_, in := newDoor(t, func(o *files.Options) { o.All = 1<<20 + 20 })
	if _, _, err := in.Take(t.Context(), text("a", strings.Repeat("x", 30))); err != nil {
		t.Fatal(err)
	}
	if _, _, err := in.Take(t.Context(), text("b", "Beste mensen")); bot.CodeOf(err) != bot.Full {
		t.Errorf("Take = %v", err)
	}
}

func TestOnlySoManyComeInAtOnce(t *testing.T) {
	_, in := newDoor(t, func(o *files.Options) { o.AtOnce, o.Wait = 1, time.Millisecond })
	r, w := io.Pipe()
	slow := text("a", "")
	slow.Body, slow.Size = r, -1
	done := make(chan error)
	go func() {
		_, _, err := in.Take(context.WithoutCancel(t.Context()), slow)
		done <- err
	}()
	if _, err := w.Write(bytes.Repeat([]byte("x"), 70<<10)); err != nil { // it has its turn now
		t.Fatal(err)
	}
	if _, _, err := in.Take(t.Context(), text("b", "Beste mensen")); !errors.Is(err, bot.ErrUnavailable) {
		t.Errorf("the second: %v", err)
	}
	w.Close()
	if err := <-done; err != nil {
		t.Errorf("the first: %v", err)
	}
	if _, _, err := in.Take(t.Context(), text("b", "Beste mensen")); err != nil {
		t.Errorf("the second, when there is room: %v", err)
	}
}

// On a busy machine the wait was over before the turn was asked for, and one in
// two of those was sent away though nobody was before them.
func TestAFreeTurnIsTakenWithoutWaiting(t *testing.T) {
	_, in := newDoor(t, func(o *files.Options) { o.Wait = time.Nanosecond })
	for range 50 {
		if _, _, err := in.Take(t.Context(), text("a", "Beste mensen")); err != nil {
			t.Fatal(err)
		}
	}
}

func TestAKeyOfTheContentTellsTheSameFileFromAnother(t *testing.T) {
	d, in := newDoor(t, nil)
	for _, c := range []struct {
		body  string
		fresh bool
	}{{"Beste mensen", true}, {"Beste mensen", false}, {"Geachte heer", true}} {
		u := text("", c.body)
		u.KeyOf = func(sum string) string { return "form-" + sum }
		if _, fresh, err := in.Take(t.Context(), u); err != nil || fresh != c.fresh {
			t.Errorf("%q: fresh %v, %v", c.body, fresh, err)
		}
	}
	if n := d.bytes(t); n != 24 {
		t.Errorf("%d bytes are kept", n)
	}
}

package desk

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/sqlite"
)

// world is a desk on the embedded store, with conversations that a test holds
// in its hand.
type world struct {
	*Desk
	t     *testing.T
	store *sqlite.Store
	talks *talks
	now   time.Time
}

// cheap keeps tests fast; production never uses it.
var cheap = Cost{Memory: 64, Passes: 1, Threads: 1}

// admin may do everything.
var admin = Actor{ID: "admin", Name: "Admin", Role: bot.RoleAdmin}

func newWorld(t *testing.T) *world {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	w := &world{t: t, store: store, talks: &talks{states: map[bot.ID]*bot.State{}}, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
	w.Desk = New(Options{Accounts: store, Conversations: w.talks, Summaries: w.talks, Cost: cheap})
	return w
}

// talks are conversations as states; commands are only noted.
type talks struct {
	states map[bot.ID]*bot.State
	told   []bot.Command
}

func (f *talks) Tell(_ context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error) {
	f.told = append(f.told, cmd)
	return bot.Receipt{Conversation: id, New: true}, nil
}

func (f *talks) View(_ context.Context, id bot.ID, look func(*bot.State)) error {
	s, ok := f.states[id]
	if !ok {
		return bot.ErrNotFound
	}
	look(s)
	return nil
}

func (f *talks) Since(_ context.Context, id bot.ID, _ uint64) ([]bot.Commit, error) {
	if _, ok := f.states[id]; !ok {
		return nil, bot.ErrNotFound
	}
	return nil, nil
}

func (f *talks) Find(_ context.Context, q bot.Query) (bot.Page, error) {
	var p bot.Page
	for _, s := range f.states {
		sum := s.Summary(time.Time{})
		for _, want := range q.Statuses {
			if sum.Status == want && (q.Assignee == "" || q.Assignee == sum.Assignee) {
				p.Summaries = append(p.Summaries, sum)
			}
		}
	}
	p.Total = len(p.Summaries)
	return p, nil
}

func (f *talks) Count(context.Context) (map[bot.Status]int, error) { return nil, nil }

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

const good = "een rustige ochtend"

func (w *world) person(name string, role bot.UserRole) bot.User {
	w.t.Helper()
	u, _, err := w.AddUser(w.t.Context(), admin, bot.User{Email: name + "@voorbeeld.nl", Name: name, Role: role}, good, w.now)
	w.must(err)
	return u
}

func (w *world) login(email, password string) (string, error) {
	secret, _, err := w.Login(w.t.Context(), email, password, "192.0.2.1", w.now)
	return secret, err
}

func wantCode(t *testing.T, err error, want bot.Code) {
	t.Helper()
	if got := bot.CodeOf(err); got != want {
		t.Errorf("error %v has code %q, want %q", err, got, want)
	}
}

package actor_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
)

func TestOpenGreetsAndKeepsOnlyTheTokensHash(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	got := open(t, r)
	events := w.log(got.Conversation)
	opened, ok := events[0].(bot.Opened)
	if !ok || !got.Token.Matches(opened.Token) || opened.Token == string(got.Token) {
		t.Errorf("first event %+v does not hold the hash of the token", events[0])
	}
	if got.Last != uint64(len(events)) || got.Seq != 1 || !got.New {
		t.Errorf("receipt %+v for %d events", got, len(events))
	}
	if len(heard(events, bot.Bot)) != 1 {
		t.Error("the bot did not greet")
	}
}

func TestSayIsStoredOnceHoweverOftenItIsSent(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	id := open(t, r).Conversation
	first := tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	second := tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	if first.Seq != second.Seq || !first.New || second.New {
		t.Errorf("receipts %+v and %+v", first, second)
	}
	events := w.log(id)
	if got := heard(events, bot.Customer); len(got) != 1 {
		t.Errorf("stored %d times", len(got))
	}
	if said, ok := events[first.Seq-1].(bot.Said); !ok || said.Re != "k1" {
		t.Errorf("event %d is %+v, not the message", first.Seq, events[first.Seq-1])
	}
}

// The runtime rests after it has answered: whether the conversation is still in
// memory can be asked once every goroutine waits.
func TestTellAnswersWhatThereIsNot(t *testing.T) {
	inTime(t, func(t *testing.T, _ *world, r *actor.Runtime) {
		_, err := r.Tell(t.Context(), bot.NewID(), bot.Say{Key: "k", Text: "hallo"})
		if !errors.Is(err, bot.ErrNotFound) {
			t.Errorf("err = %v", err)
		}
		synctest.Wait()
		if r.Live() != 0 {
			t.Error("a conversation that does not exist stays in memory")
		}
	})
}

func TestStoreDownRefusesAndLosesNothing(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	id := open(t, r).Conversation
	tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	w.store.setDown(true)
	_, err := r.Tell(t.Context(), id, bot.Say{Key: "k2", Text: "En vies."})
	if !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("err = %v", err)
	}
	w.store.setDown(false)
	tell(t, r, id, bot.Say{Key: "k2", Text: "En vies."})
	if got := heard(w.log(id), bot.Customer); len(got) != 2 || got[1] != "En vies." {
		t.Errorf("customer said %q", got)
	}
}

// An append may be carried out though its answer is lost. The sender is told
// that nothing is known to be stored, sends again, and is stored once.
func TestUnknownOutcomeNeverDoubles(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	id := open(t, r).Conversation
	w.store.around(nil, func(bot.Commit) error { return context.DeadlineExceeded })
	_, err := r.Tell(t.Context(), id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	if !errors.Is(err, bot.ErrUnavailable) {
		t.Fatalf("err = %v", err)
	}
	w.store.around(nil, nil)
	again := tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	if again.New {
		t.Error("carried out twice")
	}
	if got := heard(w.log(id), bot.Customer); len(got) != 1 {
		t.Errorf("stored %d times", len(got))
	}
}

func TestPanicCostsOneCommandAndNoState(t *testing.T) {
	w := newWorld(t)
	var caught []any
	r := w.runtime(func(o *actor.Options) {
		o.Understander = reader{panics: func(text string) bool { return text == "boem" }}
		o.Watch.Panicked = func(_ bot.ID, what any, _ []byte) { caught = append(caught, what) }
	})
	id := open(t, r).Conversation
	tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	_, err := r.Tell(t.Context(), id, bot.Say{Key: "k2", Text: "boem"})
	if bot.CodeOf(err) != bot.Internal {
		t.Fatalf("err = %v", err)
	}
	if len(caught) != 1 {
		t.Errorf("caught %d panics", len(caught))
	}
	tell(t, r, id, bot.Say{Key: "k3", Text: "En vies."})
	if got := heard(w.log(id), bot.Customer); len(got) != 2 {
		t.Errorf("customer said %q", got)
	}
}

func TestFullMailboxRefusesAtTheDoor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		r := w.runtime(func(o *actor.Options) { o.Mailbox = 2 })
		id := open(t, r).Conversation
		release := make(chan struct{})
		w.store.around(func(bot.Commit) error {
			<-release
			return nil
		}, nil)
		keys := []string{"under-way", "waits-1", "waits-2"}
		var wg sync.WaitGroup
		for _, key := range keys {
			wg.Go(func() {
				if _, err := r.Tell(t.Context(), id, bot.Say{Key: key, Text: key}); err != nil {
					t.Errorf("%s: %v", key, err)
				}
			})
			synctest.Wait() // it is in the box, or out of it and with the store
		}
		_, err := r.Tell(t.Context(), id, bot.Say{Key: "too-many", Text: "too-many"})
		if bot.CodeOf(err) != bot.TooFast {
			t.Errorf("err = %v", err)
		}
		close(release)
		wg.Wait()
		if got := heard(w.log(id), bot.Customer); !slices.Equal(got, keys) {
			t.Errorf("stored %q", got)
		}
		shut(t, r)
	})
}

func TestSinceServesEveryCursor(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	id := open(t, r).Conversation
	for i := range 150 {
		tell(t, r, id, bot.Say{Key: fmt.Sprint("k", i), Text: fmt.Sprintf("bericht %d", i)})
	}
	total := uint64(len(w.log(id)))
	for after := uint64(0); after <= total+2; after++ {
		log, err := r.Since(t.Context(), id, after)
		if err != nil {
			t.Fatal(err)
		}
		next := after + 1
		for i, c := range log {
			if i == 0 && c.Seq <= next && c.Last() >= next {
				next = c.Seq
			}
			if c.Seq != next {
				t.Fatalf("after %d: commit %d where %d is next", after, c.Seq, next)
			}
			next = c.Last() + 1
		}
		if want := max(total, after) + 1; next != want {
			t.Fatalf("after %d: ends before %d, want %d", after, next, want)
		}
	}
	before := w.store.reads()
	if _, err := r.Since(t.Context(), id, total-1); err != nil || w.store.reads() != before {
		t.Errorf("a client that is a little behind cost a read of the store (%v)", err)
	}
}

func TestCloseAnswersWhatIsUnderWayAndRefusesTheRest(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	id := open(t, r).Conversation
	entered, release := make(chan struct{}), make(chan struct{})
	w.store.around(func(bot.Commit) error {
		close(entered)
		<-release
		return nil
	}, nil)
	answered := make(chan error, 1)
	go func() {
		_, err := r.Tell(context.Background(), id, bot.Say{Key: "k1", Text: "De trein was te laat."})
		answered <- err
	}()
	<-entered
	gone, cancel := context.WithCancel(context.Background())
	cancel()
	if err := r.Close(gone); !errors.Is(err, context.Canceled) {
		t.Errorf("closed while a command was under way: %v", err)
	}
	if _, err := r.Tell(t.Context(), id, bot.Say{Key: "k2", Text: "Nog iets."}); !errors.Is(err, bot.ErrUnavailable) {
		t.Errorf("took a command while closing: %v", err)
	}
	close(release)
	if err := r.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if err := <-answered; err != nil {
		t.Errorf("a command under way was not answered: %v", err)
	}
}

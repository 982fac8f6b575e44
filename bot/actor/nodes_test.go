package actor_test

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
)

// Two nodes on one store, eight writers in one conversation, every message also
// sent through the other node: no gap, none lost, none doubled. The bus loses
// half of the announcements; that may cost retries and nothing else.
func TestTwoNodesLoseAndDoubleNothing(t *testing.T) {
	for _, deaf := range []bool{false, true} {
		t.Run(fmt.Sprintf("deaf=%v", deaf), func(t *testing.T) {
			w := newWorld(t)
			w.bus.deaf = deaf
			nodes := []*actor.Runtime{w.runtime(nil), w.runtime(nil)}
			id := open(t, nodes[0]).Conversation
			const writers, each = 8, 40
			var wg sync.WaitGroup
			for writer := range writers {
				wg.Go(func() {
					for i := range each {
						key := fmt.Sprintf("w%d-%d", writer, i)
						for n := range nodes {
							node := nodes[(writer+n)%2]
							say(t, node, id, key)
						}
					}
				})
			}
			wg.Wait()
			got := heard(w.log(id), bot.Customer)
			slices.Sort(got)
			if n := len(slices.Compact(slices.Clone(got))); n != writers*each || len(got) != n {
				t.Errorf("%d messages stored, %d different, want %d", len(got), n, writers*each)
			}
			for writer := range writers {
				inOrder(t, heard(w.log(id), bot.Customer), fmt.Sprintf("w%d-", writer), each)
			}
		})
	}
}

// say resends until it is answered, as a client does.
func say(t *testing.T, r *actor.Runtime, id bot.ID, key string) {
	for {
		_, err := r.Tell(context.Background(), id, bot.Say{Key: key, Text: key})
		switch bot.CodeOf(err) {
		case "":
			return
		case bot.Unavailable, bot.TooFast:
		default:
			t.Errorf("%s: %v", key, err)
			return
		}
	}
}

func inOrder(t *testing.T, texts []string, prefix string, n int) {
	t.Helper()
	next := 0
	for _, text := range texts {
		if text == fmt.Sprint(prefix, next) {
			next++
		}
	}
	if next != n {
		t.Errorf("%s: only the first %d are in order", prefix, next)
	}
}

// A commit of another node that comes while this one loads the log was once
// forgotten: the announcement was taken for one that the log answers, and the
// customer's socket here got nothing until somebody spoke again.
func TestCommitOfAnotherNodeWhileLoadingIsNotForgotten(t *testing.T) {
	w := newWorld(t)
	here, there := w.runtime(nil), w.runtime(nil)
	id := open(t, there).Conversation
	var told bot.Receipt
	w.store.loaded = func() { told = tell(t, there, id, bot.Say{Key: "k1", Text: "De trein was te laat."}) }
	if err := here.View(t.Context(), id, func(*bot.State) {}); err != nil {
		t.Fatal(err)
	}
	log, err := here.Since(t.Context(), id, told.Seq-1)
	if err != nil || len(log) == 0 || log[len(log)-1].Last() != told.Last {
		t.Errorf("got %v, %v; event %d is there", log, err, told.Last)
	}
}

// A pause that ends a story comes due on both nodes at once; the bot answers
// once.
func TestTickOnTwoNodesFiresOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		nodes := []*actor.Runtime{w.runtime(nil), w.runtime(nil)}
		for _, n := range nodes {
			go n.Run(ctx)
		}
		id := open(t, nodes[0]).Conversation
		tell(t, nodes[0], id, bot.Say{Key: "k1", Text: "De trein was een uur te laat."})
		// The other node folds the conversation too, and so has its own timer.
		if err := nodes[1].View(ctx, id, func(*bot.State) {}); err != nil {
			t.Fatal(err)
		}
		before := len(heard(w.log(id), bot.Bot))
		time.Sleep(w.policy.StoryPause + 5*time.Second)
		synctest.Wait()
		if got := len(heard(w.log(id), bot.Bot)) - before; got != 1 {
			t.Errorf("the bot answered %d times", got)
		}
		shut(t, nodes...)
	})
}

// Who woke a conversation was once free to put its moment off to the end of its
// idle minute, over what another who came in between had found to be due.
func TestTwoWhoWakeAConversationPutNothingOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		before, after := w.runtime(nil), w.runtime(nil)
		var ids []bot.ID
		for range 100 {
			id := open(t, before).Conversation
			tell(t, before, id, bot.Say{Key: "k1", Text: "De trein was een uur te laat."})
			ids = append(ids, id)
		}
		shut(t, before)
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		go after.Run(ctx)
		for _, id := range ids {
			var both sync.WaitGroup
			for range 2 {
				both.Go(func() {
					if err := after.View(ctx, id, func(*bot.State) {}); err != nil {
						t.Error(err)
					}
				})
			}
			both.Wait()
		}
		time.Sleep(w.policy.StoryPause + time.Second)
		synctest.Wait()
		for _, id := range ids {
			if n := len(heard(w.log(id), bot.Bot)); n != 2 {
				t.Errorf("the bot said %d things in %s", n, id)
			}
		}
		shut(t, after)
	})
}

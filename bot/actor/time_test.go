package actor_test

import (
	"context"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
)

// inTime runs test in a bubble, with a runtime whose timers run.
func inTime(t *testing.T, test func(t *testing.T, w *world, r *actor.Runtime)) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		r := w.runtime(nil)
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			r.Run(ctx)
			close(done)
		}()
		test(t, w, r)
		shut(t, r)
		stop()
		<-done
	})
}

func shut(t *testing.T, nodes ...*actor.Runtime) {
	t.Helper()
	for _, r := range nodes {
		if err := r.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func spoken(w *world, id bot.ID) int {
	synctest.Wait()
	return len(heard(w.log(id), bot.Bot))
}

func TestSilenceEndsTheStory(t *testing.T) {
	inTime(t, func(t *testing.T, w *world, r *actor.Runtime) {
		id := open(t, r).Conversation
		tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
		time.Sleep(w.policy.StoryPause - time.Second)
		tell(t, r, id, bot.Say{Key: "k2", Text: "En vies."})
		before := spoken(w, id)
		time.Sleep(w.policy.StoryPause - time.Second)
		if got := spoken(w, id); got != before {
			t.Error("the bot spoke before the pause was over (C08)")
		}
		time.Sleep(2 * time.Second)
		if got := spoken(w, id); got != before+1 {
			t.Errorf("the bot spoke %d times after the pause", got-before)
		}
	})
}

// C09: never between a keystroke and eight seconds after it.
func TestTypingPutsTheBotOff(t *testing.T) {
	inTime(t, func(t *testing.T, w *world, r *actor.Runtime) {
		id := open(t, r).Conversation
		tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
		before := spoken(w, id)
		for range 10 {
			time.Sleep(5 * time.Second)
			r.SetTyping(id, true)
		}
		time.Sleep(8*time.Second - time.Millisecond)
		if got := spoken(w, id); got != before {
			t.Error("the bot spoke within eight seconds of a keystroke (C09)")
		}
		time.Sleep(2 * time.Second)
		if got := spoken(w, id); got != before+1 {
			t.Errorf("the bot spoke %d times when typing had ended", got-before)
		}
	})
}

func TestConversationLeavesMemoryAMinuteAfterItsLastWork(t *testing.T) {
	inTime(t, func(t *testing.T, w *world, r *actor.Runtime) {
		id := open(t, r).Conversation
		tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
		time.Sleep(50 * time.Second) // the pause has ended the story meanwhile: work
		synctest.Wait()
		if r.Live() != 1 {
			t.Error("dropped while it was live")
		}
		time.Sleep(2 * time.Minute)
		synctest.Wait()
		if r.Live() != 0 {
			t.Error("still in memory")
		}
		tell(t, r, id, bot.Say{Key: "k2", Text: "En vies."})
		if got := heard(w.log(id), bot.Customer); len(got) != 2 {
			t.Errorf("customer said %q", got)
		}
	})
}

// Ten thousand customers who open a conversation and say nothing don't cost ten
// thousand states.
func TestOnlyTheLastOpenedStayInMemory(t *testing.T) {
	w := newWorld(t)
	r := w.runtime(nil)
	spoke := open(t, r).Conversation
	tell(t, r, spoke, bot.Say{Key: "k1", Text: "De trein was te laat."})
	var first bot.ID
	for i := range 1500 {
		if id := open(t, r).Conversation; i == 0 {
			first = id
		}
	}
	if n := r.Live(); n > 1100 {
		t.Errorf("%d in memory", n)
	}
	before := w.store.reads()
	tell(t, r, spoke, bot.Say{Key: "k2", Text: "En vies."})
	if w.store.reads() != before {
		t.Error("one in which something was said had to make room")
	}
	tell(t, r, first, bot.Say{Key: "k1", Text: "De trein was te laat."})
}

// A store that is down when a tick is due gets it again later, not in a loop.
func TestTickIsTriedAgainWhenTheStoreIsBack(t *testing.T) {
	inTime(t, func(t *testing.T, w *world, r *actor.Runtime) {
		id := open(t, r).Conversation
		tell(t, r, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
		before := spoken(w, id)
		var tries atomic.Int32
		w.store.around(func(bot.Commit) error { tries.Add(1); return errDown }, nil)
		time.Sleep(w.policy.StoryPause + 30*time.Second)
		synctest.Wait()
		if n := tries.Load(); n == 0 || n > 10 {
			t.Errorf("tried %d times", n)
		}
		w.store.around(nil, nil)
		tell(t, r, id, bot.See{Seq: 1}) // any work brings it back to memory; the clock does so for the others
		time.Sleep(10 * time.Second)
		if got := spoken(w, id); got != before+1 {
			t.Errorf("the bot spoke %d times", got-before)
		}
	})
}

// Clocks of nodes differ; in one conversation time never runs backward.
func TestTimeNeverRunsBackwardInALog(t *testing.T) {
	w := newWorld(t)
	ahead := w.runtime(func(o *actor.Options) { o.Now = func() time.Time { return time.Now().Add(time.Hour) } })
	behind := w.runtime(nil)
	id := open(t, ahead).Conversation
	tell(t, ahead, id, bot.Say{Key: "k1", Text: "De trein was te laat."})
	tell(t, behind, id, bot.Say{Key: "k2", Text: "En vies."})
	log, err := w.store.Load(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(log); i++ {
		if log[i].At.Before(log[i-1].At) {
			t.Errorf("commit %d is from %v, the one before from %v", log[i].Seq, log[i].At, log[i-1].At)
		}
	}
}

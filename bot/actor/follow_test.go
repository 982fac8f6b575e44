package actor_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/actor"
)

func TestWhoFollowsSeesEveryCommitWithItsReading(t *testing.T) {
	w := newWorld(t)
	var asked []string
	r := w.runtime(func(o *actor.Options) {
		o.Follow = func(s *bot.State, cmd bot.Command, c bot.Commit) {
			if say, ok := cmd.(bot.Say); ok {
				asked = append(asked, say.Reading.Masked)
				if s.Last.Seq != c.Seq {
					t.Errorf("the state is at message %d, the commit at %d", s.Last.Seq, c.Seq)
				}
			}
		}
	})
	id := open(t, r).Conversation
	tell(t, r, id, bot.Say{Key: "1", Text: "Mijn pakket is zoek."})
	tell(t, r, id, bot.Say{Key: "1", Text: "Mijn pakket is zoek."}) // again: nothing is stored
	if len(asked) != 1 || asked[0] != "Mijn pakket is zoek." {
		t.Errorf("shown %q", asked)
	}
}

func TestAFollowerThatPanicsCostsTheCustomerNothing(t *testing.T) {
	w := newWorld(t)
	panics := 0
	r := w.runtime(func(o *actor.Options) {
		o.Follow = func(*bot.State, bot.Command, bot.Commit) { panic("ill") }
		o.Watch.Panicked = func(bot.ID, any, []byte) { panics++ }
	})
	id := open(t, r).Conversation
	tell(t, r, id, bot.Say{Key: "1", Text: "Mijn pakket is zoek."})
	if panics != 1 {
		t.Errorf("%d panics were reported", panics)
	}
}

// The model never answers: the customer hears from us all the same, at the
// moment that was set.
func TestAnAnswerThatWaitsForAModelComesByItself(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWorld(t)
		r := w.runtime(func(o *actor.Options) { o.Await = func() time.Duration { return 1200 * time.Millisecond } })
		ctx := t.Context()
		go func() { _ = r.Run(ctx) }()
		id := open(t, r).Conversation
		tell(t, r, id, bot.Say{Key: "1", Text: "Mijn pakket is zoek."})
		tell(t, r, id, bot.Choose{Key: "2", Choice: "done"})
		if got := heard(w.log(id), bot.Bot); len(got) != 1 {
			t.Fatalf("the bot said %q", got)
		}
		time.Sleep(1200 * time.Millisecond)
		synctest.Wait()
		if got := heard(w.log(id), bot.Bot); len(got) != 2 {
			t.Errorf("the bot said %q", got)
		}
		if err := r.Close(ctx); err != nil {
			t.Error(err)
		}
	})
}

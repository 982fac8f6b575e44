package clock_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/clock"
)

// town is a store and a runtime in one: conversations with a moment each, which
// a Tick takes away, except from those that have nothing to do.
type town struct {
	mu      sync.Mutex
	due     map[bot.ID]time.Time
	order   []bot.ID
	stuck   map[bot.ID]bool
	broken  map[bot.ID]bool
	ticked  map[bot.ID]int
	down    bool
	biggest int
}

func newTown() *town {
	return &town{
		due: map[bot.ID]time.Time{}, stuck: map[bot.ID]bool{}, broken: map[bot.ID]bool{}, ticked: map[bot.ID]int{},
	}
}

func (w *town) add(id bot.ID, due time.Time) {
	w.due[id] = due
	w.order = append(w.order, id)
}

var errDown = errors.New("down")

func (w *town) FindDue(_ context.Context, now time.Time, limit int) ([]bot.ID, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.down {
		return nil, errDown
	}
	w.biggest = max(w.biggest, limit)
	var ids []bot.ID
	for _, id := range w.order {
		if at, ok := w.due[id]; ok && !at.After(now) && len(ids) < limit {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

func (w *town) tell(_ context.Context, id bot.ID, cmd bot.Command) (bot.Receipt, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, ok := cmd.(bot.Tick); !ok {
		return bot.Receipt{}, fmt.Errorf("told %T", cmd)
	}
	w.ticked[id]++
	switch {
	case w.broken[id]:
		return bot.Receipt{}, bot.ErrUnavailable
	case w.stuck[id]:
		return bot.Receipt{}, nil
	}
	delete(w.due, id)
	return bot.Receipt{New: true}, nil
}

func (w *town) ticks(id bot.ID) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ticked[id]
}

func TestTellsWhoIsDueOnceAndNotBefore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newTown()
		start := time.Now()
		w.add("past", start.Add(-time.Hour)) // while the program was stopped
		w.add("soon", start.Add(30*time.Second))
		w.add("later", start.Add(time.Hour))
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan error)
		go func() { done <- clock.New(clock.Options{Store: w, Tell: w.tell, Now: time.Now}).Run(ctx) }()
		synctest.Wait()
		if w.ticks("past") != 1 {
			t.Error("what came due while the program was stopped was not told at once")
		}
		time.Sleep(39 * time.Second)
		if w.ticks("soon") != 0 {
			t.Error("told before the node where it may be live had its chance")
		}
		time.Sleep(10 * time.Second)
		synctest.Wait()
		if w.ticks("soon") != 1 || w.ticks("past") != 1 || w.ticks("later") != 0 {
			t.Errorf("told %v", w.ticked)
		}
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
}

// Conversations that stay due, whatever the reason, must not keep others out.
func TestThoseThatStayDueDoNotKeepOthersOut(t *testing.T) {
	w := newTown()
	long := time.Now().Add(-time.Hour)
	for i := range 700 {
		id := bot.ID(fmt.Sprint("stuck-", i))
		w.add(id, long)
		w.stuck[id] = i%2 == 0
		w.broken[id] = i%2 == 1
	}
	w.add("waiting", long)
	failed := 0
	s := clock.New(clock.Options{Store: w, Tell: w.tell, Now: time.Now, Failed: func(bot.ID, error) { failed++ }})
	for range 10 {
		if _, err := s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if w.ticks("waiting") != 1 {
		t.Errorf("told %d times", w.ticks("waiting"))
	}
	if failed == 0 {
		t.Error("nobody heard of those that failed")
	}
}

func TestALongQueueIsWorkedOffWithoutPause(t *testing.T) {
	w := newTown()
	for i := range 2000 {
		w.add(bot.ID(fmt.Sprint(i)), time.Now().Add(-time.Hour))
	}
	s := clock.New(clock.Options{Store: w, Tell: w.tell, Now: time.Now})
	sweeps := 0
	for more := true; more; sweeps++ {
		var err error
		if more, err = s.Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if len(w.due) != 0 || sweeps < 2 {
		t.Errorf("%d left after %d sweeps", len(w.due), sweeps)
	}
}

func TestStoreDownIsTheOwnersToKnow(t *testing.T) {
	w := newTown()
	w.down = true
	err := clock.New(clock.Options{Store: w, Tell: w.tell, Now: time.Now}).Run(t.Context())
	if !errors.Is(err, errDown) {
		t.Errorf("err = %v", err)
	}
}

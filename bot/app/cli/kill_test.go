package cli_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/store/sqlite"
)

const (
	crowd     = 500  // chats at once
	untilKill = 2500 // acknowledged messages before the power goes
	mostLeft  = 2    // messages of each chat after it came back
	mostCalls = 50   // connections of each chat for those
)

// TestPowerCut kills the server in the middle of 500 chats that send as fast as
// they are answered, and starts it again on the same store. What was
// acknowledged must be there exactly once, where its ack said; what was sent
// and not acknowledged is sent again with the same id and must not be doubled.
func TestPowerCut(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes and takes some seconds")
	}
	t.Parallel()
	data := t.TempDir()
	customers := make([]*customer, crowd)
	for i := range customers {
		customers[i] = newCustomer(i)
	}
	acks := newTally(untilKill)

	first := startProcess(t, "--data", data)
	killed := make(chan struct{})
	go func() {
		defer close(killed)
		select {
		case <-acks.reached:
		case <-time.After(8 * time.Minute): // for acks that never come; on a busy machine all of this test has taken four
		}
		first.kill(t)
	}()
	all(t, customers, func(c *customer) error {
		return c.talk(first.url, acks, func() bool { return true })
	})
	<-killed
	if acks.count() < untilKill {
		t.Fatalf("%d messages acknowledged before the power went, want %d\n%s", acks.count(), untilKill, first.log)
	}
	inFlight := 0
	for _, c := range customers {
		if c.waiting != nil {
			inFlight++
		}
	}

	second := startProcess(t, "--data", data)
	all(t, customers, func(c *customer) error {
		left := mostLeft
		more := func() bool { left--; return left >= 0 }
		for range mostCalls { // who loses the connection comes again, as a customer's browser does
			if err := c.talk(second.url, acks, more); err != nil || c.waiting == nil && left < 0 {
				return err
			}
			<-time.After(100 * time.Millisecond)
		}
		return fmt.Errorf("customer %d came %d times and was not heard out", c.name, mostCalls)
	})
	second.stop(t)

	t.Logf("%d messages acknowledged, %d were in flight when the power went", acks.count(), inFlight)
	if inFlight == 0 {
		t.Error("nothing was in flight: the test has shown nothing")
	}
	exactlyOnce(t, data, customers)
	if out := must(t, "", "verify", "--data", data); !strings.Contains(out, "good") {
		t.Errorf("verify: %s", out)
	}
}

// tally counts acks and tells when there are enough.
type tally struct {
	n       atomic.Int64
	enough  int64
	reached chan struct{}
}

func newTally(enough int64) *tally {
	return &tally{enough: enough, reached: make(chan struct{})}
}

func (t *tally) add() {
	if t.n.Add(1) == t.enough {
		close(t.reached)
	}
}

func (t *tally) count() int64 { return t.n.Load() }

// all lets every customer talk at once and waits for all of them.
func all(t *testing.T, customers []*customer, talk func(*customer) error) {
	t.Helper()
	var done sync.WaitGroup
	for _, c := range customers {
		done.Go(func() {
			if err := talk(c); err != nil {
				t.Error(err)
			}
		})
	}
	done.Wait()
}

// exactlyOnce holds every customer's acks against the log.
func exactlyOnce(t *testing.T, data string, customers []*customer) {
	t.Helper()
	store, err := sqlite.Open(t.Context(), filepath.Join(data, "gehoor.db"), sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, c := range customers {
		if c.waiting != nil {
			t.Errorf("customer %d never got an ack for %s", c.name, c.waiting.id)
		}
		if c.conv == "" {
			continue
		}
		log, err := store.Load(t.Context(), bot.ID(c.conv), 0)
		if err != nil {
			t.Errorf("customer %d: %v", c.name, err)
			continue
		}
		at := map[string]uint64{}
		for _, commit := range log {
			for i, e := range commit.Events {
				said, ok := e.(bot.Said)
				if !ok || said.By.Role != bot.Customer {
					continue
				}
				if was, twice := at[said.Re]; twice {
					t.Errorf("customer %d: message %s stands at %d and at %d", c.name, said.Re, was, commit.Seq+uint64(i))
				}
				at[said.Re] = commit.Seq + uint64(i)
			}
		}
		for id, seq := range c.acked {
			if at[id] != seq {
				t.Errorf("customer %d: message %s was acknowledged at %d and stands at %d", c.name, id, seq, at[id])
			}
		}
	}
}

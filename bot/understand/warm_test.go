package understand_test

import (
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/understand"
)

// counted counts how often the processes are asked for.
type counted struct {
	bot.Topics

	asked *atomic.Int32
}

func (c counted) Options(slot string) []bot.Option {
	if slot == "process" {
		c.asked.Add(1)
	}
	return c.Topics.Options(slot)
}

// After a restart five hundred customers wrote at once, each of their messages
// trained the classifier anew, and most were refused.
func TestManyFirstMessagesTrainOnce(t *testing.T) {
	topics := counted{complaintTopics(t), new(atomic.Int32)}
	rules := understand.New()
	var wg sync.WaitGroup
	const customers = 20
	for range customers {
		wg.Go(func() {
			_, err := rules.Read(t.Context(), bot.Input{
				Text: "Mijn pakket kwam te laat aan.", Now: time.Unix(1.8e9, 0), Zone: time.UTC, Locale: "nl", Dialog: topics,
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if n := topics.asked.Load() - customers; n != 1 { // each reading asks once for itself
		t.Errorf("trained %d times", n)
	}
}

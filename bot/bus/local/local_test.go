package local_test

import (
	"testing"

	"github.com/gehoor/gehoor/bot"
	"github.com/gehoor/gehoor/bot/bus/bustest"
	"github.com/gehoor/gehoor/bot/bus/local"
)

func TestLocal(t *testing.T) {
	bustest.Run(t, func(t *testing.T) bot.Bus {
		b := local.New()
		t.Cleanup(func() {
			if err := b.Close(); err != nil {
				t.Error(err)
			}
		})
		return b
	})
}

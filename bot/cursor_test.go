package bot_test

import (
	"errors"
	"reflect"
	"testing"

	"github.com/gehoor/gehoor/bot"
)

func FuzzCursor(f *testing.F) {
	like := []any{int64(0), ""}
	good := bot.MarshalCursor("due", []any{int64(-1764000000000), "id"})
	f.Add(good)
	f.Add("")
	f.Add(bot.MarshalCursor("queue", []any{int64(1), "id"}))
	f.Add(bot.MarshalCursor("due", []any{"1", "id"}))
	f.Add(bot.MarshalCursor("due", nil))
	f.Fuzz(func(t *testing.T, cursor string) {
		key, err := bot.UnmarshalCursor(cursor, "due", like)
		switch {
		case err != nil && !errors.Is(err, bot.E(bot.Invalid, "", nil)):
			t.Errorf("%v is not Invalid", err)
		case err == nil && cursor != "" && len(key) != len(like):
			t.Errorf("%d values, want %d", len(key), len(like))
		}
	})
	key, err := bot.UnmarshalCursor(good, "due", like)
	if err != nil || !reflect.DeepEqual(key, []any{int64(-1764000000000), "id"}) {
		f.Errorf("comes back as %v, %v", key, err)
	}
	if _, err := bot.UnmarshalCursor(good, "queue", like); err == nil {
		f.Error("the cursor of another order was taken")
	}
}

package bot

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"reflect"
)

// MarshalCursor makes the cursor of a page that ends at key, sorted by order.
// key holds the sort key of the page's last summary: strings and int64s below
// 1<<53, so that summaries which come or go in between shift nothing.
func MarshalCursor(order string, key []any) string {
	text, _ := json.Marshal(append([]any{order}, key...)) // strings and integers: can't fail
	return base64.RawURLEncoding.EncodeToString(text)
}

var errCursor = errors.New("not a cursor of this order")

// UnmarshalCursor returns the key that MarshalCursor was given, with values of
// the same types as like has. It returns nil for "", and an Invalid error for
// the cursor of another order or of none.
func UnmarshalCursor(cursor, order string, like []any) ([]any, error) {
	if cursor == "" {
		return nil, nil
	}
	bad := E(Invalid, "error.invalid", errCursor)
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil {
		return nil, bad
	}
	var values []any
	if json.Unmarshal(text, &values) != nil || len(values) != len(like)+1 || values[0] != order {
		return nil, bad
	}
	values = values[1:]
	for i, v := range values {
		if n, ok := v.(float64); ok {
			values[i] = int64(n)
		}
		if reflect.TypeOf(values[i]) != reflect.TypeOf(like[i]) {
			return nil, bad
		}
	}
	return values, nil
}

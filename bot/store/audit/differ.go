package audit

import (
	"bytes"
	"reflect"
	"slices"
	"strings"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// differences names the fields in which two summaries differ, without what is
// in them. Times are compared to the millisecond, as they are stored; a list
// without entries is like no list.
func differences(want, got bot.Summary) string {
	var fields []string
	a, b := reflect.ValueOf(want), reflect.ValueOf(got)
	for i := range a.NumField() {
		if !alike(a.Field(i).Interface(), b.Field(i).Interface()) {
			fields = append(fields, fieldName(a.Type().Field(i)))
		}
	}
	return strings.Join(fields, ", ")
}

func alike(a, b any) bool {
	switch a := a.(type) {
	case time.Time:
		return milli(a).Equal(milli(b.(time.Time)))
	case []string:
		return slices.Equal(a, b.([]string))
	case []byte:
		return bytes.Equal(a, b.([]byte))
	}
	return a == b
}

func milli(t time.Time) time.Time { return t.Truncate(time.Millisecond) }

func fieldName(f reflect.StructField) string {
	name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
	return name
}

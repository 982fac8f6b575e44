package storetest

import (
	"encoding/json"
	"fmt"
	"reflect"
	"time"

	"github.com/gehoor/gehoor/bot"
)

// filled returns an event with every field set, so that a field which is added
// later is held against the stores too.
func filled[E bot.Event]() bot.Event {
	var e E
	fill(reflect.ValueOf(&e).Elem(), reflect.TypeFor[E]().Name())
	return e
}

// fill sets v, and all that it holds, to something that isn't zero. Its path
// makes texts differ.
func fill(v reflect.Value, path string) {
	if v.Type() == reflect.TypeFor[time.Time]() {
		v.Set(reflect.ValueOf(start))
		return
	}
	if reads, ok := v.Addr().Interface().(json.Unmarshaler); ok { // a date of the deadline engine
		if reads.UnmarshalJSON([]byte(`"2026-05-08"`)) == nil {
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(path + " é")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(int64(len(path)))
	case reflect.Uint64:
		v.SetUint(uint64(len(path)))
	case reflect.Float64:
		v.SetFloat(float64(len(path)) + 0.25)
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem(), path)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), fmt.Sprintf("%s%d", path, i))
		}
	case reflect.Map:
		value := reflect.New(v.Type().Elem()).Elem()
		fill(value, path)
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("key").Convert(v.Type().Key()), value)
	case reflect.Interface:
		v.Set(reflect.ValueOf(any(path)))
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				fill(v.Field(i), path+"."+v.Type().Field(i).Name)
			}
		}
	default:
		panic(fmt.Sprintf("storetest: no value for a %s at %s", v.Type(), path))
	}
}
